"""
The read model: one SQLite file, written by one thread, read by several.

    schema     the tables
    connection how the file is opened
    writer     batches of records -> rows, in one transaction each
    rows       many rows in one statement
    merging    the full-text index is merged, a little at a time
    pruning    what is too old or too much is removed
    statements the writer's SQL
    reader     reads in threads, so that the event loop never waits
"""
