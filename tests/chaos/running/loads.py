"""
The load of a trial: raw items that are published, or feeds that change.

A load numbers what it sends. `is_done` says whether all up to a number have
their outcome.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Protocol

import msgspec
from aiokafka import AIOKafkaProducer

from extractors.model.raw import RawItem
from streams.config.settings import Settings
from streams.kafka.topics import MAX_MESSAGE_BYTES, RAW, full_name
from tests.chaos.feed_load import FeedLoad
from tests.chaos.running.arrivals import Arrivals
from tests.chaos.story_chains import StoryChains
from tests.kafka.topic_io import register_feeds

__all__ = ["FeedsLoad", "ItemsLoad", "Load"]

# Longer than a partition is without a leader: a batch never expires. It is
# also how long the producer waits for an answer that got lost.
ACKNOWLEDGED_WITHIN_MS = 120_000


class Load(Protocol):
    """What a trial sends to the desks."""

    def sent(self) -> int:
        """Return how many items were sent until now."""

    def is_done(self, count: int, arrivals: Arrivals) -> bool:
        """Return whether the first so many items are done."""

    def missing(self, arrivals: Arrivals, /) -> list[str]:
        """Return the items that were sent and are not on ``wire.raw``."""

    def unfinished(self, arrivals: Arrivals) -> list[str]:
        """Return the raw records that are not done."""


@dataclass(slots=True)
class ItemsLoad:
    """
    Chains of versions, kills and reprints, published at a steady rate.

    Attributes:
        rate: items per second.
        sources: by number; None until the broker has acknowledged the item.
        deleted: sources of records that a test deleted unread.
    """

    rate: float
    chains: StoryChains = field(default_factory=StoryChains)
    sources: list[str | None] = field(default_factory=list)
    deleted: set[str] = field(default_factory=set)
    _burst: int = 0

    def sent(self) -> int:
        """Return how many items were sent until now."""
        return len(self.sources)

    def is_done(self, count: int, arrivals: Arrivals) -> bool:
        """Return whether the first so many items are done."""
        first = self.sources[:count]
        return not self._burst and all(
            source is not None
            and (source in arrivals.done or source in self.deleted)
            for source in first
        )

    def missing(self, _arrivals: Arrivals) -> list[str]:
        """Return the items that the broker has not acknowledged."""
        return [
            f"item {number}"
            for number, source in enumerate(self.sources)
            if source is None
        ]

    def unfinished(self, arrivals: Arrivals) -> list[str]:
        """Return the raw records that are not done."""
        done = self.deleted | arrivals.done.keys()
        return [
            source
            for source in self.sources
            if source is not None and source not in done
        ]

    async def close(self) -> None:
        """Do nothing: each block closes its producer."""

    def send_at_once(self, count: int) -> None:
        """Send so many items as fast as the broker takes them."""
        self._burst += count

    @asynccontextmanager
    async def running(self, settings: Settings) -> AsyncIterator[None]:
        """Publish for a ``with`` block; then wait for the broker."""
        producer = AIOKafkaProducer(
            bootstrap_servers=settings.broker, acks="all", linger_ms=5,
            enable_idempotence=True, max_request_size=MAX_MESSAGE_BYTES,
            request_timeout_ms=ACKNOWLEDGED_WITHIN_MS,
        )  # fmt: skip
        await producer.start()
        task = asyncio.create_task(
            self._publish(producer, full_name(RAW, settings))
        )
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
            await producer.stop()

    async def _publish(self, producer: AIOKafkaProducer, topic: str) -> None:
        start, before = time.monotonic(), self.sent()
        burst = 0
        while True:
            if self._burst:
                for item in self.chains.take(self._burst):
                    await self._send(producer, topic, item)
                burst, self._burst = burst + self._burst, 0
            due = before + burst + (time.monotonic() - start) * self.rate
            if self.sent() < due:
                (item,) = self.chains.take(1)
                await self._send(producer, topic, item)
            else:
                await asyncio.sleep(1 / self.rate)

    async def _send(
        self, producer: AIOKafkaProducer, topic: str, item: RawItem
    ) -> None:
        number = self.sent()
        self.sources.append(None)
        acknowledged = await producer.send(
            topic, msgspec.json.encode(item), item.uri.encode()
        )

        def keep(future: "asyncio.Future[object]") -> None:
            if not future.cancelled() and not future.exception():
                ack = future.result()
                self.sources[number] = (
                    f"{ack.topic}-{ack.partition}:{ack.offset}"  # type: ignore[attr-defined]
                )

        acknowledged.add_done_callback(keep)


@dataclass(slots=True)
class FeedsLoad:
    """
    Feeds on loopback that grow at a steady rate, for pollers.

    Attributes:
        feeds: the feeds' server.
    """

    feeds: FeedLoad

    def sent(self) -> int:
        """Return how many versions the feeds have carried."""
        return len(self.feeds.sent())

    def is_done(self, count: int, arrivals: Arrivals) -> bool:
        """Return whether the first so many are polled and have outcomes."""
        names = {sent.story.id for sent in self.feeds.sent()[:count]}
        return names <= _names(arrivals) and not self.unfinished(arrivals)

    def missing(self, arrivals: Arrivals) -> list[str]:
        """Return the stories that the pollers have not published."""
        names = {sent.story.id for sent in self.feeds.sent()}
        return sorted(names - _names(arrivals))

    def unfinished(self, arrivals: Arrivals) -> list[str]:
        """Return the raw records that are not done."""
        return [
            source
            for sources in arrivals.raw.values()
            for source in sources
            if source not in arrivals.done
        ]

    @asynccontextmanager
    async def running(self, settings: Settings) -> AsyncIterator[None]:
        """Serve the feeds for a ``with`` block; they end before it does."""
        await self.feeds.start()
        try:
            await register_feeds(settings, self.feeds.feeds)
            yield
        finally:
            self.feeds.end()

    async def close(self) -> None:
        """Close the feeds' ports."""
        await self.feeds.close()


def _names(arrivals: Arrivals) -> set[str]:
    return {key.rpartition(":")[2] for key in arrivals.raw}
