"""
Step 3: adds entities, subjects and places to a unique item and routes it.

    agent   the agent ``desk.enrich``
    step    a unique item in, the records that readers get out
    story_report  what the stories step gets of a version
"""
