"""Stories of events: what the desk reports of each item, and the result."""

from datetime import datetime
from typing import Literal

import msgspec

from streams.records.items import StoryJoin

__all__ = [
    "MAX_CONCEPTS",
    "Concept",
    "ReportEvent",
    "Story",
    "StoryAgency",
    "StoryEvidence",
    "StoryHour",
    "StoryMember",
    "StoryReport",
    "StoryStatus",
    "TimelineEntry",
]

MAX_CONCEPTS = 12
"""Places, people or subjects of a report, at most; the most salient."""
ReportEvent = Literal[
    "new", "update", "correction", "kill", "release", "promoted", "copy",
    "tick",
]  # fmt: skip
"""The event of a version; ``copy`` of a duplicate; ``tick`` of a time."""

StoryStatus = Literal["new", "developing", "breaking", "quiet", "merged"]


class Concept(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """A place, a person or a subject: its id and its normal name."""

    id: str
    name: str = ""


class StoryReport(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """
    What the desk knows of one version or copy: ``wire.story-reports``.

    Attributes:
        event: what it reports; a ``tick`` has only ``at``.
        at: fetch time of the version, or time of the tick.
        story: id of the story in its lane; empty for a tick.
        agency: the supplier: the item's agency, provider or feed.
        revision: of the published version; 0 for a copy.
        copy_of: uri of the item that it repeats; empty for other items.
        terms: terms that do not depend on the language, for finding the
            story in other languages.
        vector: of the item's first version, numbers of two bytes; empty
            without an encoder (``COPYDESK_STORY_ENCODER``).
        joined: how the item came to its story.
        source: ``topic-partition:offset`` of the raw record behind it.
    """

    event: ReportEvent
    at: datetime
    story: str = ""
    uri: str = ""
    lane: str = ""
    agency: str = ""
    language: str = ""
    revision: int = 0
    copy_of: str = ""
    headline: str = ""
    places: tuple[Concept, ...] = ()
    people: tuple[Concept, ...] = ()
    subjects: tuple[Concept, ...] = ()
    terms: tuple[str, ...] = ()
    vector: bytes = b""
    joined: StoryJoin | None = None
    source: str = ""
    schema: int = 1


class StoryMember(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """
    One item of a story.

    Attributes:
        event: of its newest version; ``copy`` if it repeats another item.
        at: fetch time of its first version.
        copy_of: uri of the item that it repeats; a copy is no source.
    """

    uri: str
    agency: str
    event: ReportEvent
    at: datetime
    language: str = ""
    revision: int = 0
    copy_of: str = ""


class StoryAgency(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """
    An agency that reports the event in its own words.

    Attributes:
        uri: its first item of the story.
        at: fetch time of that item.
        seconds_after_first: ``at`` minus that of the first agency, seconds.
    """

    agency: str
    uri: str
    at: datetime
    seconds_after_first: float = 0.0


class TimelineEntry(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """
    One version, correction, kill or copy of an item.

    Attributes:
        headline: of that version; empty once the item is killed.
    """

    at: datetime
    uri: str
    agency: str
    event: ReportEvent
    revision: int = 0
    headline: str = ""


class StoryEvidence(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """
    Why an item or a story is part of the story.

    Attributes:
        kind: ``item``: the item joined the story. ``bridge``: the item
            joined two stories of its lane. ``language``: the item found the
            story in another language.
        uri: the item that joined, or that showed the connection.
        story: id of the story that was merged; empty for ``item``.
        score: of the decision, 0 to 1.
        terms: what both have in common, heaviest first.
    """

    kind: Literal["item", "bridge", "language"]
    uri: str
    story: str = ""
    score: float = 0.0
    terms: tuple[str, ...] = ()


class StoryHour(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """How many versions and copies came within one hour."""

    hour: datetime
    count: int


class Story(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """
    One event and all items on it: ``wire.stories``.

    Lists are bounded: ``limited`` says that one of them is not complete.

    Attributes:
        id: never changes. A story that was merged into another keeps a last
            record of status ``merged``.
        status: ``new`` while one agency has it, ``developing`` from the
            second on, ``breaking`` when many agencies take it up within
            minutes, ``quiet`` when nothing came for hours, ``merged``.
        headline: of the first report that is neither a copy nor killed, in
            its newest version.
        headline_uri: the item that the headline is from.
        languages: BCP 47, those of the first report first.
        agencies: in the order of their first reports; copies do not count.
        first_report: the first item of ``agencies``; None if all items are
            killed.
        members: its items, earliest first.
        timeline: their versions, earliest first; the newest of them.
        places, people, subjects: most frequent first.
        hours: number of versions and copies by hour, earliest first.
        joins: evidence of each join and merge.
        aliases: ids of the stories that were merged into this one.
        merged_into: id of the story into which this one was merged.
        first_at: fetch time of the first version.
        updated_at: fetch time of the newest version.
        breaking_at: when it became ``breaking``; None if it never did, or if
            what made it so proved to be a copy.
        copies: number of members that are copies.
        limited: a list was cut, or members were left out.
    """

    id: str
    status: StoryStatus
    headline: str = ""
    headline_uri: str = ""
    languages: tuple[str, ...] = ()
    agencies: tuple[StoryAgency, ...] = ()
    first_report: StoryAgency | None = None
    members: tuple[StoryMember, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    places: tuple[Concept, ...] = ()
    people: tuple[Concept, ...] = ()
    subjects: tuple[Concept, ...] = ()
    hours: tuple[StoryHour, ...] = ()
    joins: tuple[StoryEvidence, ...] = ()
    aliases: tuple[str, ...] = ()
    merged_into: str = ""
    first_at: datetime | None = None
    updated_at: datetime | None = None
    breaking_at: datetime | None = None
    copies: int = 0
    limited: bool = False
    schema: int = 1
