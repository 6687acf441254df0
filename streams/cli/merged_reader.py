"""Read all partitions of a topic as one sequence in a reproducible order."""

import heapq
from collections.abc import AsyncIterator, Mapping
from datetime import datetime

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.structs import ConsumerRecord

from streams.kafka.dead_letters import Origin
from streams.kafka.end_offsets import find_end_offsets
from streams.kafka.raw_metadata import fetched_at

__all__ = ["read_merged", "seek"]

POLL_MS = 500

Offsets = Mapping[TopicPartition, int]


async def seek(consumer: AIOKafkaConsumer, start: int | datetime) -> Offsets:
    """
    Seek every assigned partition to an offset or to a broker time.

    Returns:
        The current end offset of each partition.
    """
    partitions = sorted(consumer.assignment())
    firsts = await consumer.beginning_offsets(partitions)
    ends = await find_end_offsets(consumer, partitions)
    if isinstance(start, datetime):
        starts = await _offsets_at(consumer, start, ends)
    else:
        starts = dict.fromkeys(partitions, start)
    for partition in partitions:
        first, end = firsts[partition], ends[partition]
        consumer.seek(partition, min(max(starts[partition], first), end))
    return ends


async def _offsets_at(
    consumer: AIOKafkaConsumer, time: datetime, ends: Offsets
) -> Offsets:
    timestamp = int(time.timestamp() * 1000)
    answers = await consumer.offsets_for_times(dict.fromkeys(ends, timestamp))
    return {
        partition: await _first_offset_since(
            consumer, partition, answers[partition].offset, end, timestamp
        )
        if answers.get(partition)
        else end
        for partition, end in ends.items()
    }


async def _first_offset_since(
    consumer: AIOKafkaConsumer,
    partition: TopicPartition,
    offset: int,
    end: int,
    timestamp: int,
) -> int:
    """
    Return the first offset whose record is not before the timestamp.

    Kafka's answer is already that offset. The embedded broker looks up times
    by the arrival of records and not by their own timestamps, so its answer
    can be too early.
    """
    consumer.seek(partition, offset)
    while record := await _next_record(consumer, partition, end):
        if record.timestamp >= timestamp:
            return int(record.offset)
    return end


async def read_merged(
    consumer: AIOKafkaConsumer, ends: Offsets
) -> AsyncIterator[Origin]:
    """
    Yield the records of all partitions up to their ends as one sequence.

    Within a partition the order of the offsets is kept, as the desk has read
    them. Between partitions the record with the earlier fetch time is first,
    then the lower partition. Memory holds one record of each partition.
    """
    heap = [
        _with_sort_key(record)
        for partition, end in ends.items()
        if (record := await _next_record(consumer, partition, end))
    ]
    heapq.heapify(heap)
    while heap:
        *_, origin = heap[0]
        yield origin
        partition = TopicPartition(origin.topic, origin.partition)
        if record := await _next_record(consumer, partition, ends[partition]):
            heapq.heapreplace(heap, _with_sort_key(record))
        else:
            heapq.heappop(heap)


async def _next_record(
    consumer: AIOKafkaConsumer, partition: TopicPartition, end: int
) -> ConsumerRecord[bytes, bytes] | None:
    while await consumer.position(partition) < end:
        batches = await consumer.getmany(
            partition, timeout_ms=POLL_MS, max_records=1
        )
        for record in batches.get(partition, ()):
            return record
    return None


def _with_sort_key(
    record: ConsumerRecord[bytes, bytes],
) -> tuple[datetime, int, int, Origin]:
    origin = Origin.of_record(record)
    return fetched_at(origin), origin.partition, origin.offset, origin
