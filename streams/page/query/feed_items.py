"""SQL of the feeds: the items of a filter, and the kills for its readers."""

from collections.abc import Iterable

from streams.page.query.filters import Filter
from streams.page.query.items import ROW_COLUMNS
from streams.page.query.statement import Statement, json_list
from streams.page.query.where import Where

__all__ = ["items_by_id", "kill_filter", "kill_ids"]


def kill_filter(wanted: Filter) -> Filter:
    """
    Return the filter that says which kills a filter's readers need.

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
