"""CPU of a poller and a desk with many feeds and nothing new."""

import asyncio
import tempfile
import time
from pathlib import Path

from streams.kafka.topics import OUTCOMES, POLLS
from streams.local.embedded_broker import embedded_broker
from tests.bench.running.processes import session_cpu, session_processes
from tests.bench.table.options import Options
from tests.bench.table.results import Bar, Result, Side
from tests.chaos.static_feeds import ITEMS, serving
from tests.kafka.topic_io import read, register_feeds, wait_for
from tests.kafka.workers import Deployment, Worker

__all__ = ["measure"]

BAR = Bar(3.0, "at most")
EVERY = 60.0
"""Seconds between two polls of a feed: the shortest default."""
WINDOW = 60.0
MIB = 2**20
SETTLED_WITHIN = 600.0


async def measure(options: Options) -> list[Result]:
    """Return the share of one core, in percent."""
    with (
        embedded_broker() as address,
        tempfile.TemporaryDirectory() as home,
    ):
        deployment = Deployment(
            address, "idle.", Path(home), extra=options.extra
        )
        await deployment.create_topics()
        try:
            sides, poller = await _measure(deployment, options)
        finally:
            await deployment.stop()
    values = tuple(100 * side.cpu / side.clock for side in sides)
    return [
        Result(
            "idle", f"poller and desk, {options.feeds:,} feeds answer 304",
            "% of a core", values, BAR,
        ),
        Result(
            f"memory, {options.feeds:,} feeds", "all processes of a poller",
            "MiB", (poller,),
        ),
    ]  # fmt: skip


async def _measure(
    deployment: Deployment, options: Options
) -> tuple[list[Side], float]:
    """Return the CPU of each window, and the poller's MiB after them."""
    workers = [deployment.start(role) for role in ("desk", "poller")]
    for worker in workers:
        await asyncio.to_thread(worker.wait_until_ready)
    async with serving() as site:
        feeds = [
            site.registration(f"f{n}", EVERY) for n in range(options.feeds)
        ]
        await register_feeds(deployment.settings, feeds)

        async def all_polled() -> bool:
            polls = await read(deployment.settings, POLLS)
            return len({poll.key for poll in polls}) >= options.feeds

        async def all_judged() -> bool:
            outcomes = await read(deployment.settings, OUTCOMES)
            return len(outcomes) >= options.feeds * ITEMS

        await wait_for(all_polled, SETTLED_WITHIN, every=5.0)
        await wait_for(all_judged, SETTLED_WITHIN, every=5.0)
        await asyncio.sleep(EVERY)  # the tables of the first polls
        sides = [await _window(workers) for _ in range(options.rounds)]
        uses = session_processes(workers[1].process.pid)
        return sides, sum(use.memory for use in uses) / MIB


async def _window(workers: list[Worker]) -> Side:
    def cpu() -> float:
        return sum(session_cpu(worker.process.pid) for worker in workers)

    before, start = cpu(), time.monotonic()
    await asyncio.sleep(WINDOW)
    return Side("idle", 1, cpu() - before, time.monotonic() - start)
