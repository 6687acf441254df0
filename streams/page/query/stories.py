"""SQL over stories, and over items that are grouped as stories."""

from typing import Literal, NamedTuple, TypeAlias

from streams.page.query.items import LIST_COLUMNS
from streams.page.query.lists import COPY_COLUMNS
from streams.page.query.statement import Statement

__all__ = [
    "SORTS",
    "ListedStory",
    "Sort",
    "StoredStory",
    "are_stories",
    "duplicates_by_uri",
    "duplicates_of_story",
    "list_stories",
    "stories_by_id",
    "story_counts",
    "story_groups",
    "story_items",
    "story_member_uris",
    "story_of_alias",
    "story_of_item",
]

GROUPED = 5000
"""Items of which stories are grouped while there is no topic of stories."""

OPEN = "('new', 'developing', 'breaking')"
SPEED = (
    "(SELECT count(*) FROM story_members "
    "WHERE story = stories.id AND at >= ?1)"
)
"""SQL: the number of a story's items of the last hour."""
Sort: TypeAlias = Literal["speed", "size", "newest"]
SORTS: dict[Sort, str] = {
    "speed": "speed DESC, size DESC, updated DESC",
    "size": "size DESC, updated DESC",
    "newest": "updated DESC",
}


class ListedStory(NamedTuple):
    """
    What a list shows of a story; see `streams.page.model.stories.StoryRow`.

    Attributes:
        speed: number of its items of the last hour.
    """

    id: str
    status: str
    headline: str
    size: int
    agencies: int
    names: str
    languages: str
    updated: int
    speed: int
    value: bytes


class StoredStory(NamedTuple):
    """What one story's page needs of its row."""

    id: str
    status: str
    merged_into: str
    headline: str
    value: bytes


def are_stories() -> Statement:
    """Return one row if the topic of stories has any."""
    return Statement("SELECT 1 FROM stories LIMIT 1")


def list_stories(
    status: str, sort: Sort, hour: int, limit: int, offset: int = 0
) -> Statement:
    """
    Return rows of `ListedStory`.

    Args:
        status: of the stories; empty for all open ones, which are neither
            quiet nor merged.
        hour: when the last hour began, Unix milliseconds.
    """
    wanted = "status = ?4" if status else f"status IN {OPEN}"
    ranked = _by_speed(wanted) if sort == "speed" else (
        f"SELECT id, {SPEED} AS speed, size, updated FROM stories "
        f"WHERE {wanted}"
    )  # fmt: skip
    # The values are large: only those of the shown stories are read.
    return Statement(
        "SELECT stories.id, status, headline, stories.size, agencies, names, "
        "languages, stories.updated, speed, value FROM (SELECT * FROM "
        f"({ranked}) ORDER BY {SORTS[sort]}, id LIMIT ?2 OFFSET ?3) AS shown "
        "CROSS JOIN stories ON stories.id = shown.id",
        (hour, limit, offset, *((status,) if status else ())),
    )


def _by_speed(wanted: str) -> str:
    """
    Return SQL: the stories with items of the last hour, and the largest.

    The members of that hour are counted, not those of each story.
    """
    return (
        "SELECT id, number AS speed, size, updated FROM (SELECT story, "
        "count(*) AS number FROM story_members WHERE at >= ?1 GROUP BY "
        f"story) CROSS JOIN stories ON id = story WHERE {wanted} UNION ALL "
        "SELECT * FROM (SELECT id, 0, size, updated FROM stories WHERE "
        f"{wanted} AND {SPEED} = 0 ORDER BY {SORTS['size']}, id "
        "LIMIT ?2 + ?3)"
    )


def story_counts() -> Statement:
    """Return status and number of the stories."""
    return Statement("SELECT status, count(*) FROM stories GROUP BY status")


def stories_by_id(story: str) -> Statement:
    """Return the row of `StoredStory`."""
    return Statement(
        "SELECT id, status, merged_into, headline, value FROM stories "
        "WHERE id = ?",
        (story,),
    )


def story_of_alias(alias: str) -> Statement:
    """Return the id of the newest story that a story was merged into."""
    return Statement(
        "SELECT story FROM story_aliases JOIN stories ON id = story "
        "WHERE alias = ? ORDER BY at DESC, story LIMIT 1",
        (alias,),
    )


def story_of_item(uri: str) -> Statement:
    """Return id, status, headline and agencies of an item's story."""
    return Statement(
        "SELECT id, status, headline, agencies, size FROM story_members "
        "JOIN stories ON id = story WHERE uri = ? AND merged_into = '' "
        "ORDER BY updated DESC, id LIMIT 1",
        (uri,),
    )


def story_groups(limit: int, hour: int) -> Statement:
    """
    Return stories made of the items' own story ids.

    The columns: story, last time, items, agencies, names of the agencies,
    languages, items of the last hour, headline of the newest item that is
    not canceled.
    """
    return Statement(
        "SELECT story, max(at) AS last, count(*) AS size, "
        "count(DISTINCT agency), group_concat(DISTINCT agency), "
        "group_concat(DISTINCT base_language), sum(fetched >= ?), "
        "(SELECT headline FROM items AS newest WHERE newest.story = "
        "recent.story AND newest.status <> 'canceled' "
        "ORDER BY newest.id DESC LIMIT 1) FROM (SELECT story, at, fetched, "
        "agency, base_language FROM items ORDER BY id DESC LIMIT ?) "
        "AS recent WHERE story <> '' GROUP BY story ORDER BY last DESC "
        "LIMIT ?",
        (hour, GROUPED, limit),
    )


def story_items(story: str, limit: int) -> Statement:
    """Return the items with a story's id, oldest first."""
    return Statement(
        f"SELECT {LIST_COLUMNS} FROM items WHERE story = ? "
        "ORDER BY id LIMIT ?",
        (story, limit),
    )


def story_member_uris(story: str) -> Statement:
    """Return the uris of a story's items, as the topic of stories says."""
    return Statement("SELECT uri FROM story_members WHERE story = ?", (story,))


def duplicates_by_uri(uris: str) -> Statement:
    """Return duplicates, oldest first; ``uris`` is a JSON list."""
    return Statement(
        f"SELECT {COPY_COLUMNS} FROM duplicates WHERE uri IN "
        "(SELECT value FROM json_each(?)) ORDER BY at",
        (uris,),
    )


def duplicates_of_story(story: str, limit: int) -> Statement:
    """Return the duplicates with a story's id, oldest first."""
    return Statement(
        f"SELECT {COPY_COLUMNS} FROM duplicates WHERE story = ? "
        "ORDER BY at LIMIT ?",
        (story, limit),
    )
