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
from streams.page.model.row_of import Row
from streams.page.model.source import Kind
from streams.page.model.stories import StoryRow
from streams.page.model.webhooks import UndeliveredRow
from streams.page.store.rows import Insert

__all__ = [
    "DROP_ITEM",
    "INSERT_ALIASES",
    "INSERT_ITEMS",
    "INSERT_MEMBERS",
    "INSERT_NAMES",
    "INSERT_POSITIONS",
    "INSERT_STORY",
    "INSERT_TAGS",
    "INSERT_TEXTS",
    "KEYED_BY",
    "ORPHANED_NAMES",
    "PRUNE",
    "PRUNE_VERSIONS",
    "REPLACE",
    "STORY_COLUMNS",
    "WITHDRAW",
]


# With OR REPLACE, SQLite would open a savepoint for each item, and FTS5
# writes all words that it holds at every savepoint: 0.35 ms an item.
INSERT_ITEMS = Insert(
    "items", (*ItemRow._fields, "sequence", "names"), "INSERT"
)
# Of several rows, each statement is a savepoint.
INSERT_TEXTS = Insert("texts", ("rowid", *Texts._fields), "INSERT", 0)
INSERT_TAGS = Insert("tags", ("name", "item"), "INSERT", 1000)
INSERT_NAMES = Insert(
    "names", ("name", "kind", "value", "label", "folded"), "INSERT"
)
STORY_COLUMNS = tuple(
    name for name in StoryRow._fields if name not in {"members", "aliases"}
)
INSERT_STORY = Insert("stories", STORY_COLUMNS)
INSERT_MEMBERS = Insert("story_members", ("uri", "at", "story"))
INSERT_ALIASES = Insert("story_aliases", ("alias", "story"))
INSERT_POSITIONS = Insert("positions", ("kind", "partition", "next"))
REPLACE: Mapping[type[Row], Insert] = {
    DuplicateRow: Insert("duplicates", DuplicateRow._fields),
    CaptionRow: Insert("captions", CaptionRow._fields),
    OutcomeRow: Insert("outcomes", OutcomeRow._fields),
    PollRow: Insert("polls", PollRow._fields),
    FeedRow: Insert("feeds", FeedRow._fields),
    LetterRow: Insert("letters", LetterRow._fields),
    HandledRow: Insert("handled", HandledRow._fields),
    UndeliveredRow: Insert("undelivered", UndeliveredRow._fields),
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
    "DELETE FROM tags WHERE item = ?1 AND name IN (SELECT value FROM "
    "json_each((SELECT '[' || names || ']' FROM items WHERE id = ?1)))",
    "DELETE FROM texts WHERE rowid = ?",
)
"""What belongs to an item, by its id."""
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
    "DELETE FROM versions WHERE uri = (SELECT uri FROM items WHERE id = ?)"
)
"""The older versions of an item, by its id."""
