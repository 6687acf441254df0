"""
Politeness of polling over 72 simulated hours with a restart in the middle.

A loopback server simulates twelve feeds. Every poll uses real sockets; only the
clock is simulated. The criteria are those by which feed readers are rated:
conditional requests, validators byte for byte, freshness, Retry-After,
redirects, 410. Latency is measured from the feeds' publication times.
"""

import asyncio
import random
import statistics
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

from aiohttp import web

from extractors.model.raw import RawItem
from extractors.output.codec import encode
from streams.kafka.producer_records import ProducerRecord
from streams.kafka.topics import POLLS, RAW
from streams.poller.fetcher.client import HttpClient
from streams.poller.polling.poll import PollDependencies
from streams.poller.scheduler import PollScheduler
from streams.poller.scheduling.host_limits import HostLimits
from streams.records import FeedRegistration
from tests.streams.poller.conftest import Clock, Names, serving

__all__ = ["MUST_BE_ZERO", "politeness_figures", "poll_for_72_hours"]

Request = tuple[datetime, dict[str, str]]
"""When it came, and its headers."""
Log = dict[str, list[Request]]
"""Requests by feed."""

HOURS = 72
HOUR = 3600.0
LOW, HIGH = 300.0, 3600.0


GAPS = {
    "etag": 2400, "dated": 1800, "expires": 2400, "max-age": 3000,
    "ttl": 7200, "sleeper": 3600, "busy": 1500, "sibling": 2000,
    "moving": 3600, "gone": 3600, "bare": 3600, "away": 3600,
}  # fmt: skip


class FeedServer:
    """Twelve feeds with known publication times, and a log of requests."""

    def __init__(self, clock: Clock) -> None:
        self.clock, self.start = clock, clock.at
        self.log: Log = defaultdict(list)
        self.validators: dict[str, set[str]] = defaultdict(set)
        dice = random.Random(3)
        self.published = {
            name: self._times(dice, gap) for name, gap in GAPS.items()
        }

    def _times(self, dice: random.Random, gap: float) -> list[float]:
        at, times = 0.0, []
        while at < HOURS * HOUR:
            at += dice.expovariate(1 / gap)
            times.append(at)
        return times

    def hours(self) -> float:
        hours: float = (self.clock.at - self.start) / timedelta(hours=1)
        return hours

    async def answer(self, request: web.Request) -> web.Response:
        name = request.path.strip("/").removesuffix("-new")
        now = self.clock.at
        self.log[request.path.strip("/")].append((now, dict(request.headers)))
        special = self.special(name, request.path)
        return special or self.document(name, request)

    def special(self, name: str, path: str) -> web.Response | None:
        hours, date = self.hours(), {"Date": http(self.clock.at)}
        if name == "busy" and 8 <= hours < 10:
            return web.Response(
                status=429, headers=date | {"Retry-After": "7200"}
            )
        if name == "busy" and 35 <= hours < 36:
            until = self.start + timedelta(hours=38)
            return web.Response(
                status=503, headers=date | {"Retry-After": http(until)}
            )
        if path == "/moving" and hours > 10:
            return web.Response(
                status=301, headers={"Location": "/moving-new"}
            )
        if path == "/away":
            return web.Response(status=302, headers={"Location": "/away-new"})
        if name == "gone" and hours > 20:
            return web.Response(status=410)
        return None

    def document(self, name: str, request: web.Request) -> web.Response:
        elapsed = (self.clock.at - self.start).total_seconds()
        times = [at for at in self.published[name] if at <= elapsed]
        changed = self.start + timedelta(seconds=times[-1] if times else 0)
        headers = {
            "Content-Type": "application/rss+xml",
            "Date": http(self.clock.at),
            "Set-Cookie": "id=1",
        }
        etag, date = f'W/"{name}-{len(times)}"', http(changed)
        if name == "bare":
            return web.Response(text=rss(name, times), headers=headers)
        if name != "etag":
            headers["Last-Modified"] = date
        if name != "dated":
            headers["ETag"] = etag
        self.validators[request.path.strip("/")].update((etag, date))
        if name == "max-age":
            headers["Cache-Control"] = "public, max-age=1800"
        if name == "expires":
            headers["Expires"] = http(self.clock.at + timedelta(minutes=20))
        match = request.headers.get("If-None-Match")
        since = request.headers.get("If-Modified-Since")
        if match == etag or (match is None and since == date):
            return web.Response(status=304, headers=headers)
        return web.Response(text=rss(name, times), headers=headers)


def http(at: datetime) -> str:
    return format_datetime(at.astimezone(UTC), usegmt=True)


def rss(name: str, times: list[float]) -> str:
    hints = {
        "ttl": "<ttl>50</ttl>",
        "sleeper": "<skipHours>"
        + "".join(f"<hour>{hour}</hour>" for hour in range(6))
        + "</skipHours>",
    }.get(name, "")
    items = "".join(
        f"<item><title>Item {number}</title>"
        f"<guid>tag:{name},2026:{number}</guid></item>"
        for number in range(len(times), max(0, len(times) - 30), -1)
    )
    return (
        f'<rss version="2.0"><channel><title>{name}</title>{hints}'
        f"{items}</channel></rss>"
    )


class Tables:
    """The topics as a worker sees them: last outcomes, raw items."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.registrations: dict[bytes, bytes] = {}
        self.polls: dict[bytes, bytes] = {}
        self.raw: list[tuple[str, datetime]] = []

    async def send(self, records: Iterable[ProducerRecord]) -> None:
        for record in records:
            if record.topic == POLLS and record.value:
                self.polls[record.key] = record.value
            if record.topic == RAW:
                self.raw.append((record.key.decode(), self.clock.at))


async def keep_item(item: RawItem, _feed: FeedRegistration) -> RawItem:
    return item


async def poll_until(clock: Clock, end: datetime, tables: Tables) -> None:
    """Run one worker, which starts from the tables, until a time."""
    async with HttpClient(
        "copydesk/test (+x)", 5.0, 1_000_000, Names()
    ) as client:
        tools = PollDependencies(
            client, HostLimits(), tables, keep_item, clock
        )
        scheduler = PollScheduler(
            tables.registrations, tables.polls, tools, 64
        )
        scheduler.reset(name.decode() for name in tables.registrations)
        while (at := scheduler.queue.waiting.next_at()) and at < end:
            clock.at = max(clock.at, at)
            scheduler.tasks.start_due()
            while scheduler.tasks.under_way:
                await next(iter(scheduler.tasks.under_way.values()))


def gaps_of(requests: list[Request]) -> list[float]:
    times = [at for at, _ in requests]
    return [
        (after - before).total_seconds() for before, after in pairwise(times)
    ]


def latencies(wire: FeedServer, tables: Tables, name: str) -> list[float]:
    first_sent: dict[str, datetime] = {}
    for uri, sent_at in tables.raw:
        first_sent.setdefault(uri, sent_at)
    shares = []
    for number, at in enumerate(wire.published[name], 1):
        sent = first_sent.get(f"tag:{name},2026:{number}")
        if sent and at > 4 * HOUR:
            elapsed = (sent - wire.start).total_seconds() - at
            shares.append(elapsed / GAPS[name])
    return shares


def count_between(
    requests: list[Request], wire: FeedServer, low: float, high: float
) -> int:
    return sum(
        low < (at - wire.start) / timedelta(hours=1) < high
        for at, _ in requests
    )


async def poll_for_72_hours() -> tuple[FeedServer, Tables]:
    """Poll for 72 hours with a restart after 36; return feeds and tables."""
    clock = Clock()
    wire, tables = FeedServer(clock), Tables(clock)
    async with serving(wire.answer) as port:
        for name in GAPS:
            host = "shared" if name in {"busy", "sibling"} else name
            feed = FeedRegistration(
                name,
                f"http://{host}.example:{port}/{name}",
                interval_min=LOW,
                interval_max=HIGH,
                allow_private=("127.0.0.0/8",),
            )
            tables.registrations[name.encode()] = encode(feed)
        for hours in (36, HOURS):
            end = wire.start + timedelta(hours=hours)
            await poll_until(clock, end, tables)
            clock.at = end
    return wire, tables


MUST_BE_ZERO = (
    "unconditional beyond the first",
    "bogus validators",
    "polls inside max-age",
    "polls inside Expires",
    "polls inside ttl",
    "polls inside skipHours",
    "polls inside Retry-After (seconds)",
    "polls inside Retry-After (date, over the restart)",
    "polls of its sibling meanwhile",
    "polls of the sibling inside the second quiet, over the restart",
    "cookies sent",
    "referrers sent",
    "polls after 410",
    "feeds that lost an item",
    "items sent twice",
)
"""Rows of the table that must be 0."""


def politeness_figures(wire: FeedServer, tables: Tables) -> dict[str, float]:
    """Return the figures by name."""
    log = wire.log
    everything = [request for requests in log.values() for request in requests]
    latency = sorted(
        share
        for name in ("etag", "dated", "bare", "away", "moving")
        for share in latencies(wire, tables, name)
    )
    figures = {
        "requests in 72 hours, 12 feeds": len(everything),
        "unconditional beyond the first": unconditional(log, wire),
        "bogus validators": bogus(log, wire),
        **inside(log, wire),
        "cookies sent": sum("Cookie" in headers for _, headers in everything),
        "referrers sent": sum(
            "Referer" in headers for _, headers in everything
        ),
        "polls of the old address after the move": count_between(
            log["moving"], wire, 10, HOURS
        ),
        "polls after 410": count_between(log["gone"], wire, 20, HOURS) - 1,
        "feeds that lost an item": losers(wire, tables),
        "items sent twice": len(tables.raw) - len(dict(tables.raw)),
        "item latency, median share of the feed's gap": round(
            statistics.median(latency), 2
        ),
        "item latency, p95 share of the feed's gap": round(
            latency[int(len(latency) * 0.95)], 2
        ),
    }
    assert figures.keys() >= set(MUST_BE_ZERO)
    return figures


def unconditional(log: Log, wire: FeedServer) -> int:
    """
    Count requests without validators beyond a feed's first.

    After a redirect the validators belong to the new address. The old address
    is polled without them until the redirect counts as permanent.
    """
    plain = sum(
        "If-None-Match" not in headers and "If-Modified-Since" not in headers
        for name, requests in log.items()
        if name not in {"bare", "away", "moving-new"}
        for _, headers in requests[1:]
    )
    return plain - (count_between(log["moving"], wire, 10, HOURS) - 1)


def bogus(log: Log, wire: FeedServer) -> int:
    """Count validators that the feed never sent."""
    return sum(
        header in headers and headers[header] not in wire.validators[name]
        for name, requests in log.items()
        for _, headers in requests
        for header in ("If-None-Match", "If-Modified-Since")
    )


def inside(log: Log, wire: FeedServer) -> dict[str, float]:
    """Count polls within times that the feed had excluded."""
    busy, first, second = log["busy"], quiet_of(wire), second_quiet(wire)
    return {
        "polls inside max-age": sum(
            gap < 1800 for gap in gaps_of(log["max-age"])
        ),
        "polls inside Expires": sum(
            gap < 1200 for gap in gaps_of(log["expires"])
        ),
        "polls inside ttl": sum(gap < 3000 for gap in gaps_of(log["ttl"])),
        "polls inside skipHours": sum(
            at.hour < 6 for at, _ in log["sleeper"][1:]
        ),
        "polls inside Retry-After (seconds)": count_between(
            busy, wire, *first
        ),
        "polls inside Retry-After (date, over the restart)": count_between(
            busy, wire, *second
        ),
        "longest quiet of the throttled feed, h": round(
            max(gaps_of(busy)) / HOUR, 1
        ),
        "polls of its sibling meanwhile": count_between(
            log["sibling"], wire, *first
        ),
        "polls of the sibling inside the second quiet, over the restart": (
            count_between(log["sibling"], wire, *second)
        ),
    }


def losers(wire: FeedServer, tables: Tables) -> int:
    """Count feeds with an item that was not sent within seven hours."""
    return sum(
        len([at for at in wire.published[name] if at < 65 * HOUR])
        > len({uri for uri, _ in tables.raw if f":{name}," in uri})
        for name in GAPS
        if name != "gone"
    )


def quiet_of(wire: FeedServer) -> tuple[float, float]:
    first = next(
        at
        for at, _ in wire.log["busy"]
        if at >= wire.start + timedelta(hours=8)
    )
    hours = (first - wire.start) / timedelta(hours=1)
    return hours + 0.01, hours + 2


def second_quiet(wire: FeedServer) -> tuple[float, float]:
    first = next(
        at
        for at, _ in wire.log["busy"]
        if at >= wire.start + timedelta(hours=35)
    )
    hours = (first - wire.start) / timedelta(hours=1)
    return hours + 0.01, 38


def main() -> None:
    """Print the table."""
    for name, value in politeness_figures(
        *asyncio.run(poll_for_72_hours())
    ).items():
        print(f"{name:65} {value}")


if __name__ == "__main__":
    main()
