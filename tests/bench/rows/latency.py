"""
How long an item takes from the end of its fetch to ``wire.items``.

A real Kafka, a poller and a desk. First the desk alone takes wire items as
fast as it can. Then 30 feeds on loopback bring half as many in a second, each
feed polled once a second. The end is the time stamp of the item's record.
"""

import asyncio
import sys
import time

from streams.kafka.topics import CLEAN, ITEMS, RAW, UNIQUE
from tests.bench.inputs.growing_feeds import serving_feeds
from tests.bench.running.desk_run import DeskRun, running_desk
from tests.bench.running.stage_times import StageTimes, read_stage_times
from tests.bench.running.wire_items import make_item
from tests.bench.table.options import Options
from tests.bench.table.results import Bar, Result, Side
from tests.kafka.broker import RealKafka
from tests.kafka.topic_io import register_feeds

__all__ = ["measure", "percentile"]

FEEDS = 30
EVERY = 1.0
WARM = 300
SHARE = 0.5
LEAD_IN = 10.0
"""Seconds after the first polls that do not count."""
WINDOW = 60.0
LAST = 5.0
"""Seconds that the last items have to come out."""
P50, P99 = Bar(150.0, "at most"), Bar(1000.0, "at most")
STEPS = (
    ("fetch to wire.raw", None, RAW),
    ("wire.raw to wire.clean", RAW, CLEAN),
    ("wire.clean to wire.unique", CLEAN, UNIQUE),
    ("wire.unique to wire.items", UNIQUE, ITEMS),
)


async def measure(options: Options) -> list[Result]:
    """Return p50 and p99, of the whole way and of each step."""
    broker = RealKafka()
    try:
        await asyncio.to_thread(broker.start)
        async with running_desk(broker.address, options.extra) as desk:
            await desk.take("warm", [make_item(n) for n in range(WARM)])
            numbers = range(WARM, WARM + options.items)
            capacity = await desk.take("burst", [*map(make_item, numbers)])
            rate = SHARE * capacity.per_clock
            since, times = await _run_feeds(desk, rate)
    finally:
        broker.close()
    return _results(times, since, rate, capacity)


async def _run_feeds(desk: DeskRun, rate: float) -> tuple[float, StageTimes]:
    """Return the time from which items count, and all times."""
    deployment = desk.deployment
    poller = deployment.start("poller")
    await asyncio.to_thread(poller.wait_until_ready)
    async with serving_feeds(FEEDS, rate) as feeds:
        await register_feeds(deployment.settings, feeds.registrations(EVERY))
        await asyncio.sleep(LEAD_IN)
        since = time.time()
        await asyncio.sleep(WINDOW)
        await asyncio.to_thread(poller.stop)
    await asyncio.sleep(LAST)
    return since, await read_stage_times(deployment)


def _results(
    times: StageTimes, since: float, rate: float, capacity: Side
) -> list[Result]:
    whole = times.latencies(since)
    fetched = sum(at >= since for at in times.fetched.values())
    print(f"  {rate:.0f} items/s wanted, {fetched / WINDOW:.0f} fetched, "
          f"{len(whole) / WINDOW:.0f} came out", file=sys.stderr)  # fmt: skip
    compared = f"half of {capacity.per_clock:.0f} items/s, {FEEDS} feeds"
    note = "" if len(whole) == fetched else (
        f"{fetched - len(whole)} of {fetched} items did not come out in time"
    )  # fmt: skip
    return [
        Result(
            f"latency, p{share}", compared, "ms",
            (1000 * percentile(whole, share),), bar, capacity, note=note,
        )
        for share, bar in ((50, P50), (99, P99))
    ] + [
        Result(
            f"latency, {name}, p{share}", compared, "ms",
            (1000 * percentile(step, share),),
        )
        for name, step in (
            (name, times.latencies(since, begin, end))
            for name, begin, end in STEPS
        )
        for share in (50, 99)
    ]  # fmt: skip


def percentile(values: list[float], share: int) -> float:
    """Return the value that so many percent of ascending values reach."""
    return values[min(len(values) - 1, len(values) * share // 100)]
