"""Read topics as a plain Kafka consumer does, and publish to them."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

import msgspec
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from extractors.model.raw import RawItem
from streams.config.settings import Settings
from streams.kafka.topics import (
    DEADLETTERS,
    FEEDS,
    ITEMS,
    MAX_MESSAGE_BYTES,
    OUTCOMES,
    RAW,
    Topic,
    full_name,
    partitions,
)
from streams.records import FeedRegistration
from tests.kafka.workers import Deployment

__all__ = [
    "ConsumedRecord",
    "outcomes_by_source",
    "publish",
    "read",
    "register_feeds",
    "values_by_key",
    "wait_for",
    "wait_for_dead_letters",
    "wait_for_items",
    "wait_for_outcomes",
]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ConsumedRecord:
    """
    One record as a consumer receives it.

    Attributes:
        source: ``topic-partition:offset``.
        at: the broker's timestamp.
    """

    source: str
    key: str
    value: bytes | None
    headers: dict[str, bytes]
    at: datetime

    @property
    def json(self) -> Any:
        """The decoded value."""
        return msgspec.json.decode(self.value or b"null")


async def read(settings: Settings, topic: Topic) -> list[ConsumedRecord]:
    """Return all records that a topic holds now, partition by partition."""
    name, count = full_name(topic, settings), partitions(topic, settings)
    consumer = AIOKafkaConsumer(
        bootstrap_servers=settings.broker, auto_offset_reset="earliest"
    )
    await consumer.start()
    try:
        assignment = [TopicPartition(name, number) for number in range(count)]
        consumer.assign(assignment)
        ends = await consumer.end_offsets(assignment)
        records: list[ConsumedRecord] = []
        for partition in assignment:
            await consumer.seek_to_beginning(partition)
        while any(
            [
                await consumer.position(partition) < ends[partition]
                for partition in assignment
            ]
        ):
            batches = await consumer.getmany(timeout_ms=500)
            records += [
                _consumed(record)
                for batch in batches.values()
                for record in batch
            ]
        return records
    finally:
        await consumer.stop()


def _consumed(record: Any) -> ConsumedRecord:
    return ConsumedRecord(
        f"{record.topic}-{record.partition}:{record.offset}",
        (record.key or b"").decode(errors="replace"),
        record.value,
        dict(record.headers),
        datetime.fromtimestamp(record.timestamp / 1000, UTC),
    )


def values_by_key(
    records: Iterable[ConsumedRecord],
) -> dict[str, list[bytes | None]]:
    """Return the different values of each key, in order of appearance."""
    values: dict[str, list[bytes | None]] = defaultdict(list)
    for record in records:
        if record.value not in values[record.key]:
            values[record.key].append(record.value)
    return dict(values)


def outcomes_by_source(
    records: Iterable[ConsumedRecord],
) -> dict[str, set[str]]:
    """Return the outcomes of each raw record; a correct desk writes one."""
    outcomes: dict[str, set[str]] = defaultdict(set)
    for record in records:
        outcomes[record.key].add(record.json["outcome"])
    return dict(outcomes)


async def wait_for(
    check: Callable[[], Awaitable[T | None]],
    seconds: float,
    every: float = 0.5,
) -> T:
    """
    Call a coroutine function until its result is true; return the result.

    Raises:
        TimeoutError: it was not true within this time.
    """
    deadline = time.monotonic() + seconds
    while not (result := await check()):
        if time.monotonic() > deadline:
            msg = f"still waiting after {seconds:g} s"
            raise TimeoutError(msg)
        await asyncio.sleep(every)
    return result


async def publish(
    settings: Settings,
    items: Iterable[RawItem | tuple[Any, ...]],
    topic: Topic = RAW,
    every: float = 0.0,
) -> list[str]:
    """
    Send raw items, or unchanged keys and values; return their sources.

    A key and its value may be followed by a list of headers.

    Args:
        every: seconds between two records.
    """
    producer = AIOKafkaProducer(
        bootstrap_servers=settings.broker, acks="all", linger_ms=5,
        max_request_size=MAX_MESSAGE_BYTES,
    )  # fmt: skip
    await producer.start()
    name = full_name(topic, settings)
    try:
        sent = []
        for item in items:
            key, value, *headers = (
                (item.uri.encode(), msgspec.json.encode(item))
                if isinstance(item, RawItem)
                else item
            )
            sent.append(
                await producer.send(
                    name, value, key, headers=headers[0] if headers else None
                )
            )
            if every:
                await asyncio.sleep(every)
        acks = await asyncio.gather(*sent)
        return [f"{ack.topic}-{ack.partition}:{ack.offset}" for ack in acks]
    finally:
        await producer.stop()


async def register_feeds(
    settings: Settings, feeds: Iterable[FeedRegistration], every: float = 0.0
) -> None:
    """Write registrations to the feeds topic, seconds apart."""
    pairs = [(feed.feed.encode(), msgspec.json.encode(feed)) for feed in feeds]
    await publish(settings, pairs, FEEDS, every)


async def wait_for_outcomes(
    deployment: Deployment, sources: Iterable[str], seconds: float
) -> dict[str, set[str]]:
    """
    Wait until each of these raw records has an outcome; return all outcomes.

    Raises:
        AssertionError: some had none in time; with the workers' logs.
    """
    wanted = set(sources)

    async def outcomes_if_all() -> dict[str, set[str]] | None:
        outcomes = outcomes_by_source(
            await read(deployment.settings, OUTCOMES)
        )
        return outcomes if wanted <= set(outcomes) else None

    return await _wait_or_show_logs(deployment, outcomes_if_all, seconds)


async def wait_for_items(
    deployment: Deployment, count: int, seconds: float
) -> dict[str, list[bytes | None]]:
    """
    Wait for this number of items; return the different values of each.

    Raises:
        AssertionError: there were fewer in time; with the workers' logs.
    """

    async def items_if_enough() -> dict[str, list[bytes | None]] | None:
        items = values_by_key(await read(deployment.settings, ITEMS))
        return items if len(items) >= count else None

    return await _wait_or_show_logs(deployment, items_if_enough, seconds)


async def wait_for_dead_letters(
    deployment: Deployment, count: int, seconds: float
) -> dict[str, str]:
    """
    Wait for this number of dead letters; return their reasons by source.

    Raises:
        AssertionError: there were fewer in time; with the workers' logs.
    """

    async def reasons_if_enough() -> dict[str, str] | None:
        letters = [
            record.json
            for record in await read(deployment.settings, DEADLETTERS)
        ]
        reasons = {
            f"{letter['topic']}-{letter['partition']}:{letter['offset']}": (
                letter["reason"]
            )
            for letter in letters
        }
        return reasons if len(reasons) >= count else None

    return await _wait_or_show_logs(deployment, reasons_if_enough, seconds)


async def _wait_or_show_logs(
    deployment: Deployment,
    check: Callable[[], Awaitable[T | None]],
    seconds: float,
) -> T:
    try:
        return await wait_for(check, seconds)
    except TimeoutError as error:
        raise AssertionError(deployment.logs()) from error
