"""
Polls per second, memory and lateness of 20,000 feeds, and of bare aiohttp.

    python -m tests.bench.bench_poller [feeds]

A loopback server in its own process simulates 200 hosts. Of each 100 feeds 90
answer 304, 8 have a new document of 10 items, one takes a second, one fails.
The bare loop sends the same conditional requests with the same concurrency and
discards the responses. The poller reads, slices, compares and sends to an
outbox in memory. Bare aiohttp polls a tenth of the feeds before the poller and
another tenth after it. The ratio compares requests per CPU second of this
process, so that other load on the machine does not change it. Lateness is the
time from the due time to the request, at half the polls per second that were
reached just before. Polling ends after 80 s, even if feeds remain.
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


class FeedServer(asyncio.Protocol):
    """A minimal HTTP/1.1 server, fast enough not to limit the client."""

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
    """Serve on a free port, and print the port."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(FeedServer, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


@contextmanager
def serving() -> Iterator[int]:
    """Run the server for a ``with`` block; yield its port."""
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
    """Resolve every name to 127.0.0.1."""

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
        """Do nothing: there is nothing to close."""


class TimedFetcher(HttpClient):
    """A client that records when each request starts."""

    started: dict[str, datetime]

    async def send(self, ask: Request) -> Response:
        self.started[ask.url] = now()
        return await super().send(ask)


class MemoryOutbox:
    """Write outcomes into the table at once, as the agent does."""

    def __init__(self, polls: dict[bytes, bytes]) -> None:
        self.polls = polls
        self.outcomes = self.items = 0

    async def send(self, records: Iterable[ProducerRecord]) -> None:
        for record in records:
            if record.topic is POLLS and record.value:
                self.polls[record.key] = record.value
                self.outcomes += 1
            else:
                self.items += 1


def now() -> datetime:
    """Return the time in UTC."""
    return datetime.now(UTC)


def url_of(feed: int, port: int) -> str:
    """Return a feed's address."""
    return f"http://h{feed % HOSTS}.test:{port}/feed/{feed}"


def registration_table(feeds: int, port: int) -> dict[bytes, bytes]:
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


def outcome_table(
    feeds: int, port: int, first: datetime, spread: float
) -> dict[bytes, bytes]:
    """Return the table of outcomes: due times are spread over ``spread`` s."""
    return {
        f"feed-{n}".encode(): encode(
            PollOutcome(
                f"feed-{n}",
                "not_modified",
                first - timedelta(hours=1),
                first + timedelta(seconds=spread * n / feeds),
                etag='"1"',
                body_hash="0123456789abcdef",
                seen=tuple(f"{n:08x}{item:08x}" for item in range(10)),
                registered=url_of(n, port),
                validated=url_of(n, port),
            )
        )
        for n in range(feeds)
    }


class Rate(NamedTuple):
    """Polls per second of wall time, and per second of CPU time."""

    clock: float
    cpu: float


class Watch:
    """Measure wall time and CPU time from its creation."""

    def __init__(self) -> None:
        self.clock, self.cpu = time.perf_counter(), time.process_time()

    def rate(self, count: int) -> Rate:
        """Return the rates of this number of polls since then."""
        return Rate(
            count / (time.perf_counter() - self.clock),
            count / (time.process_time() - self.cpu),
        )


async def poll_bare(feeds: int, port: int) -> Rate:
    """Send the requests with aiohttp alone."""
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


async def poll_all(
    registrations: dict[bytes, bytes], polls: dict[bytes, bytes]
) -> tuple[Rate, list[float], int]:
    """Poll every feed once; return rates, lateness of each, and memory."""
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
    scheduler = PollScheduler(registrations, polls, tools, AT_ONCE)
    async with fetcher:
        watch = Watch()
        scheduler.reset(feed.decode() for feed in registrations)
        end = time.perf_counter() + LONGEST
        while (
            outbox.outcomes < len(registrations) and time.perf_counter() < end
        ):
            scheduler.tasks.start_due()
            await scheduler.tasks.wait(0.5)
        rate = watch.rate(outbox.outcomes)
        held = resident()
        await scheduler.tasks.stop()
    changed = sum(90 <= n % 100 < 98 for n in range(len(registrations)))
    assert outbox.items == 10 * changed or outbox.outcomes < len(registrations)
    late = [
        (at - due[f"feed-{url.rpartition('/')[2]}".encode()]).total_seconds()
        for url, at in fetcher.started.items()
    ]
    return rate, late, held


def resident() -> int:
    """Return this process's memory in bytes after a garbage collection."""
    gc.collect()
    pages = Path("/proc/self/statm").read_text().split()[1]
    return int(pages) * PAGE


async def measure(feeds: int, port: int) -> float:
    """Print the figures; return the ratio of polls to bare requests."""
    before = await poll_bare(feeds // BARE_PART, port)
    await poll_all(
        registration_table(100, port), outcome_table(100, port, now(), 0)
    )
    start = resident()
    registrations = registration_table(feeds, port)
    polls = outcome_table(feeds, port, now(), 0)
    rate, _, end = await poll_all(registrations, polls)
    held = (end - start) / feeds * 1000 / 1e6
    after = await poll_bare(feeds // BARE_PART, port)
    some = min(feeds, int(rate.clock / 2 * WINDOW)) // 100 * 100
    first = now() + timedelta(seconds=1)
    steady = some / WINDOW
    _, late, _ = await poll_all(
        registration_table(some, port),
        outcome_table(some, port, first, WINDOW),
    )
    late.sort()
    ratio = rate.cpu / ((before.cpu + after.cpu) / 2)
    for name, rates in (("bare", before), ("poller", rate), ("bare", after)):
        print(
            f"{name:9} {rates.clock:8.0f} polls/s, "
            f"{rates.cpu:.0f} per CPU second"
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
    """Start the server and measure."""
    with serving() as port:
        return asyncio.run(measure(feeds, port))


if __name__ == "__main__":
    if sys.argv[1:] == ["serve"]:
        asyncio.run(serve())
    else:
        main(*map(int, sys.argv[1:2]))
