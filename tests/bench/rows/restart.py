"""
Restart of a desk with a full window of texts, on a real Kafka.

The texts are in the changelog of one partition; the worker has no files. It
reads them and rebuilds its index. It is ready when ``/readyz`` says so, and a
raw item that is sent before its start shows when it judges again. The other
tables are empty: each of them costs as much as its records.
"""

import asyncio
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from streams.kafka.topics import ITEMS
from tests.bench.inputs.text_window import write_texts
from tests.bench.running.desk_run import OutputReader, reading
from tests.bench.running.processes import session_cpu, session_processes
from tests.bench.running.watched_desk import FILE, Blocked, read_blocked
from tests.bench.running.wire_items import make_item
from tests.bench.table.options import Options, total
from tests.bench.table.results import Bar, Result, Side
from tests.kafka.broker import RealKafka
from tests.kafka.topic_io import publish
from tests.kafka.workers import Deployment, Worker

__all__ = ["measure"]

WORKER = "tests.bench.running.watched_desk"
READY_BAR = Bar(45.0, "at most")
BLOCKED_BAR = Bar(200.0, "at most")
LONGEST = 900.0
"""Seconds that one start may take."""
MIB = 2**20
QUIET = 2.0
"""Seconds after the item in which the loop is watched on."""


@dataclass(frozen=True, slots=True)
class Start:
    """
    One start of the worker.

    Attributes:
        ready, item: seconds until it was ready, and until an item came out.
        side: the texts, with the CPU of all processes until the item.
        memory: MiB of the main process, which holds the texts.
    """

    ready: float
    item: float
    blocked: Blocked
    side: Side
    memory: float


async def measure(options: Options) -> list[Result]:
    """Return seconds to ready and to an item, and the longest block."""
    broker = RealKafka()
    try:
        await asyncio.to_thread(broker.start)
        with tempfile.TemporaryDirectory() as home:
            deployment = Deployment(
                broker.address, "restart.", Path(home), 1, options.extra
            )
            await deployment.create_topics()
            written = await write_texts(deployment.settings, options.texts)
            size = written / options.texts
            print(f"  {options.texts:,} texts of {size:,.0f} bytes",
                  file=sys.stderr, flush=True)  # fmt: skip
            starts = [
                await _start(deployment, options, number)
                for number in range(options.rounds)
            ]
    finally:
        broker.close()
    return _results(options.texts, starts)


def _results(texts: int, starts: list[Start]) -> list[Result]:
    name = f"restart, {texts:,} texts"
    blocked = "longest block of the event loop"
    return [
        Result(
            f"{name}, ready", "process start to /readyz 200", "s",
            tuple(start.ready for start in starts), READY_BAR,
            total(start.side for start in starts),
        ),
        Result(
            f"{name}, first item", "process start to wire.items", "s",
            tuple(start.item for start in starts),
        ),
        Result(
            f"{name}, loop", blocked, "ms",
            tuple(1000 * start.blocked.clock for start in starts),
            BLOCKED_BAR,
        ),
        Result(
            f"{name}, loop's CPU", f"{blocked}, its own CPU", "ms",
            tuple(1000 * start.blocked.cpu for start in starts),
            note=max(start.blocked for start in starts).where,
        ),
        Result(
            f"memory, {texts:,} texts", "main process of a desk", "MiB",
            tuple(start.memory for start in starts),
        ),
    ]  # fmt: skip


async def _start(
    deployment: Deployment, options: Options, number: int
) -> Start:
    watch = deployment.directory / f"blocked-{number}.json"
    sources = await publish(deployment.settings, [make_item(number)])
    began, start = time.monotonic(), time.time()
    worker = deployment.start("desk", WORKER, **{FILE: str(watch)})
    try:
        ready = asyncio.create_task(_until_ready(worker, began))
        item = await _until_item(deployment, sources, start)
        cpu = session_cpu(worker.process.pid)
        measured = await ready
        await asyncio.sleep(QUIET)
        side = Side("restart", options.texts, cpu, item)
        print(f"  ready {measured:.1f} s, item {item:.1f} s, {side}, "
              f"{read_blocked(watch)}", file=sys.stderr, flush=True)  # fmt: skip
        main = session_processes(worker.process.pid)[0]
        return Start(
            measured, item, read_blocked(watch), side, main.memory / MIB
        )
    finally:
        await asyncio.to_thread(worker.stop)


async def _until_ready(worker: Worker, began: float) -> float:
    while time.monotonic() - began < LONGEST:
        status, _ = await asyncio.to_thread(worker.readiness)
        if status == 200:
            return time.monotonic() - began
        if worker.process.poll() is not None:
            break
        await asyncio.sleep(0.2)
    raise TimeoutError(worker.read_log()[-3000:])


async def _until_item(
    deployment: Deployment, sources: list[str], start: float
) -> float:
    async with reading(deployment, ITEMS) as consumer:
        output = OutputReader(consumer)
        (source,) = sources
        while source not in output.items:
            if time.time() - start > LONGEST:
                raise TimeoutError(deployment.logs())
            await output.read()
        return output.items[source] - start
