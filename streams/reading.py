"""Topics from outside of a Faust app: read whole, followed, written to."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.structs import ConsumerRecord

from streams import admin
from streams.settings import Settings
from streams.topics import MAX_MESSAGE_BYTES

__all__ = ["compacted", "consumer", "everything", "newest", "producer"]

POLL_MS = 500


@asynccontextmanager
async def consumer(
    settings: Settings, *names: str, partition: int | None = None
) -> AsyncIterator[AIOKafkaConsumer]:
    """
    Give a consumer without a group, at the start of every partition.

    Args:
        partition: only this one of each topic.

    Raises:
        ClusterError: no broker answers, or it has none of the topics.
    """
    # A consumer's own idea of a topic's partitions comes later than its
    # start: on a Kafka under load there were none, measured.
    counts = await admin.partition_counts(settings)
    places = [
        TopicPartition(name, number)
        for name in names
        for number in range(counts.get(name, 0))
        if partition in {None, number}
    ]
    if not places:
        msg = f"there is no topic {', '.join(names)} at {settings.broker}"
        raise admin.ClusterError(msg)
    client = AIOKafkaConsumer(
        bootstrap_servers=settings.broker,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        max_partition_fetch_bytes=MAX_MESSAGE_BYTES,
    )
    await client.start()
    try:
        client.assign(places)
        await client.seek_to_beginning(*places)
        yield client
    finally:
        await client.stop()


async def everything(
    settings: Settings, name: str, partition: int | None = None
) -> list[ConsumerRecord[bytes, bytes]]:
    """Return what a topic (or one partition) holds now, in order."""
    found: list[ConsumerRecord[bytes, bytes]] = []
    async with consumer(settings, name, partition=partition) as client:
        ends = await client.end_offsets(list(client.assignment()))
        while await _behind(client, ends):
            batches = await client.getmany(timeout_ms=POLL_MS)
            for records in batches.values():
                found.extend(records)
    return found


async def _behind(
    client: AIOKafkaConsumer, ends: dict[TopicPartition, int]
) -> bool:
    for place, end in ends.items():
        if await client.position(place) < end:
            return True
    return False


async def compacted(settings: Settings, name: str) -> dict[bytes, bytes]:
    """Return a compacted topic as its readers mean it: last value by key."""
    state: dict[bytes, bytes] = {}
    for record in await everything(settings, name):
        key = record.key or b""
        if record.value is None:
            state.pop(key, None)
        else:
            state[key] = record.value
    return state


async def newest(
    settings: Settings, name: str, key: bytes, partition: int
) -> bytes | None:
    """
    Return what a compacted topic holds of one key.

    Args:
        partition: where the key's records are.
    """
    value = None
    for record in await everything(settings, name, partition):
        if record.key == key:
            value = record.value
    return value


@asynccontextmanager
async def producer(settings: Settings) -> AsyncIterator[AIOKafkaProducer]:
    """Give a producer whose sends are acknowledged by all replicas."""
    client = AIOKafkaProducer(
        bootstrap_servers=settings.broker, acks="all",
        max_request_size=MAX_MESSAGE_BYTES,
    )  # fmt: skip
    await client.start()
    try:
        yield client
    finally:
        await client.stop()
