"""What a plain Kafka consumer sees, and what a test publishes by hand."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from extractors.formats import identify, slice_document
from extractors.model.raw import RawItem
from streams.config.settings import Settings
from streams.demo.model import CarriedStory, agency, feed
from streams.demo.server import render_feed
from streams.demo.trickle import trickle_story
from streams.kafka.topics import (
    DEADLETTERS,
    ITEMS,
    OUTCOMES,
    RAW,
    Topic,
    full_name,
    partitions,
)
from tests.kafka.workers import Deployment

__all__ = [
    "Seen",
    "by_key",
    "items_of",
    "letters_of",
    "outcomes",
    "publish",
    "read",
    "settled",
    "trickle",
    "wait_for",
]

SITE = "http://127.0.0.1:1"
START = datetime(2026, 3, 2, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Seen:
    """One record as a consumer gets it; ``at`` is the broker's time of it."""

    source: str
    key: str
    value: bytes | None
    headers: dict[str, bytes]
    at: datetime

    @property
    def json(self) -> Any:
        """The value, decoded."""
        return msgspec.json.decode(self.value or b"null")


async def read(settings: Settings, topic: Topic) -> list[Seen]:
    """Return all that a topic holds at this moment, partition by partition."""
    name, count = full_name(topic, settings), partitions(topic, settings)
    consumer = AIOKafkaConsumer(
        bootstrap_servers=settings.broker, auto_offset_reset="earliest"
    )
    await consumer.start()
    try:
        places = [TopicPartition(name, one) for one in range(count)]
        consumer.assign(places)
        ends = await consumer.end_offsets(places)
        seen: list[Seen] = []
        for place in places:
            await consumer.seek_to_beginning(place)
        while any(
            [await consumer.position(place) < ends[place] for place in places]
        ):
            batches = await consumer.getmany(timeout_ms=500)
            seen += [
                _seen(record) for batch in batches.values() for record in batch
            ]
        return seen
    finally:
        await consumer.stop()


def _seen(record: Any) -> Seen:
    return Seen(
        f"{record.topic}-{record.partition}:{record.offset}",
        (record.key or b"").decode(errors="replace"),
        record.value,
        dict(record.headers),
        datetime.fromtimestamp(record.timestamp / 1000, UTC),
    )


def by_key(seen: Iterable[Seen]) -> dict[str, list[bytes | None]]:
    """Return the different values of each key, in order of appearance."""
    found: dict[str, list[bytes | None]] = defaultdict(list)
    for one in seen:
        if one.value not in found[one.key]:
            found[one.key].append(one.value)
    return dict(found)


def outcomes(seen: Iterable[Seen]) -> dict[str, set[str]]:
    """Return the endings told of each raw record; one each if all is well."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in seen:
        found[one.key].add(one.json["outcome"])
    return dict(found)


async def wait_for(
    check: Callable[[], Any], seconds: float, every: float = 0.5
) -> Any:
    """
    Return the first true thing that the check coroutine returns.

    Raises:
        TimeoutError: there was none in time.
    """
    deadline = time.monotonic() + seconds
    while not (found := await check()):
        if time.monotonic() > deadline:
            msg = f"still waiting after {seconds:g} s"
            raise TimeoutError(msg)
        await asyncio.sleep(every)
    return found


def trickle(numbers: Iterable[int]) -> Iterator[RawItem]:
    """Make raw items of the demo wire's endless stories, all different."""
    for number in numbers:
        story = trickle_story(number)
        owner, own = agency(story.agency), feed(story.agency)
        sent = START + timedelta(seconds=number)
        entire = feed("north-harbour") if own.syntax == "summaries" else own
        whole = RawItem(
            feed=own.id,
            uri="",
            media_type=entire.media_type,
            fetched_at=sent,
            body=render_feed(entire, (CarriedStory(story, sent, sent),), SITE),
            url=SITE + own.path,
            agency=owner.name,
            lane=owner.language,
            language=owner.language,
        )
        (only,) = slice_document(whole)
        yield identify(only.item)


async def publish(
    settings: Settings,
    items: Iterable[RawItem | tuple[bytes | None, bytes | None]],
    topic: Topic = RAW,
    every: float = 0.0,
) -> list[str]:
    """
    Send raw items, or (key, value) pairs as they are; return their sources.

    Args:
        every: seconds between two of them.
    """
    producer = AIOKafkaProducer(
        bootstrap_servers=settings.broker, acks="all", linger_ms=5
    )
    await producer.start()
    name = full_name(topic, settings)
    try:
        sent = []
        for item in items:
            key, value = (
                (item.uri.encode(), msgspec.json.encode(item))
                if isinstance(item, RawItem)
                else item
            )
            sent.append(await producer.send(name, value, key))
            if every:
                await asyncio.sleep(every)
        done = await asyncio.gather(*sent)
        return [f"{one.topic}-{one.partition}:{one.offset}" for one in done]
    finally:
        await producer.stop()


async def settled(
    deployment: Deployment, sources: Iterable[str], seconds: float
) -> dict[str, set[str]]:
    """
    Wait for every one of these raw records to end; return all outcomes.

    Raises:
        AssertionError: some did not in time; with the workers' logs.
    """
    wanted = set(sources)

    async def told() -> Any:
        found = outcomes(await read(deployment.settings, OUTCOMES))
        return found if wanted <= set(found) else None

    return await _or_logs(deployment, told, seconds)


async def items_of(
    deployment: Deployment, count: int, seconds: float
) -> dict[str, list[bytes | None]]:
    """
    Wait for so many items; return the different values of each.

    Raises:
        AssertionError: there were fewer in time; with the workers' logs.
    """

    async def there() -> Any:
        found = by_key(await read(deployment.settings, ITEMS))
        return found if len(found) >= count else None

    return await _or_logs(deployment, there, seconds)


async def letters_of(
    deployment: Deployment, count: int, seconds: float
) -> dict[str, str]:
    """
    Wait for so many dead letters; return their reasons by source.

    Raises:
        AssertionError: there were fewer in time; with the workers' logs.
    """

    async def there() -> Any:
        letters = [
            one.json for one in await read(deployment.settings, DEADLETTERS)
        ]
        found = {
            f"{one['topic']}-{one['partition']}:{one['offset']}": one["reason"]
            for one in letters
        }
        return found if len(found) >= count else None

    return await _or_logs(deployment, there, seconds)


async def _or_logs(
    deployment: Deployment, check: Callable[[], Any], seconds: float
) -> Any:
    try:
        return await wait_for(check, seconds)
    except TimeoutError as error:
        raise AssertionError(deployment.logs()) from error
