"""A topic's partitions as one sequence, in an order that never changes."""

import heapq
from collections.abc import AsyncIterator, Mapping
from datetime import datetime

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.structs import ConsumerRecord

from streams.kafka.dead_letters import Origin
from streams.kafka.raw_metadata import fetched_at

__all__ = ["read_merged", "seek"]

POLL_MS = 500

Places = Mapping[TopicPartition, int]


async def seek(source: AIOKafkaConsumer, begin: int | datetime) -> Places:
    """
    Go to the offset or broker time in every assigned partition.

    Returns:
        Where each partition ends now.
    """
    places = sorted(source.assignment())
    firsts = await source.beginning_offsets(places)
    ends: dict[TopicPartition, int] = await source.end_offsets(places)
    if isinstance(begin, datetime):
        starts = await _at(source, begin, ends)
    else:
        starts = dict.fromkeys(places, begin)
    for place in places:
        first, end = firsts[place], ends[place]
        source.seek(place, min(max(starts[place], first), end))
    return ends


async def _at(source: AIOKafkaConsumer, at: datetime, ends: Places) -> Places:
    stamp = int(at.timestamp() * 1000)
    found = await source.offsets_for_times(dict.fromkeys(ends, stamp))
    return {
        place: await _since(source, place, found[place].offset, end, stamp)
        if found.get(place)
        else end
        for place, end in ends.items()
    }


async def _since(
    source: AIOKafkaConsumer,
    place: TopicPartition,
    offset: int,
    end: int,
    stamp: int,
) -> int:
    """
    Return the first offset that is not before the stamp.

    Kafka's answer is that offset; the embedded broker looks times up by
    arrival and not by the records' own stamps, so its answer may be early.
    """
    source.seek(place, offset)
    while record := await _next(source, place, end):
        if record.timestamp >= stamp:
            return int(record.offset)
    return end


async def read_merged(
    source: AIOKafkaConsumer, ends: Places
) -> AsyncIterator[Origin]:
    """
    Give the records of all partitions up to their ends as one sequence.

    A partition keeps its own order, as the desk read it; between partitions
    the earlier fetch time goes first, then the lower partition. One record
    of each partition is held at a time.
    """
    heads = [
        _ranked(record)
        for place, end in ends.items()
        if (record := await _next(source, place, end))
    ]
    heapq.heapify(heads)
    while heads:
        *_, origin = heads[0]
        yield origin
        place = TopicPartition(origin.topic, origin.partition)
        if record := await _next(source, place, ends[place]):
            heapq.heapreplace(heads, _ranked(record))
        else:
            heapq.heappop(heads)


async def _next(
    source: AIOKafkaConsumer, place: TopicPartition, end: int
) -> ConsumerRecord[bytes, bytes] | None:
    while await source.position(place) < end:
        found = await source.getmany(place, timeout_ms=POLL_MS, max_records=1)
        for record in found.get(place, ()):
            return record
    return None


def _ranked(
    record: ConsumerRecord[bytes, bytes],
) -> tuple[datetime, int, int, Origin]:
    origin = Origin.of_record(record)
    return fetched_at(origin), origin.partition, origin.offset, origin
