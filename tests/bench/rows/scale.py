"""
One, two, four and eight desk workers on a real Kafka.

Few cores cannot show how many scale. So each worker sleeps for the CPU time
that real pages take to be cleaned and enriched, measured first. Carrying,
judging, tables, sends and the broker are real. The rate is taken between a
tenth and nine tenths of the items, so that neither start nor end counts. A
trickle of items runs while workers join; its longest gap is the pause.
"""

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from time import process_time

from extractors.model.errors import ExtractError
from extractors.model.raw import RawItem
from streams.config.settings import Settings
from streams.desk.clean.step import clean_item
from streams.desk.enrich.step import annotate
from streams.desk.factory import build_engine, load_routes
from streams.kafka.topics import ITEMS, OUTCOMES
from streams.records import Decision, Unique
from tests.bench.inputs.even_items import even_items
from tests.bench.pages.page_sample import page_rounds, raw_page
from tests.bench.running.desk_run import OutputReader, reading
from tests.bench.running.isolated import call_in_process
from tests.bench.running.sleeping_desk import CLEAN_SECONDS, ENRICH_SECONDS
from tests.bench.table.options import Options
from tests.bench.table.results import Bar, Result
from tests.kafka.broker import RealKafka
from tests.kafka.topic_io import publish
from tests.kafka.workers import Deployment

__all__ = ["measure", "steady_rate"]

WORKER = "tests.bench.running.sleeping_desk"
COUNTS = (1, 2, 4, 8)
PARTITIONS = 16
PAGES, WARM = 60, 20
SECONDS = 20.0
"""How long a burst lasts if the workers scale."""
TRICKLE = 0.1
LONGEST = 600.0
BAR = Bar(0.90)


async def measure(options: Options) -> list[Result]:
    """Return the rate of each number of workers over that of as many alone."""
    clean, enrich = await asyncio.to_thread(call_in_process, _measure_pages)
    per_second = Settings().processes / (clean + enrich)
    print(f"  sleeps {1000 * clean:.1f} and {1000 * enrich:.1f} ms",
          file=sys.stderr, flush=True)  # fmt: skip
    extra = {CLEAN_SECONDS: f"{clean}", ENRICH_SECONDS: f"{enrich}"}
    broker = RealKafka()
    try:
        await asyncio.to_thread(broker.start)
        with tempfile.TemporaryDirectory() as home:
            deployment = Deployment(
                broker.address, "scale.", Path(home), PARTITIONS,
                options.extra | extra,
            )  # fmt: skip
            await deployment.create_topics()
            try:
                rates, pauses = await _measure_all(deployment, per_second)
            finally:
                await deployment.stop()
    finally:
        broker.close()
    return _results(rates, pauses, clean + enrich)


def _results(
    rates: dict[int, float], pauses: dict[int, float], seconds: float
) -> list[Result]:
    first = rates[COUNTS[0]]
    compared = f"times one worker; {1000 * seconds:.0f} ms of sleep an item"
    return [
        Result("scale, 1 worker", "by clock", "items/s", (first,)),
        *(
            Result(
                f"scale, {count} workers", compared, "ratio",
                (rates[count] / first / count,), BAR,
                note=f"{rates[count]:.0f} items/s with {count} workers",
            )
            for count in COUNTS[1:]
        ),
        *(
            Result(
                f"scale, pause at {count} workers",
                "longest gap in wire.items while workers join", "s",
                (pauses[count],),
            )
            for count in COUNTS[1:]
        ),
    ]  # fmt: skip


async def _measure_all(
    deployment: Deployment, per_second: float
) -> tuple[dict[int, float], dict[int, float]]:
    rates: dict[int, float] = {}
    pauses: dict[int, float] = {}
    async with reading(deployment, OUTCOMES, ITEMS) as consumer:
        output = OutputReader(consumer)
        for count in COUNTS:
            missing = count - len(deployment.workers)
            if count == COUNTS[0]:
                await _start(deployment, missing)
            else:
                starting = asyncio.create_task(_start(deployment, missing))
                pauses[count] = await _trickle(
                    deployment, output, f"join{count}", starting
                )
            each = int(per_second * count * SECONDS / PARTITIONS) + 1
            items = even_items(f"burst{count}", PARTITIONS, each)
            rates[count] = steady_rate(await _take(deployment, output, items))
            print(f"  {count} workers: {rates[count]:.1f} items/s, pause "
                  f"{pauses.get(count, 0):.1f} s", file=sys.stderr, flush=True)  # fmt: skip
    return rates, pauses


async def _start(deployment: Deployment, count: int) -> None:
    started = [deployment.start("desk", WORKER) for _ in range(count)]
    for worker in started:
        await asyncio.to_thread(worker.wait_until_ready)


async def _trickle(
    deployment: Deployment,
    output: OutputReader,
    name: str,
    until: "asyncio.Task[None]",
) -> float:
    """Send an item now and then until a task ends; return the longest gap."""
    times: list[float] = []
    number = 0
    while not until.done():
        items = even_items(f"{name}-{number}", PARTITIONS, 1)
        times += await _take(deployment, output, items, TRICKLE)
        number += 1
    await until
    times.sort()
    return max(later - earlier for earlier, later in pairwise(times))


async def _take(
    deployment: Deployment,
    output: OutputReader,
    items: Sequence[RawItem],
    every: float = 0.0,
) -> list[float]:
    """Publish items, wait until all are out, return when each was."""
    sources = await publish(deployment.settings, items, every=every)
    async with asyncio.timeout(LONGEST):
        while output.unfinished(sources):
            await output.read()
    return sorted(output.items[source] for source in sources)


def steady_rate(times: list[float]) -> float:
    """Return items per second between a tenth and nine tenths of them."""
    first, last = len(times) // 10, len(times) * 9 // 10
    return (last - first) / (times[last] - times[first])


def _measure_pages() -> tuple[float, float]:
    """Return the mean CPU seconds of both steps for real pages."""
    _, (pages,) = page_rounds(1, PAGES + WARM, 0)
    engine, routes = build_engine(Settings()), load_routes(Settings())
    spent = [0.0, 0.0, 0.0]
    for number, page in enumerate(pages):
        begin = process_time()
        try:
            item = clean_item(raw_page(page, number))
        except ExtractError:
            continue
        middle = process_time()
        unique = Unique(item, "new", 1, "story", Decision("new"))
        annotate(unique, engine, routes)
        if number >= WARM:
            spent[0] += middle - begin
            spent[1] += process_time() - middle
            spent[2] += 1
    return spent[0] / spent[2], spent[1] / spent[2]
