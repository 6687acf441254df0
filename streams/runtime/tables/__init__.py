"""
The changelogs of a desk's tables.

    changelogged_table   writes them together with the outputs of an event
    bulk_recovery        reads them in batches when a worker starts
"""
