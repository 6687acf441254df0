"""
A desk worker as a process, measured while it takes rounds of raw items.

The worker is the one that ``copydesk desk`` starts. CPU seconds are those of
all its processes; the broker's and this process's do not count. Wall time
ends with the time stamp of the last record that the desk sent.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
from aiokafka import AIOKafkaConsumer, TopicPartition

from extractors.model.raw import RawItem
from streams.kafka.topics import (
    ITEMS,
    OUTCOMES,
    Topic,
    full_name,
    partitions,
)
from tests.bench.running.processes import session_cpu
from tests.bench.table.results import Side
from tests.kafka.topic_io import publish
from tests.kafka.workers import Deployment, Worker

__all__ = ["DeskRun", "OutputReader", "running_desk"]

LONGEST = 900.0
"""Seconds that one round may take."""


class _Block(msgspec.Struct):
    source: str = ""


class _Item(msgspec.Struct):
    copydesk: _Block


class _Outcome(msgspec.Struct):
    outcome: str


_ITEM, _OUTCOME = (
    msgspec.json.Decoder(_Item),
    msgspec.json.Decoder(_Outcome),
)


class OutputReader:
    """
    Reads what the desk says of each raw record.

    Attributes:
        outcomes: source -> the newest outcome.
        items: source -> Unix time of its record of ``wire.items``.
        last: Unix time of the newest record read.
    """

    def __init__(self, consumer: AIOKafkaConsumer) -> None:
        self._consumer = consumer
        self.outcomes: dict[str, str] = {}
        self.items: dict[str, float] = {}
        self.last = 0.0

    def unfinished(self, sources: Sequence[str]) -> int:
        """Return how many raw records lack an outcome or their item."""
        return sum(
            source not in self.outcomes
            or (self.outcomes[source] == "item" and source not in self.items)
            for source in sources
        )

    async def read(self) -> None:
        """Read what is there, or wait half a second for it."""
        batches = await self._consumer.getmany(timeout_ms=500)
        for records in batches.values():
            for record in records:
                self._add(record, record.timestamp / 1000)

    def _add(self, record: Any, at: float) -> None:
        self.last = max(self.last, at)
        if record.topic.endswith(OUTCOMES.name):
            outcome = _OUTCOME.decode(record.value).outcome
            self.outcomes[record.key.decode()] = outcome
        elif record.topic.endswith(ITEMS.name):
            self.items[_ITEM.decode(record.value).copydesk.source] = at


class DeskRun:
    """
    One desk worker and the reader of its output.

    Attributes:
        ready_after: seconds from its start until it was ready.
        sources: the raw records of the last `take`.
    """

    def __init__(
        self,
        deployment: Deployment,
        worker: Worker,
        output: OutputReader,
        ready_after: float,
    ) -> None:
        self.ready_after = ready_after
        self.sources: list[str] = []
        self.deployment = deployment
        self.worker = worker
        self.output = output

    async def take(
        self, name: str, items: Sequence[RawItem], every: float = 0.0
    ) -> Side:
        """
        Publish raw items, wait until all are done, return what it took.

        Args:
            every: seconds between two items; 0 for as fast as possible.

        Raises:
            TimeoutError: some were not done in time; with the worker's log.
        """
        cpu, start = session_cpu(self.worker.process.pid), time.time()
        sources = await publish(self.deployment.settings, items, every=every)
        self.sources = sources
        deadline = time.monotonic() + LONGEST
        while self.output.unfinished(sources):
            await self.output.read()
            if time.monotonic() > deadline:
                raise TimeoutError(self.worker.read_log()[-3000:])
        spent = session_cpu(self.worker.process.pid) - cpu
        side = Side(name, len(items), spent, self.output.last - start)
        print(f"  {side}", file=sys.stderr, flush=True)
        return side


@asynccontextmanager
async def running_desk(
    address: str,
    extra: Mapping[str, str] = {},
    module: str = "streams",
    count: int = 2,
    prefix: str = "bench.",
) -> AsyncIterator[DeskRun]:
    """
    Run a desk worker on a broker for a ``with`` block.

    Args:
        extra: settings by the names of their variables.
        module: runs the worker, as ``python -m streams`` does.
        count: partitions of each topic.
    """
    with tempfile.TemporaryDirectory() as home:
        deployment = Deployment(
            address, prefix, Path(home), count, dict(extra)
        )
        await deployment.create_topics()
        try:
            start = time.monotonic()
            worker = deployment.start("desk", module)
            await asyncio.to_thread(worker.wait_until_ready)
            ready_after = time.monotonic() - start
            async with reading(deployment, OUTCOMES, ITEMS) as consumer:
                output = OutputReader(consumer)
                yield DeskRun(deployment, worker, output, ready_after)
        finally:
            await deployment.stop()


@asynccontextmanager
async def reading(
    deployment: Deployment, *topics: Topic
) -> AsyncIterator[AIOKafkaConsumer]:
    """Read whole topics, without a group, for a ``with`` block."""
    settings = deployment.settings
    consumer = AIOKafkaConsumer(
        bootstrap_servers=settings.broker, auto_offset_reset="earliest"
    )
    await consumer.start()
    try:
        assignment = [
            TopicPartition(full_name(topic, settings), number)
            for topic in topics
            for number in range(partitions(topic, settings))
        ]
        consumer.assign(assignment)
        await consumer.seek_to_beginning(*assignment)
        yield consumer
    finally:
        await consumer.stop()
