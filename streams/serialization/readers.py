"""Read topics outside a Faust app: once to the end, or continuously."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.structs import ConsumerRecord

from streams.config.settings import Settings
from streams.kafka import admin
from streams.kafka.clients import ClusterError, consumer_client
from streams.serialization.serializers import Deserializer

__all__ = [
    "Report",
    "count_left",
    "open_consumer",
    "read_compacted",
    "read_keys",
    "read_latest",
    "read_to_end",
    "read_topic",
]

POLL_MS = 500

Report = Callable[[int, int], None]
"""Called with what is done and the whole, for example in offsets."""


def _no_report(_done: int, _total: int) -> None:
    """Report nothing."""


@asynccontextmanager
async def open_consumer(
    settings: Settings, *names: str, partition: int | None = None
) -> AsyncIterator[AIOKafkaConsumer]:
    """
    Yield a consumer without a group, at the start of every partition.

    Args:
        partition: read only this partition of each topic.

    Raises:
        ClusterError: no broker answers, or a topic does not exist or may not
            be read.
    """
    # A consumer learns the partitions of a topic only after its start: on a
    # Kafka under load it was seen to have none.
    counts = await admin.partition_counts(settings)
    tps = [
        TopicPartition(name, number)
        for name in names
        for number in _partitions(counts, name)
        if partition in {None, number}
    ]
    async with consumer_client(settings) as client:
        client.assign(tps)
        await client.seek_to_beginning(*tps)
        yield client


def _partitions(counts: Mapping[str, int], name: str) -> range:
    if name not in counts:
        msg = f"there is no topic {name}, or we may not read it"
        raise ClusterError(msg)
    return range(counts[name])


async def read_to_end(
    client: AIOKafkaConsumer, report: Report = _no_report
) -> AsyncIterator[ConsumerRecord[bytes, bytes]]:
    """
    Yield the records from the consumer's positions to the present ends.

    Some of those that are written meanwhile are among them. They cannot be
    left out by their offset: the end that the embedded broker states is the
    offset behind the first record of its last batch.

    Args:
        report: called after each batch.
    """
    ends = await client.end_offsets(list(client.assignment()))
    total = await count_left(client, ends)
    while left := await count_left(client, ends):
        report(total - left, total)
        batches = await client.getmany(timeout_ms=POLL_MS)
        for records in batches.values():
            for record in records:
                yield record
    report(total, total)


async def count_left(
    client: AIOKafkaConsumer, ends: Mapping[TopicPartition, int]
) -> int:
    """Return the number of offsets before the ends that are not read yet."""
    return sum(
        [max(0, end - await client.position(tp)) for tp, end in ends.items()]
    )


async def read_topic(
    settings: Settings,
    name: str,
    partition: int | None = None,
    report: Report = _no_report,
) -> list[ConsumerRecord[bytes, bytes]]:
    """
    Return all present records of a topic or partition, values as JSON.

    Args:
        report: called after each batch.

    Raises:
        ClusterError: as `open_consumer`, or an Avro value whose schema is
            not available.
    """
    deserializer = Deserializer(settings)
    async with open_consumer(settings, name, partition=partition) as client:
        return [
            await deserializer.to_json(record)
            async for record in read_to_end(client, report)
        ]


async def read_keys(settings: Settings, name: str) -> AsyncIterator[bytes]:
    """
    Yield the keys of all present records, also repeated ones.

    Raises:
        ClusterError: as `open_consumer`.
    """
    async with open_consumer(settings, name) as client:
        async for record in read_to_end(client):
            yield record.key or b""


async def read_compacted(
    settings: Settings, name: str, report: Report = _no_report
) -> dict[bytes, bytes]:
    """
    Return the last value of each key that was not deleted.

    Args:
        report: called after each batch.
    """
    state: dict[bytes, bytes] = {}
    for record in await read_topic(settings, name, report=report):
        key = record.key or b""
        if record.value is None:
            state.pop(key, None)
        else:
            state[key] = record.value
    return state


async def read_latest(
    settings: Settings, name: str, key: bytes, partition: int
) -> bytes | None:
    """
    Return the last value of one key; None if there is none.

    Args:
        partition: the partition of the key's records.
    """
    value = None
    for record in await read_topic(settings, name, partition):
        if record.key == key:
            value = record.value
    return value
