"""When each raw record was done, as a consumer of the topics sees it."""

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import pairwise

import msgspec
from aiokafka import AIOKafkaConsumer, TopicPartition

from streams.config.settings import Settings
from streams.kafka.topics import ITEMS, OUTCOMES, RAW, full_name, partitions

__all__ = ["Arrivals", "following"]


@dataclass(slots=True)
class Arrivals:
    """
    What has arrived until now.

    A raw record is done when it has an outcome and, if that is ``item``, when
    its item is on ``wire.items``.

    Attributes:
        raw: sources of the raw records, by key.
        done: monotonic time, by source.
    """

    raw: dict[str, list[str]] = field(
        default_factory=lambda: defaultdict(list)
    )
    done: dict[str, float] = field(default_factory=dict)
    _outcomes: dict[str, str] = field(default_factory=dict)
    _items: set[str] = field(default_factory=set)

    def take_outcome(self, source: str, outcome: str, at: float) -> None:
        """Take a record of ``wire.outcomes``."""
        self._outcomes[source] = outcome
        self._settle(source, at)

    def take_item(self, source: str, at: float) -> None:
        """Take a record of ``wire.items``."""
        self._items.add(source)
        self._settle(source, at)

    def _settle(self, source: str, at: float) -> None:
        outcome = self._outcomes.get(source)
        if outcome and (outcome != "item" or source in self._items):
            self.done.setdefault(source, at)

    def longest_pause(self, since: float, until: float) -> float:
        """Return the longest time in which nothing was done, in seconds."""
        times = sorted(at for at in self.done.values() if since < at < until)
        return max(b - a for a, b in pairwise([since, *times, until]))


@asynccontextmanager
async def following(settings: Settings) -> AsyncIterator[Arrivals]:
    """Follow raw items, outcomes and items for a ``with`` block."""
    arrivals = Arrivals()
    consumer = AIOKafkaConsumer(
        bootstrap_servers=settings.broker, auto_offset_reset="earliest"
    )
    await consumer.start()
    consumer.assign(
        [
            TopicPartition(full_name(topic, settings), number)
            for topic in (RAW, OUTCOMES, ITEMS)
            for number in range(partitions(topic, settings))
        ]
    )
    task = asyncio.create_task(_follow(consumer, arrivals, settings))
    try:
        yield arrivals
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await consumer.stop()


async def _follow(
    consumer: AIOKafkaConsumer, arrivals: Arrivals, settings: Settings
) -> None:
    raw, outcomes = full_name(RAW, settings), full_name(OUTCOMES, settings)
    async for record in consumer:
        now, key = time.monotonic(), record.key.decode(errors="replace")
        if record.topic == raw:
            source = f"{raw}-{record.partition}:{record.offset}"
            arrivals.raw[key].append(source)
        elif record.topic == outcomes:
            outcome = msgspec.json.decode(record.value)["outcome"]
            arrivals.take_outcome(key, outcome, now)
        elif record.value:
            item = msgspec.json.decode(record.value)
            arrivals.take_item(item["copydesk"]["source"], now)
