"""
The script of the demo wire: events by seconds after the start.

All functions are pure: the stories of a feed depend only on the time. So a
test, a second server and a restarted server serve the same documents.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from msgspec.structs import replace

from streams.demo import copy
from streams.demo.model import CarriedStory, Story
from streams.demo.spin import spin
from streams.demo.trickle import trickle_story

__all__ = [
    "SCRIPT",
    "Event",
    "Kind",
    "events_until",
    "last_change",
    "stories_at",
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

TRICKLE_START = 42.0
"""Seconds after the start of the first generated story."""
TRICKLE_INTERVAL = 4.0
MAX_STORIES = 30
"""Stories on a feed."""


class Event(NamedTuple):
    """
    One event of the script.

    Attributes:
        at: seconds after the start.
        story: ``agency/id``; empty if the event concerns the whole feed.
    """

    at: float
    kind: Kind
    feed: str
    story: str = ""
    version: int = 1


# First versions are sent early, their updates after 24 s: a worker that takes
# 15 s to start must still receive a first version before its update.
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
    Event(9.0, "new", "north-harbour", "north-harbour/sealock"),
    Event(10.0, "captions", "meridian", "meridian/shipyards"),
    Event(11.0, "reprint", "meridian", "meridian/sealock-reprint"),
    Event(12.0, "new", "kompass", "kompass/seeschleuse"),
    Event(13.0, "furniture", "meridian", "meridian/library"),
    Event(15.0, "spun", "meridian", "meridian/grain-spun"),
    Event(18.0, "new", "meridian", "meridian/sealock"),
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


def _trickle_events(seconds: float) -> Iterator[Event]:
    """Yield the generated stories sent until then."""
    number = 0
    while (at := TRICKLE_START + number * TRICKLE_INTERVAL) <= seconds:
        story = trickle_story(number)
        yield Event(at, "new", story.agency, f"trickle/{number}")
        number += 1


def events_until(feed: str, seconds: float) -> tuple[Event, ...]:
    """Return the events of a feed until then, oldest first."""
    return tuple(
        event
        for event in (*SCRIPT, *_trickle_events(seconds))
        if event.feed == feed and event.at <= seconds
    )


def story_of(key: str, version: int) -> Story:
    """Return a version of a story; a copy has the text of its source."""
    if key.startswith("trickle/"):
        return trickle_story(int(key.removeprefix("trickle/")))
    story = copy.stories()[key, version]
    if story.reprint_of:
        return _copy_text(story, copy.stories()[story.reprint_of, 1])
    if story.spun_of:
        source = copy.stories()[story.spun_of, 1]
        return replace(_copy_text(story, source), body=spin(source.body))
    return story


def _copy_text(story: Story, source: Story) -> Story:
    """Return the story with body, dateline and pictures of its source."""
    return replace(
        story,
        body=source.body,
        dateline=source.dateline,
        pictures=source.pictures,
    )


def stories_at(
    feed: str, seconds: float, start: datetime
) -> tuple[CarriedStory, ...]:
    """Return a feed's stories at that time, last changed first."""
    stories: dict[str, CarriedStory] = {}
    for event in events_until(feed, seconds):
        if event.story:
            before = stories.pop(event.story, None)
            stories[event.story] = _carry(event, start, before)
    return tuple(reversed(stories.values()))[:MAX_STORIES]


def _carry(
    event: Event, start: datetime, before: CarriedStory | None
) -> CarriedStory:
    """Return an event's story; it keeps the time of its first version."""
    story = story_of(event.story, event.version)
    sent = start + timedelta(seconds=event.at)
    return CarriedStory(
        story,
        first=before.first if before else sent,
        sent=sent,
        embargoed_until=start + timedelta(seconds=story.embargo)
        if story.embargo
        else None,
    )


def last_change(feed: str, seconds: float) -> float:
    """Return when the document last changed, in seconds after the start."""
    return max(
        (
            event.at
            for event in events_until(feed, seconds)
            if event.kind not in {"throttled", "moved"}
        ),
        default=0.0,
    )
