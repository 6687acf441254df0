"""Topics from outside of a Faust app: read whole, or followed."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.structs import ConsumerRecord

from streams.config.settings import Settings
from streams.kafka import admin
from streams.kafka.clients import ClusterError, consumer_client
from streams.serialization.serializers import Deserializer

__all__ = ["open_consumer", "read_compacted", "read_latest", "read_topic"]

POLL_MS = 500


@asynccontextmanager
async def open_consumer(
    settings: Settings, *names: str, partition: int | None = None
) -> AsyncIterator[AIOKafkaConsumer]:
    """
    Give a consumer without a group, at the start of every partition.

    Args:
        partition: only this one of each topic.

    Raises:
        ClusterError: no broker, no such topic, or no right to it.
    """
    # A consumer's own idea of a topic's partitions comes later than its
    # start: on a Kafka under load there were none, measured.
    counts = await admin.partition_counts(settings)
    places = [
        TopicPartition(name, number)
        for name in names
        for number in _partitions(counts, name)
        if partition in {None, number}
    ]
    async with consumer_client(settings) as client:
        client.assign(places)
        await client.seek_to_beginning(*places)
        yield client


def _partitions(counts: Mapping[str, int], name: str) -> range:
    if name not in counts:
        msg = f"there is no topic {name}, or we may not read it"
        raise ClusterError(msg)
    return range(counts[name])


async def read_topic(
    settings: Settings, name: str, partition: int | None = None
) -> list[ConsumerRecord[bytes, bytes]]:
    """
    Return what a topic (or one partition) holds now, in order, as JSON.

    Raises:
        ClusterError: as `consumer`, or Avro whose schema cannot be had.
    """
    found: list[ConsumerRecord[bytes, bytes]] = []
    incoming = Deserializer(settings)
    async with open_consumer(settings, name, partition=partition) as client:
        ends = await client.end_offsets(list(client.assignment()))
        while await _behind(client, ends):
            batches = await client.getmany(timeout_ms=POLL_MS)
            for records in batches.values():
                found += [await incoming.of(one) for one in records]
    return found


async def _behind(
    client: AIOKafkaConsumer, ends: dict[TopicPartition, int]
) -> bool:
    for place, end in ends.items():
        if await client.position(place) < end:
            return True
    return False


async def read_compacted(settings: Settings, name: str) -> dict[bytes, bytes]:
    """Return a compacted topic as its readers mean it: last value by key."""
    state: dict[bytes, bytes] = {}
    for record in await read_topic(settings, name):
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
    Return what a compacted topic holds of one key.

    Args:
        partition: where the key's records are.
    """
    value = None
    for record in await read_topic(settings, name, partition):
        if record.key == key:
            value = record.value
    return value
