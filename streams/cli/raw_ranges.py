"""
Which raw records a desk or a replay has processed.

`copydesk diff` compares only items whose raw record both sides have
processed: the live desk goes on while a replay runs, and a replay can begin
later than the live desk.
"""

from collections.abc import AsyncIterable, Mapping
from typing import NamedTuple

__all__ = ["OffsetRange", "RawRanges", "covers", "ranges_of"]


class OffsetRange(NamedTuple):
    """The lowest and the highest offset of one partition, inclusive."""

    low: int
    high: int


RawRanges = Mapping[str, OffsetRange]
"""The range of each partition, by ``topic-partition``."""


async def ranges_of(sources: AsyncIterable[bytes]) -> dict[str, OffsetRange]:
    """
    Return the ranges of raw records, from the keys of their outcomes.

    Args:
        sources: ``topic-partition:offset``; other keys are left out.
    """
    ranges: dict[str, OffsetRange] = {}
    async for source in sources:
        place = _split(source.decode(errors="replace"))
        if place is None:
            continue
        partition, number = place
        low, high = ranges.get(partition, OffsetRange(number, number))
        ranges[partition] = OffsetRange(min(low, number), max(high, number))
    return ranges


def covers(ranges: RawRanges, source: str, *, from_start: bool) -> bool:
    """
    Tell whether a side has processed the raw record of an item.

    Args:
        ranges: of the side; empty if it has no outcomes, which covers all.
        source: ``topic-partition:offset``.
        from_start: the side has also processed all records before its
            range, whose outcomes its topic has deleted.
    """
    if not ranges:
        return True
    place = _split(source)
    if place is None or place[0] not in ranges:
        return False
    partition, number = place
    low, high = ranges[partition]
    return (from_start or low <= number) and number <= high


def _split(source: str) -> tuple[str, int] | None:
    """Return ``topic-partition`` and offset; None if it has another form."""
    partition, _, offset = source.rpartition(":")
    if not partition or not offset.isdecimal():
        return None
    return partition, int(offset)
