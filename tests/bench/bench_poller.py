"""
Polls a second, memory and lateness of 20,000 feeds, beside bare aiohttp.

    python -m tests.bench.bench_poller [feeds]

A loopback server in a process of its own plays 200 hosts: of each 100 feeds
90 answer 304, 8 have a new document of 10 items, one takes a second, one
fails. The bare loop makes the same conditional requests, as many at once,
and throws the answers away; the poller reads, cuts, compares and sends to
an outbox in memory. Bare polls a tenth of the feeds before and another
after. The ratio is of requests in a second of this process's own time, so
that a busy machine does not change it. Lateness is from falling due to the
request, with half the polls a second that were reached just before. Polling
ends after 80 s, with what was polled by then.
"""

import asyncio
import gc
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from extractors.output.codec import encode
from streams.kafka.producer_records import ProducerRecord
from streams.kafka.topics import POLLS
from streams.poller.fetcher.client import HttpClient
from streams.poller.fetcher.messages import Request, Response
from streams.poller.polling.full_text import FullTextFetcher
from streams.poller.polling.poll import PollDependencies
from streams.poller.scheduler import PollScheduler
from streams.poller.scheduling.host_limits import HostLimits
from streams.records import FeedRegistration, PollOutcome, read_outcome

FEEDS = 20_000
HOSTS = 200
AT_ONCE = 64
SLOW = 1.0
WINDOW = 10.0
BARE_PART = 10
LONGEST = 80.0
PAGE = os.sysconf("SC_PAGE_SIZE")
AGENT = "copydesk/bench (+https://copydesk.invalid)"
ITEM = (
    "<item><guid>harbour-{feed}-{n}</guid><title>Ferry {n} is back at pier "
    "{feed}</title><link>http://h.test/{feed}/{n}</link><description>The "
    "crossing to Ellery takes {n} minutes more this week while the north "
    "channel is dredged, the harbour office said on Monday.</description>"
    "<pubDate>Mon, 02 Mar 2026 06:{n:02d}:00 GMT</pubDate></item>"
)


class Wire(asyncio.Protocol):
    """Just enough HTTP/1.1 that the server is not what is measured."""

    def connection_made(self, transport: Any) -> None:
        self.transport, self.waiting = transport, b""

    def data_received(self, data: bytes) -> None:
        self.waiting += data
        while b"\r\n\r\n" in self.waiting:
            head, _, self.waiting = self.waiting.partition(b"\r\n\r\n")
            feed = int(head.split(b" ", 2)[1].rpartition(b"/")[2])
            delay = SLOW if feed % 100 == 98 else 0.0
            loop = asyncio.get_running_loop()
            loop.call_later(delay, self.transport.write, answer(feed))


def answer(feed: int) -> bytes:
    """Return the whole response to a conditional request."""
    kind = feed % 100
    if kind == 99:
        return b"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n"
    if kind < 90 or kind == 98:
        return b'HTTP/1.1 304 Same\r\nETag: "1"\r\n\r\n'
    items = "".join(ITEM.format(feed=feed, n=n) for n in range(10))
    body = f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()
    head = (
        'HTTP/1.1 200 OK\r\nETag: "2"\r\nContent-Type: application/rss+xml'
        f"\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def serve() -> None:
    """Serve on a free port, which is printed."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Wire, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


@contextmanager
def serving() -> Iterator[int]:
    """Run the server for the length of a ``with`` block; give its port."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bench.bench_poller", "serve"],
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        try:
            yield int(process.stdout.readline())
        finally:
            process.terminate()


class Loopback(AbstractResolver):
    """Every name is this machine."""

    async def resolve(
        self,
        host: str,
        port: int = 0,
        family: socket.AddressFamily = socket.AF_INET,
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host,
                host="127.0.0.1",
                port=port,
                family=family,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
        ]

    async def close(self) -> None:
        """Nothing is held."""


class TimedFetcher(HttpClient):
    """Notes when each request starts."""

    started: dict[str, datetime]

    async def send(self, ask: Request) -> Response:
        self.started[ask.url] = now()
        return await super().send(ask)


class MemoryOutbox:
    """Takes outcomes back into the table at once, as the agent does."""

    def __init__(self, polls: dict[bytes, bytes]) -> None:
        self.polls = polls
        self.told = self.items = 0

    async def send(self, records: Iterable[ProducerRecord]) -> None:
        for record in records:
            if record.topic is POLLS and record.value:
                self.polls[record.key] = record.value
                self.told += 1
            else:
                self.items += 1


def now() -> datetime:
    """Return the time of day."""
    return datetime.now(UTC)


def url_of(feed: int, port: int) -> str:
    """Return a feed's address."""
    return f"http://h{feed % HOSTS}.test:{port}/feed/{feed}"


def registered(feeds: int, port: int) -> dict[bytes, bytes]:
    """Return the table of registrations."""
    return {
        f"feed-{n}".encode(): encode(
            FeedRegistration(
                f"feed-{n}",
                url_of(n, port),
                agency="North Harbour",
                language="en",
                allow_private=("127.0.0.0/8",),
            )
        )
        for n in range(feeds)
    }


def polled(
    feeds: int, port: int, first: datetime, spread: float
) -> dict[bytes, bytes]:
    """Return the table of outcomes: all polled once, due over a time."""
    return {
        f"feed-{n}".encode(): encode(
            PollOutcome(
                f"feed-{n}",
                "not_modified",
                first - timedelta(hours=1),
                first + timedelta(seconds=spread * n / feeds),
                etag='"1"',
                body_hash="0123456789abcdef",
                seen=tuple(f"{n:08x}{one:08x}" for one in range(10)),
                registered=url_of(n, port),
                validated=url_of(n, port),
            )
        )
        for n in range(feeds)
    }


class Rate(NamedTuple):
    """Polls in a second of the clock, and in one of the process."""

    clock: float
    cpu: float


class Watch:
    """Measures both from when it is made."""

    def __init__(self) -> None:
        self.clock, self.cpu = time.perf_counter(), time.process_time()

    def rate(self, count: int) -> Rate:
        """Return the rate of what was done since."""
        return Rate(
            count / (time.perf_counter() - self.clock),
            count / (time.process_time() - self.cpu),
        )


async def bare(feeds: int, port: int) -> Rate:
    """Make the requests with aiohttp alone."""
    numbers = iter(range(feeds))

    async def worker(session: aiohttp.ClientSession) -> None:
        for n in numbers:
            async with session.get(
                url_of(n, port), headers={"If-None-Match": '"1"'}
            ) as response:
                await response.read()

    connector = aiohttp.TCPConnector(limit=0, resolver=Loopback())
    async with aiohttp.ClientSession(
        connector=connector, headers={"User-Agent": AGENT}
    ) as session:
        watch = Watch()
        await asyncio.gather(*(worker(session) for _ in range(AT_ONCE)))
        return watch.rate(feeds)


async def rounds(
    registrations: dict[bytes, bytes], polls: dict[bytes, bytes]
) -> tuple[Rate, list[float], int]:
    """Poll every feed once; return polls/s, each lateness and memory."""
    due = {feed: read_outcome(value).next_due for feed, value in polls.items()}
    outbox, hosts = MemoryOutbox(polls), HostLimits(0.0, AT_ONCE)
    fetcher = TimedFetcher(AGENT, 30.0, 1 << 20, Loopback())
    fetcher.started = {}
    tools = PollDependencies(
        fetcher,
        hosts,
        outbox,
        FullTextFetcher(fetcher, hosts, now).attach_page,
        now,
    )
    made = PollScheduler(registrations, polls, tools, AT_ONCE)
    async with fetcher:
        watch = Watch()
        made.reset(feed.decode() for feed in registrations)
        end = time.perf_counter() + LONGEST
        while outbox.told < len(registrations) and time.perf_counter() < end:
            made.start_due()
            await made.wait(0.5)
        rate = watch.rate(outbox.told)
        held = resident()
        await made.stop()
    changed = sum(90 <= n % 100 < 98 for n in range(len(registrations)))
    assert outbox.items == 10 * changed or outbox.told < len(registrations)
    late = [
        (at - due[f"feed-{url.rpartition('/')[2]}".encode()]).total_seconds()
        for url, at in fetcher.started.items()
    ]
    return rate, late, held


def resident() -> int:
    """Return this process's memory, bytes, after a collection."""
    gc.collect()
    pages = Path("/proc/self/statm").read_text().split()[1]
    return int(pages) * PAGE


async def measure(feeds: int, port: int) -> float:
    """Print the figures; return the ratio of polls to bare requests."""
    before = await bare(feeds // BARE_PART, port)
    await rounds(registered(100, port), polled(100, port, now(), 0))
    start = resident()
    registrations = registered(feeds, port)
    polls = polled(feeds, port, now(), 0)
    rate, _, end = await rounds(registrations, polls)
    held = (end - start) / feeds * 1000 / 1e6
    after = await bare(feeds // BARE_PART, port)
    some = min(feeds, int(rate.clock / 2 * WINDOW)) // 100 * 100
    first = now() + timedelta(seconds=1)
    steady = some / WINDOW
    _, late, _ = await rounds(
        registered(some, port), polled(some, port, first, WINDOW)
    )
    late.sort()
    ratio = rate.cpu / ((before.cpu + after.cpu) / 2)
    for name, one in (("bare", before), ("poller", rate), ("bare", after)):
        print(
            f"{name:9} {one.clock:8.0f} polls/s, "
            f"{one.cpu:.0f} in a second of its own"
        )
    print(f"ratio      {ratio:8.2f}")
    print(f"memory     {held:8.2f} MB per 1,000 feeds")
    print(
        f"lateness   {late[-1]:8.3f} s at worst, "
        f"{late[len(late) * 99 // 100]:.3f} s for 99 of 100, "
        f"at {steady:.0f} polls/s"
    )
    return ratio


def main(feeds: int = FEEDS) -> float:
    """Measure beside a server of our own."""
    with serving() as port:
        return asyncio.run(measure(feeds, port))


if __name__ == "__main__":
    if sys.argv[1:] == ["serve"]:
        asyncio.run(serve())
    else:
        main(*map(int, sys.argv[1:2]))
