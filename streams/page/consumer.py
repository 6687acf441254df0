"""
Kafka -> read model: a reader without a group, of all partitions.

Where to go on stands in the read model itself. If a topic was created anew,
its offsets are lower than ours: the whole file is read again.

While one batch is written, the next one is fetched and prepared: SQLite
writes without Python's lock, and each of the two takes half of the time.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import cast

import structlog
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError
from aiokafka.structs import ConsumerRecord

from streams.config.settings import Settings
from streams.kafka import admin
from streams.kafka.clients import ClusterError, consumer_client
from streams.page.model.change import Change, Place
from streams.page.model.source import KINDS, Kind, SourceRecord
from streams.serialization.serializers import Deserializer

__all__ = ["PageConsumer", "RecreatedTopicError", "starts_of"]

log = structlog.get_logger()

AT_ONCE = 1000
"""Records of one transaction: a reader sees a new item within a second."""
CATCH_UP = 3000
"""The same while so many are left to read: fewer segments of words."""
POLL_MS = 200
RETRY_AFTER = 5.0
NEW_TOPICS_AFTER = 60.0
"""Seconds after which topics that did not exist are looked for again."""

Prepare = Callable[[Sequence[SourceRecord]], Awaitable[Sequence[Change]]]
Write = Callable[[Sequence[Change]], Awaitable[None]]


class RecreatedTopicError(Exception):
    """A topic ends before the offset that was read last."""


class PageConsumer:
    """
    Reads the topics for as long as the page runs.

    Args:
        positions: returns where to go on.
        prepare: returns what a batch changes.
        write: writes a batch.
        report: is told how many records are left to read.
    """

    def __init__(
        self,
        settings: Settings,
        positions: Callable[[], Mapping[Place, int]],
        prepare: Prepare,
        write: Write,
        report: Callable[[int], None],
    ) -> None:
        self._settings = settings
        self._positions = positions
        self._prepare = prepare
        self._write = write
        self._writing: asyncio.Future[None] | None = None
        self._report = report
        self._left = 0
        self._ends: dict[TopicPartition, int] = {}
        self._incoming = Deserializer(settings)
        self._names: dict[str, Kind] = {
            settings.prefix + kind: kind for kind in KINDS
        }

    async def run(self) -> None:
        """
        Read until cancelled; wait and try again while Kafka is away.

        Raises:
            RecreatedTopicError: the read model has to be built anew.
        """
        while True:
            try:
                await self._read_until_new_topics()
                await self._wait_for_writing()
            except (ClusterError, KafkaError) as error:
                await self._wait_for_writing()
                log.warning("the page cannot read Kafka", error=repr(error))
                await asyncio.sleep(RETRY_AFTER)

    async def _read_until_new_topics(self) -> None:
        counts = await admin.partition_counts(self._settings)
        tps = [
            TopicPartition(name, number)
            for name in self._names
            for number in range(counts.get(name, 0))
        ]
        if not tps:
            await asyncio.sleep(RETRY_AFTER)
            return
        async with consumer_client(self._settings) as client:
            await self._seek(client, tps)
            loop = asyncio.get_running_loop()
            is_complete = set(self._names) <= counts.keys()
            until = loop.time() + NEW_TOPICS_AFTER
            while is_complete or loop.time() < until:
                await self._read_batch(client)

    async def _seek(
        self, client: AIOKafkaConsumer, tps: Sequence[TopicPartition]
    ) -> None:
        client.assign(tps)
        firsts = await client.beginning_offsets(tps)
        ends = self._ends = await client.end_offsets(tps)
        places = {tp: (self._names[tp.topic], tp.partition) for tp in tps}
        bounds = {places[tp]: (firsts[tp], ends[tp]) for tp in tps}
        starts = starts_of(self._positions(), bounds)
        for tp in tps:
            client.seek(tp, starts[places[tp]])
        self._note_left(sum(ends[tp] - starts[places[tp]] for tp in tps))

    def _note_left(self, number: int) -> None:
        self._left = number
        self._report(number)

    async def _read_batch(self, client: AIOKafkaConsumer) -> None:
        """Fetch and prepare a batch, and begin to write it."""
        changes = await self._fetch(client, AT_ONCE)
        while self._left > CATCH_UP and 0 < len(changes) < CATCH_UP:
            more = await self._fetch(client, CATCH_UP - len(changes))
            if not more:
                break
            changes += more
        left = await self._behind(client)
        await self._wait_for_writing()
        self._left = left
        self._writing = asyncio.ensure_future(self._finish(changes, left))

    async def _fetch(
        self, client: AIOKafkaConsumer, at_most: int
    ) -> list[Change]:
        batches = await client.getmany(timeout_ms=POLL_MS, max_records=at_most)
        records = [
            await self._source_record(record)
            for batch in batches.values()
            for record in batch
        ]
        return list(await self._prepare(records)) if records else []

    async def _finish(self, changes: Sequence[Change], left: int) -> None:
        if changes:
            await self._write(changes)
        self._report(left)

    async def _behind(self, client: AIOKafkaConsumer) -> int:
        """Return how many records are left to fetch."""
        behind = 0
        for tp, end in self._ends.items():
            # The client knows no end of a partition that it has not fetched.
            newest = max(end, client.highwater(tp) or 0)
            behind += max(0, newest - cast("int", await client.position(tp)))
        return behind

    async def _wait_for_writing(self) -> None:
        """Wait for the batch that is being written; raises as ``write``."""
        if self._writing is not None:
            await self._writing
            self._writing = None

    async def _source_record(
        self, record: "ConsumerRecord[bytes, bytes]"
    ) -> SourceRecord:
        kind = self._names[record.topic]
        value = record.value
        try:
            value = (await self._incoming.to_json(record)).value
        except ClusterError as error:
            log.warning("a record cannot be read", error=str(error))
        return SourceRecord(
            kind, record.partition, record.offset, record.timestamp,
            (record.key or b"").decode(errors="replace"), value,
        )  # fmt: skip


def starts_of(
    positions: Mapping[Place, int],
    bounds: Mapping[tuple[Kind, int], tuple[int, int]],
) -> dict[tuple[Kind, int], int]:
    """
    Return the offset at which each partition is read on.

    Args:
        bounds: the first offset and the end of each partition.

    Raises:
        RecreatedTopicError: a partition ends before its position.
    """
    starts = {}
    for place, (first, end) in bounds.items():
        position = positions.get(place, 0)
        if position > end:
            msg = f"{place[0]}-{place[1]} ends at {end}, not {position}"
            raise RecreatedTopicError(msg)
        starts[place] = max(first, position)
    return starts
