"""
The order in which the live desk judged raw records.

The desk reads the partitions of the raw topic side by side, and what an item
is to its readers can depend on what its lane judged before: which of two
copies is the first, which story an item joins. The clean topic has the lane's
order while it holds the records, which is a day.
"""

import heapq
from collections import Counter
from collections.abc import AsyncIterable, AsyncIterator, Mapping
from typing import NamedTuple

import msgspec
from aiokafka.structs import ConsumerRecord

from streams.cli.raw_ranges import RawRanges, covers
from streams.kafka.dead_letters import Origin

__all__ = ["MAX_WAITING", "LanePlace", "in_lane_order", "lane_places"]

MAX_WAITING = 1000
"""Records that wait for earlier ones of their lane; a page can have 1 MB."""


class LanePlace(NamedTuple):
    """A partition of the clean topic, and the record's number in it."""

    partition: int
    number: int


class _Judged(msgspec.Struct):
    """Of a record of the clean topic, what is needed here."""

    source: str


async def lane_places(
    records: AsyncIterable[ConsumerRecord[bytes, bytes]], ranges: RawRanges
) -> dict[str, LanePlace]:
    """
    Return the places of raw records, by their sources.

    Args:
        records: of the clean topic. A repeated one counts once.
        ranges: of the raw records that count.
    """
    places: dict[str, LanePlace] = {}
    counts: Counter[int] = Counter()
    async for record in records:
        try:
            source = msgspec.json.decode(record.value or b"", type=_Judged)
        except (msgspec.MsgspecError, RecursionError):
            continue  # A RecursionError is that of nested brackets.
        if source.source in places:
            continue
        if covers(ranges, source.source, from_start=False):
            partition = record.partition
            places[source.source] = LanePlace(partition, counts[partition])
            counts[partition] += 1
    return places


async def in_lane_order(
    origins: AsyncIterable[Origin], places: Mapping[str, LanePlace]
) -> AsyncIterator[Origin]:
    """
    Yield raw records in the order of their lanes.

    A record without a place keeps its own: it was not cleaned, or that was
    too long ago. If too many wait, the earliest of them do not any longer.
    """
    lanes: dict[int, list[tuple[int, Origin]]] = {}
    due: Counter[int] = Counter()
    async for origin in origins:
        place = places.get(origin.source)
        if place is None:
            yield origin
            continue
        lane = lanes.setdefault(place.partition, [])
        heapq.heappush(lane, (place.number, origin))
        if sum(map(len, lanes.values())) > MAX_WAITING:
            longest = max(lanes, key=lambda partition: len(lanes[partition]))
            due[longest] = lanes[longest][0][0]
        for partition, waiting in lanes.items():
            while waiting and waiting[0][0] <= due[partition]:
                number, ready = heapq.heappop(waiting)
                due[partition] = max(due[partition], number + 1)
                yield ready
    for partition in sorted(lanes):
        for _, left in sorted(lanes[partition]):
            yield left
