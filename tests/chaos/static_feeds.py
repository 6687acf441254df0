"""A site on loopback that records the requests for its feeds."""

import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NamedTuple

from aiohttp import web

from streams.records import FeedRegistration

__all__ = ["ITEMS", "Request", "Site", "serving"]

# Many loopback addresses, so that feeds rarely wait for a shared host.
HOSTS = 100
ITEMS = 2
"""Of each feed."""


class Request(NamedTuple):
    """One request for a feed: its Unix time, and its If-None-Match."""

    at: float
    etag: str


class Site:
    """
    Feeds that have `ITEMS` items each, and never change.

    Attributes:
        requests: the requests for each feed, in order.
    """

    def __init__(self) -> None:
        self.port = 0
        self.requests: dict[str, list[Request]] = defaultdict(list)

    async def answer(self, request: web.Request) -> web.Response:
        """Answer 304 to a request that has the feed's ETag."""
        feed = request.match_info["feed"]
        known = request.headers.get("If-None-Match", "")
        self.requests[feed].append(Request(time.time(), known))
        etag = f'"{feed}"'
        if known == etag:
            return web.Response(status=304, headers={"ETag": etag})
        return web.Response(
            body=document(feed),
            content_type="application/rss+xml",
            headers={"ETag": etag},
        )

    def registration(self, feed: str, every: float) -> FeedRegistration:
        """Return a feed that is polled at a fixed interval, seconds."""
        return FeedRegistration(
            feed,
            f"http://127.0.0.{1 + int(feed[1:]) % HOSTS}:{self.port}/{feed}",
            language="en",
            interval_min=every,
            interval_max=every,
            allow_private=("127.0.0.0/8",),
        )


def document(feed: str) -> bytes:
    """Return a feed's document."""
    items = "".join(
        f"<item><guid isPermaLink='false'>{feed}-{n}</guid><title>Pier {n} of"
        f" {feed} reopens</title><description>Boats leave from pier {n} again"
        "</description></item>"
        for n in range(ITEMS)
    )
    return f"<rss version='2.0'><channel>{items}</channel></rss>".encode()


@asynccontextmanager
async def serving() -> AsyncIterator[Site]:
    """Serve a site at many loopback addresses for a ``with`` block."""
    site = Site()
    app = web.Application()
    app.router.add_get("/{feed}", site.answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    for n in range(HOSTS):
        await web.TCPSite(runner, f"127.0.0.{1 + n}", site.port).start()
        site.port = runner.addresses[0][1]
    try:
        yield site
    finally:
        await runner.cleanup()
