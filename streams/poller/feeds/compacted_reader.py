"""
Read this worker's partitions of compacted topics, all records in order.

Faust clears its queues when partitions move and may skip records that it
had already fetched (ADR 0002). In a compacted topic gaps between offsets are
normal, so a skipped registration would not be noticed. So a plain consumer
reads these topics: each partition from its beginning once it is assigned to
this worker, and then on from there. The consumer is in no consumer group, so
a rebalance does not interrupt it.
"""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Protocol

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from streams.config.settings import Settings
from streams.kafka.clients import ClusterError, consumer_client
from streams.kafka.dead_letters import Origin
from streams.kafka.end_offsets import find_end_offsets
from streams.kafka.topics import Topic, full_name
from streams.telemetry.failure_log import FailureLog

__all__ = ["CompactedTopicReader", "RecordHandler"]

MAX_RECORDS = 500
POLL_SECONDS = 0.2
RETRY_SECONDS = 2.0


class RecordHandler(Protocol):
    """Handle the records of one topic."""

    async def __call__(self, origin: Origin, *, is_live: bool) -> None:
        """
        Handle one record.

        Args:
            is_live: False if the record was written before this worker was
                assigned the partition.
        """


class CompactedTopicReader:
    """
    Reads the assigned partitions of some topics.

    Args:
        handlers: the handler of each topic's records. Must not raise.
    """

    def __init__(
        self, settings: Settings, handlers: Mapping[Topic, RecordHandler]
    ) -> None:
        self._settings = settings
        self._handlers = {
            full_name(topic, settings): handler
            for topic, handler in handlers.items()
        }
        self._assigned: frozenset[int] = frozenset()
        self._failures = FailureLog("compacted topics cannot be read")
        self._next_offsets: dict[TopicPartition, int] = {}
        # Where each partition ended when it was assigned: records from
        # there on are live.
        self._end_offsets: dict[TopicPartition, int] = {}

    def assign(self, partitions: Iterable[int]) -> None:
        """Read these partitions of every topic from now on, no others."""
        self._assigned = frozenset(partitions)

    def is_caught_up(self) -> bool:
        """Return whether all records from before the assignment are read."""
        return self.lag() == 0

    def lag(self) -> int | None:
        """
        Return how many records from before the assignment are not read yet.

        None means that the end offsets are not known yet.
        """
        if self._assigned_partitions() != set(self._end_offsets):
            return None
        return sum(
            max(0, end - self._next_offsets[partition])
            for partition, end in self._end_offsets.items()
        )

    async def run(self) -> None:
        """Read until cancelled; after a failure make a new consumer."""
        while True:
            try:
                await self._consume()
            except (KafkaError, ClusterError) as error:
                self._failures.failed(error)
                await asyncio.sleep(RETRY_SECONDS)

    async def _consume(self) -> None:
        async with consumer_client(self._settings) as consumer:
            self._seek(consumer)
            while True:
                if self._assigned_partitions() != set(self._end_offsets):
                    await self._change_partitions(consumer)
                await self._read_batch(consumer)
                self._failures.succeeded()

    def _assigned_partitions(self) -> set[TopicPartition]:
        return {
            TopicPartition(topic, partition)
            for topic in self._handlers
            for partition in self._assigned
        }

    async def _change_partitions(self, consumer: AIOKafkaConsumer) -> None:
        """Drop revoked partitions and start new ones at their beginning."""
        assigned = self._assigned_partitions()
        added = assigned - set(self._end_offsets)
        consumer.assign(list(assigned))
        ends = await find_end_offsets(consumer, added)
        self._end_offsets = {
            partition: ends.get(partition, self._end_offsets.get(partition, 0))
            for partition in assigned
        }
        self._next_offsets = {
            partition: self._next_offsets.get(partition, 0)
            for partition in assigned
        }
        self._seek(consumer)

    def _seek(self, consumer: AIOKafkaConsumer) -> None:
        consumer.assign(list(self._next_offsets))
        for partition, offset in self._next_offsets.items():
            consumer.seek(partition, offset)

    async def _read_batch(self, consumer: AIOKafkaConsumer) -> None:
        if not self._next_offsets:
            await asyncio.sleep(POLL_SECONDS)
            return
        batches = await consumer.getmany(
            timeout_ms=int(POLL_SECONDS * 1000), max_records=MAX_RECORDS
        )
        for partition, records in batches.items():
            handle = self._handlers[partition.topic]
            for record in records:
                is_live = record.offset >= self._end_offsets[partition]
                await handle(Origin.of_record(record), is_live=is_live)
        # The consumer's position, not the last record's offset plus one:
        # compaction leaves gaps between offsets.
        for partition in self._next_offsets:
            self._next_offsets[partition] = await consumer.position(partition)
