"""
The HTTP server of the demo wire: feeds and pages of the script.

It behaves like a careful publisher (RFC 9110): ETag and Last-Modified on all
feeds and pages, 304 for unchanged ones, one 429 with Retry-After, one 301.
Each agency has its own port, because pollers limit their requests by host.
"""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime

from aiohttp import web

from streams.clock import now
from streams.demo import script
from streams.demo.model import AGENCIES, FEEDS, CarriedStory, Feed, agency
from streams.demo.render_atom import render_atom
from streams.demo.render_html import render_page
from streams.demo.render_newsml import render_newsml
from streams.demo.render_rss import render_rss, render_truncated
from streams.records import FeedRegistration

__all__ = ["DemoServer", "render_feed", "start"]

RETRY_AFTER = 2
_MOVED_PREFIX = "/v2"
_RENDERERS = {
    "rss": render_rss,
    "summaries": render_rss,
    "atom": render_atom,
    "newsml": render_newsml,
}
# The smallest valid picture: a GIF of one transparent pixel (GIF89a).
_PIXEL = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c00000000"
    "010001000002024401003b"
)


@dataclass(slots=True)
class _Wire:
    """
    The state that the handlers share.

    Attributes:
        throttled: the feeds that have sent their one 429.
    """

    clock: Callable[[], datetime]
    started: datetime
    throttled: set[str] = field(default_factory=set)

    def seconds(self) -> float:
        return (self.clock() - self.started).total_seconds()

    def has_happened(self, feed: Feed, kind: script.Kind) -> bool:
        events = script.events_until(feed.id, self.seconds())
        return any(event.kind == kind for event in events)

    def stories(self, feed: Feed) -> tuple[CarriedStory, ...]:
        return script.stories_at(feed.id, self.seconds(), self.started)

    def last_modified(self, feed: Feed) -> datetime:
        last = script.last_change(feed.id, self.seconds())
        return self.started + timedelta(seconds=last)


@dataclass(slots=True)
class DemoServer:
    """
    A running demo wire.

    Attributes:
        url: scheme and authority of the first agency's site, without a
            slash at the end.
        feeds: the registrations that a poller needs.
    """

    url: str
    feeds: tuple[FeedRegistration, ...]
    _runner: web.AppRunner

    async def stop(self) -> None:
        """Close the ports and all their connections."""
        await self._runner.cleanup()


def render_feed(
    feed: Feed, stories: tuple[CarriedStory, ...], site: str
) -> bytes:
    """Return a feed's document in its own syntax, UTF-8."""
    return _RENDERERS[feed.syntax](feed, stories, site)


def _is_unchanged(request: web.Request, etag: str, modified: datetime) -> bool:
    """Return whether the client has these bytes (RFC 9110, 13.2.2)."""
    known = request.headers.get("If-None-Match")
    if known is not None:
        return known.strip() == "*" or etag in (
            tag.strip() for tag in known.split(",")
        )
    since = request.headers.get("If-Modified-Since")
    return since is not None and modified.replace(
        microsecond=0
    ) <= parsedate_to_datetime(since)


def _make_response(
    request: web.Request, body: bytes, media_type: str, modified: datetime
) -> web.Response:
    etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    headers = {
        "ETag": etag,
        "Last-Modified": format_datetime(
            modified.astimezone(UTC), usegmt=True
        ),
    }
    if _is_unchanged(request, etag, modified):
        return web.Response(status=304, headers=headers)
    headers["Content-Type"] = media_type
    return web.Response(body=body, headers=headers)


def _site_url(request: web.Request) -> str:
    return f"{request.scheme}://{request.host}"


def _render_document(request: web.Request, wire: _Wire, feed: Feed) -> bytes:
    site = _site_url(request)
    if wire.has_happened(feed, "broken") and not wire.has_happened(
        feed, "mended"
    ):
        return render_truncated(feed, site)
    return render_feed(feed, wire.stories(feed), site)


def _feed_handler(
    wire: _Wire, feed: Feed
) -> Callable[[web.Request], web.Response]:
    def serve(request: web.Request) -> web.Response:
        moved = wire.has_happened(feed, "moved")
        if moved and not request.path.startswith(_MOVED_PREFIX):
            raise web.HTTPMovedPermanently(_MOVED_PREFIX + feed.path)
        if (
            wire.has_happened(feed, "throttled")
            and feed.id not in wire.throttled
        ):
            wire.throttled.add(feed.id)
            return web.Response(
                status=429, headers={"Retry-After": str(RETRY_AFTER)}
            )
        body = _render_document(request, wire, feed)
        return _make_response(
            request, body, feed.media_type, wire.last_modified(feed)
        )

    return serve


def _page_handler(wire: _Wire) -> Callable[[web.Request], web.Response]:
    def serve(request: web.Request) -> web.Response:
        wanted = request.match_info["agency"], request.match_info["story"]
        for feed in FEEDS:
            for carried in wire.stories(feed):
                if (carried.story.agency, carried.story.id) == wanted:
                    body = render_page(carried, _site_url(request))
                    return _make_response(
                        request, body, "text/html; charset=utf-8", carried.sent
                    )
        raise web.HTTPNotFound

    return serve


def _to_async(
    serve: Callable[[web.Request], web.Response],
) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def handler(request: web.Request) -> web.StreamResponse:
        return serve(request)

    return handler


def _serve_photo(_: web.Request) -> web.Response:
    return web.Response(body=_PIXEL, content_type="image/gif")


def _serve_robots(_: web.Request) -> web.Response:
    return web.Response(text="User-agent: *\nDisallow:\n")


def _make_application(wire: _Wire) -> web.Application:
    app = web.Application()
    for feed in FEEDS:
        handler = _to_async(_feed_handler(wire, feed))
        app.router.add_get(feed.path, handler)
        app.router.add_get(_MOVED_PREFIX + feed.path, handler)
    app.router.add_get(
        "/{agency}/story/{story}.html", _to_async(_page_handler(wire))
    )
    app.router.add_get("/photos/{file}", _to_async(_serve_photo))
    app.router.add_get("/robots.txt", _to_async(_serve_robots))
    return app


def _make_registration(feed: Feed, url: str) -> FeedRegistration:
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
    clock: Callable[[], datetime] = now,
) -> DemoServer:
    """
    Start the demo server; the script begins at the current time.

    Args:
        host: address to listen on.
        port: port of the first agency; the others have the next ports. 0
            chooses free ports.
        clock: returns the current time.

    Raises:
        OSError: a port is taken.
    """
    # HTTP and RSS dates have no fractions of a second.
    wire = _Wire(clock, clock().replace(microsecond=0))
    runner = web.AppRunner(_make_application(wire), access_log=None)
    await runner.setup()
    try:
        for index in range(len(AGENCIES)):
            await web.TCPSite(runner, host, port and port + index).start()
    except OSError:
        await runner.cleanup()
        raise
    sites = {
        owner.id: f"http://{host}:{address[1]}"
        for owner, address in zip(AGENCIES, runner.addresses, strict=True)
    }
    feeds = tuple(
        _make_registration(feed, sites[feed.agency]) for feed in FEEDS
    )
    return DemoServer(sites[AGENCIES[0].id], feeds, runner)
