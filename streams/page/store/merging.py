"""
Merge the segments of the full-text index, a little at a time.

Each transaction writes its words as a segment of their own. A search looks
into every segment, and the removal of a text does so for each of its words:
90 ms with 22 segments, 10 ms with one. FTS5's own merges are part of a
commit, and one of them took 4.8 s.
"""

import apsw

from streams.page.store.connection import transaction

__all__ = ["merge_words"]

MERGED_PAGES = 64
"""Pages of 4 KB of one step: 8 ms, at most 44."""
NOTHING_DONE = 2
"""FTS5 changes fewer rows than this if it has merged nothing."""


def merge_words(connection: apsw.Connection) -> bool:
    """Do one step; return whether there was something to merge."""
    before = connection.total_changes()
    with transaction(connection):
        connection.execute(
            "INSERT INTO texts (texts, rank) VALUES ('merge', ?)",
            (MERGED_PAGES,),
        )
    return connection.total_changes() - before >= NOTHING_DONE
