"""Counts beside a list: what the matching items have in common."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec

from streams.page.query.names import most_frequent, names_by_number
from streams.page.query.statement import Statement

__all__ = ["COUNTED", "count_facets", "facet_values"]

COUNTED = 500
"""The counts are those of this many newest matching items."""
FIELDS = ("agency", "language", "event")

FacetRow = tuple[str, str, str, int]
"""Field, value, label and count."""


def facet_values(ids: str) -> Statement:
    """
    Return one row: agencies, languages, events and numbers of names.

    One row, because each row of a result is fetched for itself, and waits
    for Python's lock.

    Args:
        ids: JSON list of items.

    """
    return Statement(
        "SELECT json_group_array(agency), json_group_array(base_language), "
        "json_group_array(event), '[' || coalesce(group_concat("
        "nullif(names, '')), '') || ']' FROM items WHERE id IN "
        "(SELECT value FROM json_each(?))",
        (ids,),
    )


def count_facets(
    values: Sequence[str],
    limit: int,
    run: Callable[[Statement], Iterable[Sequence[Any]]],
) -> Iterator[FacetRow]:
    """
    Yield the most frequent values of each field.

    Args:
        values: the row of `facet_values`.
        limit: of the values of one field.
        run: runs a statement.
    """
    for field, column in zip(FIELDS, values, strict=False):
        texts = filter(None, msgspec.json.decode(column, type=list[str]))
        for text, count in Counter(texts).most_common(limit):
            yield field, text, text, count
    numbers = msgspec.json.decode(values[-1], type=list[int])
    found = most_frequent(numbers, limit)
    rows = run(names_by_number(number for number, _ in found))
    names = {number: rest for number, *rest in rows}
    for number, count in found:
        if number in names:
            kind, value, label = names[number]
            yield kind, value, label, count
