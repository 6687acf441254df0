"""
The desk, a Faust app: clean -> dedupe -> enrich -> stories.

Each step has a package with its agent and its pure step.

    clean/      step 1: extract the news item of a raw record
    dedupe/     step 2: judge what the item is to readers
    enrich/     step 3: add entities and places, route to sinks
    stories/    step 4: join the items on one event
    processes/  the processes that clean and enrich
    sinks/      the routing rules
    state/      what the steps remember, and its Faust tables
    failures    the guard of every step; makes dead letters
    missing_topics  ends a desk whose topics were deleted
    reporting   metrics, log and span of every step
    worker      the Faust app: agents, tables, tick timer
    app         the app for Faust's command line
    factory     builds routes and entity engine from the settings
    simulator   the same steps and guard without Kafka
"""
