"""SQL for the changed and killed items of a filter."""

from collections.abc import Iterable
from typing import NamedTuple

from streams.page.query.filters import Filter
from streams.page.query.items import LIST_COLUMNS, ROW_COLUMNS
from streams.page.query.statement import Statement, json_list
from streams.page.query.where import Where

__all__ = [
    "Position",
    "changed_items",
    "changed_records",
    "items_by_id",
    "kill_filter",
    "kill_ids",
]


class Position(NamedTuple):
    """
    After what changes are wanted.

    Attributes:
        after: sequence number.
        first: lowest id of an item.
    """

    after: int
    first: int = 0


def kill_filter(wanted: Filter) -> Filter:
    """
    Return the filter of the kills that a filter's readers need.

    A killed item has no words, subjects and entities any more, so that it
    cannot be searched: it matches all but another item's uri, and another
    route. A kill too many is better than one too few.
    """
    kept = tuple(
        condition
        for condition in wanted.conditions
        if condition.field in {"route", "uri"} and not condition.is_negated
    )
    return Filter(chosen=kept)


def kill_ids(wanted: Filter, first: int, limit: int) -> Statement:
    """
    Return the ids of the newest kills, newest first.

    Args:
        first: the lowest id.
    """
    where = Where(kill_filter(wanted))
    where.add("items.id >= ?", first)
    return Statement(
        "SELECT items.id FROM items WHERE status = 'canceled' AND "
        f"{where.text} ORDER BY items.id DESC LIMIT ?",
        (*where.values, limit),
    )


def items_by_id(ids: Iterable[int]) -> Statement:
    """Return whole rows, newest first."""
    return Statement(
        f"SELECT {ROW_COLUMNS} FROM items WHERE id IN "
        "(SELECT value FROM json_each(?)) ORDER BY id DESC",
        (json_list(ids),),
    )


def changed_items(wanted: Filter, position: Position, limit: int) -> Statement:
    """Return sequence, time and list entry of changed items, in order."""
    return _changes(LIST_COLUMNS, wanted, position, limit)


def changed_records(
    wanted: Filter, position: Position, limit: int
) -> Statement:
    """Return sequence, time, event, status and value, in order."""
    columns = "items.event, items.status, items.value"
    return _changes(columns, wanted, position, limit)


def _changes(
    columns: str, wanted: Filter, position: Position, limit: int
) -> Statement:
    """
    Return columns of the matching items that changed after a position.

    Kills are among them, so that a reader who has the text learns of them.
    """
    where, kills = Where(wanted), Where(kill_filter(wanted))
    after, first = position
    return Statement(
        f"SELECT items.sequence, items.at, {columns} FROM items WHERE "
        f"sequence > ? AND id >= ? AND (status = 'canceled' AND {kills.text} "
        f"OR id IN (SELECT items.id FROM {where.tables} "
        f"WHERE items.sequence > ? AND {where.text})) "
        "ORDER BY sequence LIMIT ?",
        (after, first, *kills.values, after, *where.values, limit),
    )
