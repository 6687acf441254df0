"""
The read model: one SQLite file, written by one thread, read by several.

    schema     the tables
    connection how the file is opened
    writer     batches of records -> rows, in one transaction each
    statements the writer's SQL
    reader     reads in threads, so that the event loop never waits
"""
