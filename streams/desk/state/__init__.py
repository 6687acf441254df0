"""
What the desk remembers.

    models         the records of the stores
    expiry_index   keys by the day of last use, for expiry
    sorted_runs    sorts many entries without a long pause
    state          the dedupe step's stores and their derived indexes
    delivery_log   the enrich step's store: what was sent of an item, and where
    faust_stores   both on Faust tables, one object per partition
"""
