"""What records change. Pure, so that a batch is prepared before its turn."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

import msgspec

from streams.desk.sinks.rules import Route
from streams.page.model.items import ItemChange, item_change
from streams.page.model.row_of import Row, check_integers, row_of
from streams.page.model.source import Kind, SourceRecord

__all__ = ["Change", "Place", "changes_of"]

Place: TypeAlias = tuple[str, int]
"""Kind of a topic, and a partition."""


class Change(NamedTuple):
    """
    What one record changes.

    Attributes:
        place, offset: where the record stood.
        state: the new state of its key; None for a tombstone, and for a
            record that is not of its topic's type.
    """

    kind: Kind
    place: Place
    offset: int
    key: str
    state: ItemChange | Row | None
    is_readable: bool = True


def changes_of(
    records: Iterable[SourceRecord], routes: Sequence[Route]
) -> Iterator[Change]:
    """
    Yield the change of each record.

    Args:
        routes: an item is tagged with those that it matches.
    """
    for record in records:
        place = (record.kind, record.partition)
        try:
            state = _state_of(record, routes)
        except (msgspec.MsgspecError, ValueError, OverflowError):
            yield Change(
                record.kind, place, record.offset, record.key, state=None,
                is_readable=False,
            )  # fmt: skip
        else:
            yield Change(record.kind, place, record.offset, record.key, state)


def _state_of(
    record: SourceRecord, routes: Sequence[Route]
) -> ItemChange | Row | None:
    if record.value is None:
        return None
    if record.kind == "items":
        change = item_change(record, routes)
        check_integers(change.row)
        return change
    row = row_of(record)
    check_integers(row)
    return row
