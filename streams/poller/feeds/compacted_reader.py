"""
The poller's memory: its partitions of compacted topics, read whole.

Faust empties its queues when partitions move and may skip what it had
fetched (ADR 0002). In a compacted topic holes are legal, so nothing would
tell that a registration was skipped. Hence a plain consumer reads these
topics: each partition from its beginning once it is given to this worker,
and on from there. It belongs to no group, so nothing moves while it reads.
"""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Protocol

import structlog
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from streams.config.settings import Settings
from streams.kafka.clients import ClusterError, consumer_client
from streams.kafka.dead_letters import Origin
from streams.kafka.topics import Topic, full_name

__all__ = ["CompactedTopicReader", "RecordHandler"]

log = structlog.get_logger()

AT_ONCE = 500
WAIT = 0.2
AGAIN_AFTER = 2.0


class RecordHandler(Protocol):
    """Takes records of a topic."""

    async def __call__(self, origin: Origin, *, is_live: bool) -> None:
        """
        Take one.

        Args:
            is_live: False if it was there before we came.
        """


class CompactedTopicReader:
    """
    Reads partitions of some topics for as long as they are this worker's.

    Args:
        take: each topic, and what takes its records. Must not raise.
    """

    def __init__(
        self, settings: Settings, take: Mapping[Topic, RecordHandler]
    ) -> None:
        self._settings = settings
        self._take = {
            full_name(topic, settings): to for topic, to in take.items()
        }
        self._held: frozenset[int] = frozenset()
        self._next: dict[TopicPartition, int] = {}
        self._ends: dict[TopicPartition, int] = {}

    def hold(self, partitions: Iterable[int]) -> None:
        """Read these partitions of every topic from now on, and no others."""
        self._held = frozenset(partitions)

    def is_caught_up(self) -> bool:
        """Say whether all that was there when we came has been taken."""
        return self.behind() == 0

    def behind(self) -> int | None:
        """Return how much of that is still to be taken; None: not known."""
        if self._places() != set(self._ends):
            return None
        return sum(
            max(0, end - self._next[place])
            for place, end in self._ends.items()
        )

    async def run(self) -> None:
        """Follow until cancelled; a consumer that fails is made anew."""
        while True:
            try:
                await self._follow()
            except (KafkaError, ClusterError):
                log.exception("feeds are not followed")
                await asyncio.sleep(AGAIN_AFTER)

    async def _follow(self) -> None:
        async with consumer_client(self._settings) as consumer:
            self._assign(consumer)
            while True:
                if self._places() != set(self._ends):
                    await self._turn(consumer)
                await self._read(consumer)

    def _places(self) -> set[TopicPartition]:
        return {
            TopicPartition(topic, partition)
            for topic in self._take
            for partition in self._held
        }

    async def _turn(self, consumer: AIOKafkaConsumer) -> None:
        """Leave what was taken from us, begin with what was given to us."""
        places = self._places()
        begun = places - set(self._ends)
        ends = await consumer.end_offsets(list(begun)) if begun else {}
        self._ends = {
            place: ends.get(place, self._ends.get(place, 0))
            for place in places
        }
        self._next = {place: self._next.get(place, 0) for place in places}
        self._assign(consumer)

    def _assign(self, consumer: AIOKafkaConsumer) -> None:
        consumer.assign(list(self._next))
        for place, offset in self._next.items():
            consumer.seek(place, offset)

    async def _read(self, consumer: AIOKafkaConsumer) -> None:
        if not self._next:
            await asyncio.sleep(WAIT)
            return
        found = await consumer.getmany(
            timeout_ms=int(WAIT * 1000), max_records=AT_ONCE
        )
        for place, records in found.items():
            for record in records:
                is_live = record.offset >= self._ends[place]
                origin = Origin.of_record(record)
                await self._take[place.topic](origin, is_live=is_live)
        # Not one more than the last record: compaction leaves holes.
        for place in self._next:
            self._next[place] = await consumer.position(place)
