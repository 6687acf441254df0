"""What one attack makes a poller spend: clock, CPU time, bytes, memory."""

import asyncio
import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from urllib.parse import quote

import msgspec

from extractors.model.errors import ExtractError
from streams.config.settings import Settings
from streams.poller.fetcher.address_filter import networks
from streams.poller.fetcher.client import HttpClient
from streams.poller.fetcher.messages import FetchError, Request
from streams.poller.polling.documents import raw_document, split_document
from streams.records import FeedRegistration
from tests.saved_results import MAKE

__all__ = [
    "SAVED",
    "TIMEOUT",
    "Cost",
    "hostile_server",
    "measure",
    "table",
]

SAVED = MAKE / "attacks.json"

TIMEOUT = 5.0
"""Seconds of a request here; a poller waits `Settings.fetch_timeout`."""
NOW = datetime(2026, 3, 2, tzinfo=UTC)
SETTLES = 0.2
"""Seconds until the server has noticed that we closed."""


class Cost(msgspec.Struct, frozen=True):
    """
    What one poll of the hostile server cost.

    Attributes:
        ended: how the poll ended: a reason, or the number of its items.
        seconds: by the clock.
        cpu: CPU seconds of the whole process.
        blocked: longest time for which the event loop stood still, seconds.
        sent: bytes that the server sent.
        asked: bytes that it received from us.
        held: bytes of the body that we kept, unpacked.
    """

    name: str
    ended: str
    seconds: float
    cpu: float
    blocked: float
    sent: int
    asked: int
    held: int


@contextmanager
def hostile_server() -> Iterator[int]:
    """Run the server; yield its port."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.attackers.hostile_server"],
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout
        try:
            yield int(process.stdout.readline())
        finally:
            process.kill()


async def measure(name: str, port: int) -> Cost:
    """Poll the server once, as a poller does, and cut what it sends."""
    await asyncio.to_thread(_counts, port)  # from zero
    site = f"http://127.0.0.1:{port}/{quote(name)}"
    feed = FeedRegistration("hostile", site)
    async with HttpClient("x", TIMEOUT, Settings().fetch_max_bytes) as client:
        watch = asyncio.create_task(_longest_pause())
        await asyncio.sleep(0.01)
        begun, cpu = time.monotonic(), time.process_time()
        ended, held = await _poll(client, feed)
        cpu = time.process_time() - cpu
        seconds = time.monotonic() - begun
        watch.cancel()
        blocked = await watch
    await asyncio.sleep(SETTLES)
    counts = await asyncio.to_thread(_counts, port)
    return Cost(
        name, ended, seconds, cpu, blocked,
        counts.get("sent", 0), counts.get("received", 0), held,
    )  # fmt: skip


async def _poll(client: HttpClient, feed: FeedRegistration) -> tuple[str, int]:
    request = Request(feed.url, allowed=networks(["127.0.0.0/8"]))
    try:
        response = await client.send(request)
    except FetchError as error:
        return error.reason, 0
    document = raw_document(
        feed, response.body, response.media_type, response.url,
        response.headers, NOW,
    )  # fmt: skip
    held = len(response.body)
    try:
        split = await split_document(feed, document, ())
    except ExtractError as error:
        return error.reason, held
    return f"{len(split.items)} items", held


async def _longest_pause() -> float:
    """Return the CPU seconds of the loop's thread between two turns."""
    longest, last = 0.0, time.thread_time()
    try:
        while True:
            await asyncio.sleep(0.01)
            now = time.thread_time()
            longest, last = max(longest, now - last), now
    except asyncio.CancelledError:
        return longest


def _counts(port: int) -> dict[str, int]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as answer:
        counts: dict[str, int] = json.load(answer)
        return counts


def table(costs: Iterable[Cost]) -> str:
    """Return costs as a table in Markdown."""
    lines = [
        "| attack | ends as | s | sent, KB | we sent, bytes | held, KB | "
        "CPU s | CPU s for a MB | held for a byte |",
        "|---|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for cost in costs:
        sent = max(cost.sent, 1)
        lines.append(
            f"| {cost.name} | {cost.ended} | {cost.seconds:.1f} | "
            f"{cost.sent / 1000:,.1f} | {cost.asked} | "
            f"{cost.held / 1000:,.0f} | {cost.cpu:.2f} | "
            f"{cost.cpu / sent * 1e6:.2f} | {cost.held / sent:,.1f} |"
        )
    return "\n".join(lines)
