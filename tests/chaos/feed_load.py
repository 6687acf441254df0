"""
Load for poller and desk: feeds on loopback that grow at a steady rate.

The items have the kinds and syntaxes of the demo wire: new stories, later
versions, corrections, kills, and reprints by other agencies.
"""

from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from aiohttp import web
from msgspec.structs import replace

from streams import clock
from streams.demo.model import CarriedStory, Feed, Story, agency, feed
from streams.demo.server import render_feed
from streams.demo.trickle import trickle_story
from streams.records import FeedRegistration

__all__ = ["FeedLoad"]

LATER = 15.0
"""Seconds from a story to its update: the longest latency allowed."""
CARRIED_MOST = 300
"""
Stories of a feed: those of five minutes. A story that leaves its feed while
the broker is away is lost for every poller, so a feed keeps them longer.
"""
Handler = Callable[[web.Request], Awaitable[web.Response]]
FEEDS = ("north-harbour", "rhodane", "kompass", "north-harbour-sport")


class Sent(NamedTuple):
    """A version of a story: seconds after the start, and the feed."""

    at: float
    feed: str
    story: Story


def _story(number: int) -> Story:
    """Return story N, from an agency that sends whole texts."""
    story = trickle_story(number)
    if story.agency in FEEDS:
        return story
    # Meridian's feed has summaries only; another agency sends its text.
    return replace(story, agency="north-harbour")


def _follow_up(number: int, story: Story) -> tuple[str, Story] | None:
    """Return what follows about every other story, and its feed."""
    second = replace(story, version=2)
    match number % 8:
        case 0:
            body = f"{story.body}\n\nThis is the second report, no. {number}."
            return story.agency, replace(second, body=body, signal="update")
        case 2 if story.agency == "kompass":
            return story.agency, replace(
                second, signal="correction", note=f"Correction {number}",
                body=f"{story.body}\n\nCorrected: {number}.",
            )  # fmt: skip
        case 3 if story.agency == "kompass":
            return story.agency, replace(
                second, signal="kill", status="canceled", note="Please kill.",
            )  # fmt: skip
        case 5 if story.agency == "north-harbour":
            return "north-harbour-sport", replace(
                story, id=f"{story.id}-reprint", summary="",
            )  # fmt: skip
    return None


class FeedLoad:
    """
    Feeds on loopback.

    Args:
        rate: new stories per second; follow-ups add about a fifth.

    Attributes:
        feeds: the registrations that a poller needs to read them.
    """

    def __init__(self, rate: float) -> None:
        self.rate = rate
        self.feeds: tuple[FeedRegistration, ...] = ()
        self._started = _start_time()
        self._ended: float | None = None
        self._runner = web.AppRunner(web.Application(), access_log=None)

    async def start(self) -> None:
        """Open a port for each feed; each has its first stories."""
        for name in FEEDS:
            served = feed(name)
            self._runner.app.router.add_get(served.path, self._serve(served))
        await self._runner.setup()
        for _ in FEEDS:
            await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        ports = [address[1] for address in self._runner.addresses]
        self.feeds = tuple(
            _registration(feed(name), port)
            for name, port in zip(FEEDS, ports, strict=True)
        )
        self._started = _start_time()

    def end(self) -> None:
        """Publish no more stories."""
        self._ended = self._now()

    async def close(self) -> None:
        """Close the ports."""
        await self._runner.cleanup()

    def sent(self) -> list[Sent]:
        """Return all versions that were sent until now, oldest first."""
        now = self._now() if self._ended is None else self._ended
        return sorted(
            _versions_until(now, self.rate), key=lambda sent: sent.at
        )

    def _now(self) -> float:
        return (clock.now() - self._started).total_seconds()

    def _serve(self, served: Feed) -> Handler:
        async def serve(request: web.Request) -> web.Response:
            carried: dict[str, CarriedStory] = {}
            for sent in self.sent():
                if sent.feed == served.id:
                    before = carried.pop(sent.story.id, None)
                    carried[sent.story.id] = self._carry(sent, before)
            newest = tuple(reversed(carried.values()))[:CARRIED_MOST]
            site = f"{request.scheme}://{request.host}"
            body = render_feed(served, newest, site)
            return web.Response(
                body=body, headers={"Content-Type": served.media_type}
            )

        return serve

    def _carry(self, sent: Sent, before: CarriedStory | None) -> CarriedStory:
        at = self._started + timedelta(seconds=sent.at)
        return CarriedStory(sent.story, before.first if before else at, at)


def _start_time() -> datetime:
    # Two seconds ago, so that each feed has an entry: an Atom feed without
    # entries has no date. Whole seconds, because RSS dates have no more.
    return clock.now().replace(microsecond=0) - timedelta(seconds=2)


def _versions_until(now: float, rate: float) -> Iterator[Sent]:
    for number in range(int(now * rate) + 1):
        story, at = _story(number), number / rate
        yield Sent(at, story.agency, story)
        follow_up = _follow_up(number, story)
        if follow_up and at + LATER <= now:
            feed_id, version = follow_up
            yield Sent(at + LATER, feed_id, version)


def _registration(served: Feed, port: int) -> FeedRegistration:
    owner = agency(served.agency)
    return FeedRegistration(
        feed=served.id,
        url=f"http://127.0.0.1:{port}{served.path}",
        agency=owner.name,
        language=owner.language,
        lane=owner.language,
        media_type=served.media_type.partition(";")[0],
        interval_min=1.0,
        interval_max=1.5,
        allow_private=("127.0.0.0/8",),
    )
