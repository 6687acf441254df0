"""
The demo wire's server: the script's feeds and pages over HTTP on loopback.

It behaves as a careful publisher does (RFC 9110): entity tags and dates on
everything, 304 for what is known, one 429 with Retry-After, one 301. Each
agency has a port of its own, as pollers space their requests by host.
"""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime

from aiohttp import web

from streams import clock as wall
from streams.demo import script
from streams.demo.model import AGENCIES, FEEDS, Carried, Feed, agency
from streams.demo.render import document
from streams.demo.render_html import page
from streams.demo.render_rss import broken
from streams.records import FeedRegistration

__all__ = ["DemoServer", "start"]

RETRY_AFTER = 2
_MOVED_PREFIX = "/v2"
# The smallest picture there is: a GIF of one transparent dot (GIF89a).
_DOT = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c00000000"
    "010001000002024401003b"
)


@dataclass(slots=True)
class _Wire:
    """What the handlers share: the moment of the start, and who waited."""

    clock: Callable[[], datetime]
    started: datetime
    throttled: set[str] = field(default_factory=set)

    def seconds(self) -> float:
        return (self.clock() - self.started).total_seconds()

    def happened(self, feed: Feed, kind: script.Kind) -> bool:
        events = script.happened(feed.id, self.seconds())
        return any(event.kind == kind for event in events)

    def carried(self, feed: Feed) -> tuple[Carried, ...]:
        return script.carried(feed.id, self.seconds(), self.started)

    def changed(self, feed: Feed) -> datetime:
        last = script.last_change(feed.id, self.seconds())
        return self.started + timedelta(seconds=last)


@dataclass(slots=True)
class DemoServer:
    """
    A running demo wire.

    Attributes:
        url: scheme and authority of the first agency's site, without a
            slash at the end.
        feeds: what a poller needs to know to read it.
    """

    url: str
    feeds: tuple[FeedRegistration, ...]
    _runner: web.AppRunner

    async def stop(self) -> None:
        """Close the ports and every connection to them."""
        await self._runner.cleanup()


def _matches(request: web.Request, etag: str, changed: datetime) -> bool:
    """Whether the client has these bytes (RFC 9110, 13.2.2)."""
    known = request.headers.get("If-None-Match")
    if known is not None:
        return known.strip() == "*" or etag in (
            one.strip() for one in known.split(",")
        )
    since = request.headers.get("If-Modified-Since")
    return since is not None and changed.replace(
        microsecond=0
    ) <= parsedate_to_datetime(since)


def _answer(
    request: web.Request, body: bytes, media_type: str, changed: datetime
) -> web.Response:
    etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    headers = {
        "ETag": etag,
        "Last-Modified": format_datetime(changed.astimezone(UTC), usegmt=True),
    }
    if _matches(request, etag, changed):
        return web.Response(status=304, headers=headers)
    headers["Content-Type"] = media_type
    return web.Response(body=body, headers=headers)


def _site(request: web.Request) -> str:
    return f"{request.scheme}://{request.host}"


def _document(request: web.Request, wire: _Wire, feed: Feed) -> bytes:
    site = _site(request)
    if wire.happened(feed, "broken") and not wire.happened(feed, "mended"):
        return broken(feed, site)
    return document(feed, wire.carried(feed), site)


def _serve_feed(
    wire: _Wire, feed: Feed
) -> Callable[[web.Request], web.Response]:
    def serve(request: web.Request) -> web.Response:
        moved = wire.happened(feed, "moved")
        if moved and not request.path.startswith(_MOVED_PREFIX):
            raise web.HTTPMovedPermanently(_MOVED_PREFIX + feed.path)
        if wire.happened(feed, "throttled") and feed.id not in wire.throttled:
            wire.throttled.add(feed.id)
            return web.Response(
                status=429, headers={"Retry-After": str(RETRY_AFTER)}
            )
        body = _document(request, wire, feed)
        return _answer(request, body, feed.media_type, wire.changed(feed))

    return serve


def _serve_page(wire: _Wire) -> Callable[[web.Request], web.Response]:
    def serve(request: web.Request) -> web.Response:
        wanted = request.match_info["agency"], request.match_info["story"]
        for feed in FEEDS:
            for one in wire.carried(feed):
                if (one.story.agency, one.story.id) == wanted:
                    body = page(one, _site(request))
                    return _answer(
                        request, body, "text/html; charset=utf-8", one.sent
                    )
        raise web.HTTPNotFound

    return serve


def _async(
    serve: Callable[[web.Request], web.Response],
) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def handler(request: web.Request) -> web.StreamResponse:
        return serve(request)

    return handler


def _photo(_: web.Request) -> web.Response:
    return web.Response(body=_DOT, content_type="image/gif")


def _robots(_: web.Request) -> web.Response:
    return web.Response(text="User-agent: *\nDisallow:\n")


def _application(wire: _Wire) -> web.Application:
    app = web.Application()
    for feed in FEEDS:
        handler = _async(_serve_feed(wire, feed))
        app.router.add_get(feed.path, handler)
        app.router.add_get(_MOVED_PREFIX + feed.path, handler)
    app.router.add_get(
        "/{agency}/story/{story}.html", _async(_serve_page(wire))
    )
    app.router.add_get("/photos/{file}", _async(_photo))
    app.router.add_get("/robots.txt", _async(_robots))
    return app


def _registration(feed: Feed, url: str) -> FeedRegistration:
    owner = agency(feed.agency)
    return FeedRegistration(
        feed=feed.id,
        url=url + feed.path,
        agency=owner.name,
        language=owner.language,
        lane=owner.language,
        media_type=feed.media_type.partition(";")[0],
        full_text=feed.syntax == "summaries",
        interval_min=1.0,
        interval_max=2.0,
        allow_private=("127.0.0.0/8",),
    )


async def start(
    host: str = "127.0.0.1",
    port: int = 0,
    clock: Callable[[], datetime] = wall.now,
) -> DemoServer:
    """
    Start the demo wire; its script begins at the clock's present time.

    Args:
        host: address to listen on.
        port: of the first agency, the others follow; 0 takes free ones.
        clock: what the server asks for the time.

    Raises:
        OSError: a port is taken.
    """
    # HTTP and RSS dates have whole seconds, so the script starts on one.
    wire = _Wire(clock, clock().replace(microsecond=0))
    runner = web.AppRunner(_application(wire), access_log=None)
    await runner.setup()
    try:
        for place in range(len(AGENCIES)):
            await web.TCPSite(runner, host, port and port + place).start()
    except OSError:
        await runner.cleanup()
        raise
    sites = {
        owner.id: f"http://{host}:{address[1]}"
        for owner, address in zip(AGENCIES, runner.addresses, strict=True)
    }
    feeds = tuple(_registration(feed, sites[feed.agency]) for feed in FEEDS)
    return DemoServer(sites[AGENCIES[0].id], feeds, runner)
