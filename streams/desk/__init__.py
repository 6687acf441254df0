"""
The desk: clean -> dedupe -> enrich, as a Faust app.

    agents, worker, tables, cleaning, app   carry: Kafka, processes, tables
    judging/                                decide what an item is to readers
    memory/                                 what deciding needs to remember
    routing/                                which sinks an item goes to
    findings, enrich                        from decisions to records
    rehearsal, compare                      the same desk without Kafka
"""
