"""
The desk page with 100,000 items: reading them, searches, and open pages.

A real `copydesk page` reads the records from the embedded broker. Then
clients with addresses of their own search, one after the other. At last 50
pages are open, 20 items a second come, and other clients ask for pages.
Clients and producer share the machine; CPU seconds are the page's alone.
"""

import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlencode

import aiohttp
from aiokafka import AIOKafkaProducer

from streams.kafka.topics import full_name
from streams.local.embedded_broker import embedded_broker, free_port
from tests.bench.inputs.page_items import (
    PageItems,
    PageRecord,
    now,
    story_id,
    uri_of,
)
from tests.bench.running.page_clients import OpenPages, clients, get, opened
from tests.bench.running.processes import session_cpu, session_processes
from tests.bench.table.options import Options
from tests.bench.table.results import Bar, Result, Side
from tests.kafka.workers import Deployment, Worker

__all__ = ["measure", "percentile"]

READ, SEARCH, PAGE = (
    Bar(120.0, "at most"), Bar(100.0, "at most"), Bar(150.0, "at most"),
)  # fmt: skip
SPAN = timedelta(hours=24)
SEARCHES, OPEN, RATE, WINDOW = 300, 50, 20, 60.0
PAGES_PER_SECOND = 5
CLIENTS = 20
READ_WITHIN = 900.0
MIB = 2**20


async def measure(options: Options) -> list[Result]:
    """Return the time to read, p95 of searches, and p95 under load."""
    items = PageItems()
    with (
        embedded_broker() as address,
        tempfile.TemporaryDirectory() as home,
    ):
        deployment = Deployment(
            address, "page.", Path(home), extra=options.extra
        )
        await deployment.create_topics()
        numbers = range(options.many)
        each = SPAN / options.many
        await _send(deployment, items.records(numbers, now() - SPAN, each))
        try:
            return await _measure(deployment, items, options)
        finally:
            await deployment.stop()


async def _measure(
    deployment: Deployment, items: PageItems, options: Options
) -> list[Result]:
    worker, read = await _read_all(deployment, options.many)
    base = f"http://127.0.0.1:{worker.port}"
    after_reading = _memory(worker)
    async with clients(CLIENTS) as sessions:
        searches = await _search(sessions, base, items)
        load = _Load(deployment, items, options.many)
        async with load.running(sessions, base) as pages:
            side, times = await _ask(worker, sessions, base, items, options)
        arrival = _arrivals(pages, load.sent)
    return [
        Result("page, read", f"{options.many:,} items with their stories",
               "s", (read.clock,), READ, ours=read),
        Result("page, search", f"p95 of {SEARCHES} searches, CPU is all", "ms",
               (percentile(searches, 95),), SEARCH,
               note=f"median {statistics.median(searches):.0f} ms, "
               f"longest {max(searches):.0f} ms"),
        Result("page, under load", f"p95 of a page; {OPEN} open, {RATE} "
               "items/s", "ms", (percentile(times, 95),), PAGE, ours=side,
               note=f"median {statistics.median(times):.0f} ms, "
               f"longest {max(times):.0f} ms, {len(times)} pages; "
               f"{100 * side.cpu / side.clock:.0f} % of a core"),
        Result("page, live", "p95 from the broker to an open page", "ms",
               (percentile(arrival, 95),),
               note=f"{len(arrival):,} events of {OPEN * load.count:,}"),
        Result("page, memory", "resident, under load", "MiB",
               (_memory(worker),),
               note=f"{after_reading:.0f} MiB after reading"),
    ]  # fmt: skip


def percentile(values: Iterable[float], percent: float) -> float:
    """Return a percentile by nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


async def _read_all(deployment: Deployment, count: int) -> tuple[Worker, Side]:
    """Start a page; return it with the time until nothing is left to read."""
    port, start = free_port(), time.monotonic()
    worker = deployment.start("page", COPYDESK_PAGE_PORT=str(port))
    worker.port = port
    deadline = start + READ_WITHIN
    while b'"behind": 0}' not in worker.readiness()[1]:
        if worker.process.poll() is not None or time.monotonic() > deadline:
            raise TimeoutError(worker.read_log()[-3000:])
        await asyncio.sleep(0.25)
    clock = time.monotonic() - start
    return worker, Side("page", count, session_cpu(worker.process.pid), clock)


async def _search(
    sessions: Sequence[aiohttp.ClientSession], base: str, items: PageItems
) -> list[float]:
    texts = [_search_text(number, items) for number in range(SEARCHES)]
    return [
        await get(
            sessions[place % len(sessions)],
            f"{base}/search?{urlencode({'q': text})}",
        )
        for place, text in enumerate(texts)
    ]


def _search_text(number: int, items: PageItems) -> str:
    """Return a search of one of twelve kinds."""
    dice = Random(number)
    word, other = dice.sample(items.words, 2)
    name = dice.choice(items.names)
    kinds = (
        word, f"{word} {other}", f'"{word} {other}"', f"{word[:3]}*", "said",
        f"the -{word}", f"{word} OR {other}", f"headline:{word}",
        f'place:"{name}" {word}', f'"{name}"',
        f'agency:"Agency {dice.randrange(40)}" {word}',
        "million since:2026-01-01 event:correction",
    )  # fmt: skip
    return kinds[number % len(kinds)]


async def _ask(
    worker: Worker,
    sessions: Sequence[aiohttp.ClientSession],
    base: str,
    items: PageItems,
    options: Options,
) -> tuple[Side, list[float]]:
    """Ask for pages at a fixed rate; return CPU and their times."""
    number, asked = int(WINDOW * PAGES_PER_SECOND), []
    before, start = session_cpu(worker.process.pid), time.monotonic()
    for place in range(number):
        due = start + place / PAGES_PER_SECOND
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        session = sessions[place % len(sessions)]
        path = _path(place, items, options.many)
        asked.append(asyncio.create_task(get(session, base + path)))
    times = await asyncio.gather(*asked)
    cpu = session_cpu(worker.process.pid) - before
    return Side("page", number, cpu, time.monotonic() - start), list(times)


def _path(number: int, items: PageItems, many: int) -> str:
    """Return the address of one of twelve pages."""
    dice = Random(number)
    place = dice.randrange(many)
    query = {"q": _search_text(number // 12, items)}
    paths = (
        "/", f"/item?{urlencode({'uri': uri_of(place)})}", "/stories",
        f"/story?{urlencode({'id': story_id(place // 5)})}",
        f"/search?{urlencode(query)}",
        f"/?{urlencode({'agency': f'Agency {place % 40}'})}",
        f"/?{urlencode({'entity': dice.choice(items.names)})}", "/feeds",
        "/captions", "/letters", "/figures", "/stories?sort=size",
    )  # fmt: skip
    return paths[number % len(paths)]


class _Load:
    """
    New items while pages are open.

    Attributes:
        sent: Unix time at which the broker had each item, by uri.
        count: number of items sent.
    """

    def __init__(
        self, deployment: Deployment, items: PageItems, first: int
    ) -> None:
        self._deployment = deployment
        self._items = items
        self._next = first
        self.sent: dict[str, float] = {}

    @property
    def count(self) -> int:
        """Return how many items were sent."""
        return len(self.sent)

    @asynccontextmanager
    async def running(
        self, sessions: Sequence[aiohttp.ClientSession], base: str
    ) -> AsyncIterator[OpenPages]:
        """Send items while the block runs; yield the open pages."""
        async with opened(sessions, f"{base}/live", OPEN) as pages:
            await asyncio.sleep(2)
            task = asyncio.create_task(self._run())
            try:
                yield pages
            finally:
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
                await asyncio.sleep(2)

    async def _run(self) -> None:
        async with _producer(self._deployment) as producer:
            start = time.monotonic()
            for place in range(10**9):
                due = start + place / RATE
                await asyncio.sleep(max(0.0, due - time.monotonic()))
                records = self._items.of_item(self._next + place, now())
                for topic, key, value, at in records:
                    name = full_name(topic, self._deployment.settings)
                    await producer.send_and_wait(
                        name, value, key.encode(), timestamp_ms=at
                    )
                self.sent[uri_of(self._next + place)] = time.time()


def _arrivals(pages: OpenPages, sent: dict[str, float]) -> list[float]:
    """Return the milliseconds from the broker to each open page."""
    return [
        (time_ - sent[uri]) * 1000
        for uri, times in pages.seen.items()
        for time_ in times
        if uri in sent
    ]


async def _send(deployment: Deployment, records: Iterable[PageRecord]) -> None:
    futures: list[Any] = []
    async with _producer(deployment) as producer:
        for topic, key, value, at in records:
            name = full_name(topic, deployment.settings)
            futures.append(
                await producer.send(name, value, key.encode(), timestamp_ms=at)
            )
            if len(futures) == 5000:
                await asyncio.gather(*futures)
                futures.clear()
        await asyncio.gather(*futures)


@asynccontextmanager
async def _producer(deployment: Deployment) -> AsyncIterator[AIOKafkaProducer]:
    producer = AIOKafkaProducer(
        bootstrap_servers=deployment.address, linger_ms=5,
        max_batch_size=2**19,
    )  # fmt: skip
    await producer.start()
    try:
        yield producer
    finally:
        await producer.stop()


def _memory(worker: Worker) -> float:
    uses = session_processes(worker.process.pid)
    return sum(use.memory for use in uses) / MIB
