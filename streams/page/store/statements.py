"""The writer's SQL."""

from collections.abc import Mapping

from streams.page.model.items import ItemRow, Texts
from streams.page.model.others import (
    CaptionRow,
    DuplicateRow,
    FeedRow,
    HandledRow,
    LetterRow,
    OutcomeRow,
    PollRow,
)
from streams.page.model.source import Kind
from streams.page.model.stories import StoryRow
from streams.page.model.webhooks import UndeliveredRow

__all__ = [
    "DROP_ITEM",
    "INSERT_ITEM",
    "INSERT_STORY",
    "INSERT_TEXTS",
    "KEYED_BY",
    "ORPHANED_NAMES",
    "PRUNE",
    "PRUNE_VERSIONS",
    "REPLACE",
    "STORY_COLUMNS",
    "WITHDRAW",
]


def _insert(
    table: str, columns: tuple[str, ...], verb: str = "INSERT OR REPLACE"
) -> str:
    # The names are ours; the values are bound.
    marks = ", ".join("?" * len(columns))
    names = ", ".join(f'"{column}"' for column in columns)
    return f"{verb} INTO {table} ({names}) VALUES ({marks})"


# With OR REPLACE, SQLite would open a savepoint for each item, and FTS5
# writes all words that it holds at every savepoint: 0.35 ms an item.
INSERT_ITEM = _insert("items", (*ItemRow._fields, "sequence"), "INSERT")
INSERT_TEXTS = _insert("texts", ("rowid", *Texts._fields), "INSERT")
STORY_COLUMNS = tuple(
    name for name in StoryRow._fields if name not in {"members", "aliases"}
)
INSERT_STORY = _insert("stories", STORY_COLUMNS)
REPLACE = {
    DuplicateRow: _insert("duplicates", DuplicateRow._fields),
    CaptionRow: _insert("captions", CaptionRow._fields),
    OutcomeRow: _insert("outcomes", OutcomeRow._fields),
    PollRow: _insert("polls", PollRow._fields),
    FeedRow: _insert("feeds", FeedRow._fields),
    LetterRow: _insert("letters", LetterRow._fields),
    HandledRow: _insert("handled", HandledRow._fields),
    UndeliveredRow: _insert("undelivered", UndeliveredRow._fields),
}
KEYED_BY: Mapping[Kind, tuple[str, ...]] = {
    "duplicates": ("DELETE FROM duplicates WHERE uri = ?",),
    "captions": ("DELETE FROM captions WHERE id = ?",),
    "outcomes": ("DELETE FROM outcomes WHERE source = ?",),
    "polls": ("DELETE FROM polls WHERE feed = ?",),
    "feeds": ("DELETE FROM feeds WHERE feed = ?",),
    "handled": ("DELETE FROM handled WHERE name = ?",),
    "undelivered": ("DELETE FROM undelivered WHERE hook || ' ' || uri = ?",),
    "stories": (
        "DELETE FROM stories WHERE id = ?",
        "DELETE FROM story_members WHERE story = ?",
        "DELETE FROM story_aliases WHERE story = ?",
    ),
}
"""What a tombstone removes; its topic's other rows are not keyed."""
DROP_ITEM = (
    "DELETE FROM tags WHERE item = ?",
    "DELETE FROM texts WHERE rowid = ?",
    "DELETE FROM items WHERE id = ?",
)
WITHDRAW = (
    "DELETE FROM versions WHERE uri = ?",
    "UPDATE letters SET shown = x'', error = '' WHERE uri = ?",
)
"""What else of a killed item is removed, by its uri."""
ORPHANED_NAMES = (
    "DELETE FROM names WHERE NOT EXISTS "
    "(SELECT 1 FROM tags WHERE tags.name = names.name)"
)
PRUNE = (
    "DELETE FROM duplicates WHERE at < ?",
    "DELETE FROM captions WHERE at < ?",
    "DELETE FROM outcomes WHERE at < ?",
    "DELETE FROM letters WHERE at < ?",
    "DELETE FROM handled WHERE at < ?",
    "DELETE FROM undelivered WHERE at < ?",
    "DELETE FROM story_members WHERE story IN "
    "(SELECT id FROM stories WHERE at < ?)",
    "DELETE FROM story_aliases WHERE story IN "
    "(SELECT id FROM stories WHERE at < ?)",
    "DELETE FROM stories WHERE at < ?",
    # The newest poll of a feed is its state.
    "DELETE FROM polls WHERE at < ? AND at < "
    "(SELECT max(at) FROM polls newer WHERE newer.feed = polls.feed)",
)
"""What is too old, by a time in Unix milliseconds."""
PRUNE_VERSIONS = (
    "DELETE FROM versions WHERE uri NOT IN (SELECT uri FROM items)"
)
"""Versions of items that are gone."""
