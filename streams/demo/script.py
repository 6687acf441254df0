"""
The script of the demo wire: what happens how many seconds after the start.

Pure: the state of every feed at any moment follows from the moment alone,
so a test, a second server and a restarted one all see the same wire.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from msgspec.structs import replace

from streams.demo import copy
from streams.demo.model import Carried, Story
from streams.demo.spin import spin
from streams.demo.trickle import trickled

__all__ = [
    "SCRIPT",
    "TRICKLE_EVERY",
    "TRICKLE_FROM",
    "Event",
    "Kind",
    "carried",
    "happened",
    "last_change",
    "story_of",
]

Kind = Literal[
    "new",
    "reprint",
    "update",
    "correction",
    "kill",
    "embargo",
    "captions",
    "furniture",
    "spun",
    "poison",
    "broken",
    "mended",
    "throttled",
    "moved",
]

TRICKLE_FROM = 42.0
TRICKLE_EVERY = 4.0
CARRIED_MOST = 30


class Event(NamedTuple):
    """
    One thing that happens.

    Attributes:
        at: seconds after the start.
        story: ``agency/id``; empty for what happens to the feed itself.
    """

    at: float
    kind: Kind
    feed: str
    story: str = ""
    version: int = 1


# First versions come early and what befalls them after 24 s: a worker that
# was 15 s in starting must have seen the one before the other.
SCRIPT = (
    Event(0.0, "new", "north-harbour", "north-harbour/ferry"),
    Event(0.0, "new", "meridian", "meridian/metro"),
    Event(0.0, "new", "rhodane", "rhodane/vignes"),
    Event(0.0, "new", "kompass", "kompass/rheinpegel"),
    Event(0.0, "broken", "north-harbour-sport"),
    Event(3.0, "reprint", "meridian", "meridian/ferry-reprint"),
    Event(5.0, "new", "north-harbour", "north-harbour/grain"),
    Event(6.0, "new", "kompass", "kompass/werft"),
    Event(7.0, "new", "rhodane", "rhodane/tramway"),
    Event(8.0, "embargo", "kompass", "kompass/museumspreis"),
    Event(10.0, "captions", "meridian", "meridian/shipyards"),
    Event(13.0, "furniture", "meridian", "meridian/library"),
    Event(15.0, "spun", "meridian", "meridian/grain-spun"),
    Event(20.0, "poison", "meridian", "meridian/void"),
    Event(22.0, "throttled", "rhodane"),
    Event(24.0, "update", "kompass", "kompass/rheinpegel", 2),
    Event(26.0, "correction", "north-harbour", "north-harbour/ferry", 2),
    Event(28.0, "update", "rhodane", "rhodane/tramway", 2),
    Event(30.0, "mended", "north-harbour-sport"),
    Event(30.0, "new", "north-harbour-sport", "north-harbour/sailing"),
    Event(32.0, "moved", "meridian"),
    Event(34.0, "kill", "kompass", "kompass/werft", 2),
    Event(37.0, "new", "north-harbour", "north-harbour/observatory"),
)


def _trickle(seconds: float) -> Iterator[Event]:
    number = 0
    while (at := TRICKLE_FROM + number * TRICKLE_EVERY) <= seconds:
        story = trickled(number)
        yield Event(at, "new", story.agency, f"trickle/{number}")
        number += 1


def happened(feed: str, seconds: float) -> tuple[Event, ...]:
    """Return what has happened to a feed by then, oldest first."""
    return tuple(
        event
        for event in (*SCRIPT, *_trickle(seconds))
        if event.feed == feed and event.at <= seconds
    )


def story_of(key: str, version: int) -> Story:
    """Return a story with the text it takes from another filled in."""
    if key.startswith("trickle/"):
        return trickled(int(key.removeprefix("trickle/")))
    story = copy.stories()[key, version]
    if story.reprint_of:
        return _taken(story, copy.stories()[story.reprint_of, 1])
    if story.spun_of:
        source = copy.stories()[story.spun_of, 1]
        return replace(_taken(story, source), body=spin(source.body))
    return story


def _taken(story: Story, source: Story) -> Story:
    return replace(
        story,
        body=source.body,
        dateline=source.dateline,
        pictures=source.pictures,
    )


def carried(feed: str, seconds: float, start: datetime) -> tuple[Carried, ...]:
    """Return the feed's stories at that moment, last changed first."""
    stories: dict[str, Carried] = {}
    for event in happened(feed, seconds):
        if event.story:
            before = stories.pop(event.story, None)
            stories[event.story] = _carry(event, start, before)
    return tuple(reversed(stories.values()))[:CARRIED_MOST]


def _carry(event: Event, start: datetime, before: Carried | None) -> Carried:
    story = story_of(event.story, event.version)
    sent = start + timedelta(seconds=event.at)
    return Carried(
        story,
        first=before.first if before else sent,
        sent=sent,
        embargoed_until=start + timedelta(seconds=story.embargo)
        if story.embargo
        else None,
    )


def last_change(feed: str, seconds: float) -> float:
    """Return when the feed's text last changed, seconds after the start."""
    return max(
        (
            event.at
            for event in happened(feed, seconds)
            if event.kind not in {"throttled", "moved"}
        ),
        default=0.0,
    )
