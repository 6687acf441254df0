"""
A wire under load: feeds on loopback that grow while workers come and go.

Its items are of the demo wire's kinds and syntaxes, at a steady rate: new
stories, later versions, corrections, kills, and reprints by other agencies.
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

__all__ = ["LoadedWire"]

LATER = 15.0
"""Seconds between a story and what befalls it: as long as it may take."""
CARRIED_MOST = 60
Handler = Callable[[web.Request], Awaitable[web.Response]]
FEEDS = ("north-harbour", "rhodane", "kompass", "north-harbour-sport")


class Sent(NamedTuple):
    """A version of a story: on which feed, seconds after the start."""

    at: float
    feed: str
    story: Story


def _story(number: int) -> Story:
    """Return the N-th story, from an agency that sends whole texts."""
    story = trickle_story(number)
    if story.agency in FEEDS:
        return story
    # Meridian's feed has summaries only; its English text serves as well.
    return replace(story, agency="north-harbour")


def _later(number: int, story: Story) -> tuple[str, Story] | None:
    """Return what befalls every other story, and on which feed."""
    second = replace(story, version=2)
    match number % 8:
        case 0:
            told = f"{story.body}\n\nThis is the second report, no. {number}."
            return story.agency, replace(second, body=told, signal="update")
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


class LoadedWire:
    """
    Feeds on loopback.

    Args:
        rate: new stories a second; a fifth as much again follows them.

    Attributes:
        feeds: what a poller needs to know to read them.
    """

    def __init__(self, rate: float) -> None:
        self.rate = rate
        self.feeds: tuple[FeedRegistration, ...] = ()
        self._started = _lately()
        self._ended: float | None = None
        self._runner = web.AppRunner(web.Application(), access_log=None)

    async def start(self) -> None:
        """Open a port for each feed; the first stories are there by then."""
        for name in FEEDS:
            one = feed(name)
            self._runner.app.router.add_get(one.path, self._serve(one))
        await self._runner.setup()
        for _ in FEEDS:
            await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        ports = [address[1] for address in self._runner.addresses]
        self.feeds = tuple(
            _registration(feed(name), port)
            for name, port in zip(FEEDS, ports, strict=True)
        )
        self._started = _lately()

    def end(self) -> None:
        """Let no more stories come."""
        self._ended = self._now()

    async def close(self) -> None:
        """Close the ports."""
        await self._runner.cleanup()

    def sent(self) -> list[Sent]:
        """Return all that was sent until now, oldest first."""
        now = self._now() if self._ended is None else self._ended
        return sorted(_sent(now, self.rate), key=lambda one: one.at)

    def _now(self) -> float:
        return (clock.now() - self._started).total_seconds()

    def started(self) -> datetime:
        """Return when the first story came."""
        return self._started

    def _serve(self, one: Feed) -> Handler:
        async def serve(request: web.Request) -> web.Response:
            carried: dict[str, CarriedStory] = {}
            for sent in self.sent():
                if sent.feed == one.id:
                    before = carried.pop(sent.story.id, None)
                    carried[sent.story.id] = self._carried(sent, before)
            newest = tuple(reversed(carried.values()))[:CARRIED_MOST]
            site = f"{request.scheme}://{request.host}"
            body = render_feed(one, newest, site)
            return web.Response(
                body=body, headers={"Content-Type": one.media_type}
            )

        return serve

    def _carried(self, one: Sent, before: CarriedStory | None) -> CarriedStory:
        at = self._started + timedelta(seconds=one.at)
        return CarriedStory(one.story, before.first if before else at, at)


def _lately() -> datetime:
    # An Atom feed without entries has no date; RSS dates have whole seconds.
    return clock.now().replace(microsecond=0) - timedelta(seconds=2)


def _sent(now: float, rate: float) -> Iterator[Sent]:
    for number in range(int(now * rate) + 1):
        story, at = _story(number), number / rate
        yield Sent(at, story.agency, story)
        if (later := _later(number, story)) and at + LATER <= now:
            where, befallen = later
            yield Sent(at + LATER, where, befallen)


def _registration(one: Feed, port: int) -> FeedRegistration:
    owner = agency(one.agency)
    return FeedRegistration(
        feed=one.id,
        url=f"http://127.0.0.1:{port}{one.path}",
        agency=owner.name,
        language=owner.language,
        lane=owner.language,
        media_type=one.media_type.partition(";")[0],
        interval_min=1.0,
        interval_max=1.5,
        allow_private=("127.0.0.0/8",),
    )
