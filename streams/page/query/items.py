"""
SQL over items.

Ids are in the order of time, so the newest items are those of the highest
ids, also in the full-text index and under each tag.
"""

from collections.abc import Sequence
from typing import NamedTuple

from streams.page.model.items import ItemRow
from streams.page.query.filters import Filter
from streams.page.query.match_text import match_text
from streams.page.query.statement import Statement, json_list
from streams.page.query.where import Where

__all__ = [
    "LIST_COLUMNS",
    "RANKED",
    "ROW_COLUMNS",
    "ListedItem",
    "item_by_uri",
    "listed_by_id",
    "listed_items",
    "matching_ids",
    "ranked_hits",
    "ranked_items",
    "snippets",
]

RANKED = 2000
"""A search ranks this many of its newest hits: a common word has all."""
MARK_START, MARK_END = "\x02", "\x03"
"""Around a hit in a snippet; no text of the desk contains them."""


class ListedItem(NamedTuple):
    """What a list shows of an item; see `ItemRow`."""

    id: int
    sequence: int
    uri: str
    at: int
    fetched: int
    revision: int
    event: str
    status: str
    urgency: int
    language: str
    agency: str
    feed: str
    story: str
    headline: str
    summary: str
    note: str
    located: str
    words: int
    pictures: int
    copies: int
    relation: str
    related: str


LIST_COLUMNS = ", ".join(f"items.{name}" for name in ListedItem._fields)
ROW_COLUMNS = ", ".join(f"items.{name}" for name in ItemRow._fields)


def listed_items(
    wanted: Filter, limit: int, before: int | None = None
) -> Statement:
    """
    Return the newest matching items, newest first.

    Args:
        before: only items with a lower id, for the next page.
    """
    where = Where(wanted)
    if before is not None:
        where.add("items.id < ?", before)
    return Statement(
        f"SELECT {LIST_COLUMNS} FROM {where.tables} WHERE {where.text} "
        f"ORDER BY {where.order} DESC LIMIT ?",
        (*where.values, limit),
    )


def matching_ids(wanted: Filter, limit: int) -> Statement:
    """Return one row: JSON list of the ids of the newest matching items."""
    where = Where(wanted)
    return Statement(
        f"SELECT json_group_array(id) FROM (SELECT items.id FROM "
        f"{where.tables} WHERE {where.text} "
        f"ORDER BY {where.order} DESC LIMIT ?)",
        (*where.values, limit),
    )


def ranked_items(wanted: Filter, limit: int, offset: int = 0) -> Statement:
    """
    Return the best matching items, best first; the newest without words.

    Of the hits the newest `RANKED` are ranked.
    """
    where = Where(wanted)
    if not where.has_words:
        return Statement(
            f"SELECT {LIST_COLUMNS} FROM {where.tables} WHERE {where.text} "
            "ORDER BY items.id DESC LIMIT ? OFFSET ?",
            (*where.values, limit, offset),
        )
    return Statement(
        f"SELECT {LIST_COLUMNS} FROM (SELECT texts.rowid AS hit, "
        f"texts.rank AS score FROM {where.tables} WHERE {where.text} "
        "ORDER BY texts.rowid DESC LIMIT ?) JOIN items ON items.id = hit "
        "ORDER BY score, hit DESC LIMIT ? OFFSET ?",
        (*where.values, RANKED, limit, offset),
    )


def ranked_hits(wanted: Filter) -> Statement:
    """Return one row: JSON list of the newest `RANKED` hits, best first."""
    where = Where(wanted)
    return Statement(
        "SELECT json_group_array(id ORDER BY score, id DESC) FROM "
        f"(SELECT texts.rowid AS id, texts.rank AS score FROM {where.tables} "
        f"WHERE {where.text} ORDER BY texts.rowid DESC LIMIT ?)",
        (*where.values, RANKED),
    )


def listed_by_id(ids: Sequence[int]) -> Statement:
    """Return list entries, in no order."""
    return Statement(
        f"SELECT {LIST_COLUMNS} FROM items WHERE id IN "
        "(SELECT value FROM json_each(?))",
        (json_list(ids),),
    )


def snippets(wanted: Filter, ids: Sequence[int]) -> Statement:
    """
    Return id, marked headline and marked extract of items of a search.

    Hits are between `MARK_START` and `MARK_END`. Without words to find there
    are no rows.
    """
    matched = match_text(wanted.words)
    if not (matched and ids):
        return Statement("SELECT 0, '', '' WHERE 0")
    # The plus keeps SQLite from asking the full-text index for each id: for
    # the beginning of a word, each answer takes 30 ms.
    return Statement(
        "SELECT rowid, highlight(texts, 0, ?, ?), "
        "snippet(texts, -1, ?, ?, '\u2026', 40) "
        "FROM texts WHERE texts MATCH ? AND rowid BETWEEN ? AND ? "
        "AND +rowid IN (SELECT value FROM json_each(?))",
        (MARK_START, MARK_END, MARK_START, MARK_END,
         matched, min(ids), max(ids), json_list(ids)),
    )  # fmt: skip


def item_by_uri(uri: str) -> Statement:
    """Return the whole row of one item."""
    return Statement(
        f"SELECT {ROW_COLUMNS} FROM items WHERE uri = ?",
        (uri,),
    )
