"""Feeds on loopback whose documents have what is new since the last poll."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from aiohttp import web

from streams.records import FeedRegistration
from tests.bench.running.wire_items import ninjs_document

__all__ = ["GrowingFeeds", "serving_feeds"]

MEDIA_TYPE = "application/json"
FIRST = 1_000_000
"""Number of the first item, so that other rounds of a bench have others."""
EACH = 1_000_000
"""Numbers of one feed."""


class GrowingFeeds:
    """
    Feeds in ninjs that all grow at the same rate.

    Args:
        count: feeds, each at an address of its own.
        rate: items per second of all feeds together.
    """

    def __init__(self, count: int, rate: float) -> None:
        self.port = 0
        self._rate = rate / count
        self._begin = [time.monotonic()] * count
        self._sent = [0] * count

    async def answer(self, request: web.Request) -> web.Response:
        """Return the items that the feed has not sent yet."""
        feed = int(request.match_info["feed"])
        age = time.monotonic() - self._begin[feed]
        sent, now = self._sent[feed], int(age * self._rate)
        self._sent[feed] = now
        first = FIRST + EACH * feed
        body = ninjs_document(
            range(first + sent, first + now), datetime.now(UTC)
        )
        return web.Response(body=body, content_type=MEDIA_TYPE)

    def registrations(self, every: float) -> list[FeedRegistration]:
        """Return the feeds, polled at a fixed interval, seconds."""
        return [
            FeedRegistration(
                f"wire-{number}",
                f"http://127.0.0.{1 + number}:{self.port}/{number}",
                agency=f"Agency {number % 7}", language="en", lane="en",
                media_type=MEDIA_TYPE, interval_min=every,
                interval_max=every, allow_private=("127.0.0.0/8",),
            )
            for number in range(len(self._sent))
        ]  # fmt: skip


@asynccontextmanager
async def serving_feeds(
    count: int, rate: float
) -> AsyncIterator[GrowingFeeds]:
    """Serve such feeds for a ``with`` block."""
    feeds = GrowingFeeds(count, rate)
    app = web.Application()
    app.router.add_get("/{feed}", feeds.answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        for number in range(count):
            site = web.TCPSite(runner, f"127.0.0.{1 + number}", feeds.port)
            await site.start()
            feeds.port = runner.addresses[0][1]
        yield feeds
    finally:
        await runner.cleanup()
