"""
The records of the tables of the stories step.

They are stored as JSON in the changelogs of Faust tables: field names and
table names never change.
"""

from datetime import datetime
from typing import Any, Literal

import msgspec

from streams.records import (
    Concept,
    ReportEvent,
    StoryEvidence,
    StoryJoin,
    StoryStatus,
)

__all__ = [
    "STORES",
    "Alias",
    "ItemPointer",
    "Member",
    "OpenStory",
    "StoreName",
    "Version",
]

StoreName = Literal["event-stories", "event-aliases", "event-items"]


class Version(msgspec.Struct, frozen=True, omit_defaults=True):
    """One version of an item, or its report as a copy."""

    at: datetime
    event: ReportEvent
    revision: int = 0
    headline: str = ""


class Member(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    One item of a story.

    Attributes:
        story: id of the story in the item's lane, before any merge.
        agency: the supplier of the newest version.
        copy_of: uri of the item that it repeats; empty for other items.
        killed: it was killed; then no words of it are kept.
        first_at: fetch time of its first version.
        versions: oldest first; the newest of them.
        vector: of its first version; empty without an encoder.
        joined: how the item came to the story.
    """

    uri: str
    lane: str
    story: str
    agency: str
    first_at: datetime
    versions: tuple[Version, ...]
    language: str = ""
    copy_of: str = ""
    killed: bool = False
    places: tuple[Concept, ...] = ()
    people: tuple[Concept, ...] = ()
    subjects: tuple[Concept, ...] = ()
    terms: tuple[str, ...] = ()
    vector: bytes = b""
    joined: StoryJoin | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Return what identifies the item: two lanes may have its uri."""
        return self.lane, self.uri

    @property
    def is_source(self) -> bool:
        """Whether the item reports the event in its own words."""
        return not self.copy_of and not self.killed


class OpenStory(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    One event with all items on it.

    Attributes:
        members: earliest first.
        merges: evidence of the merges, in their order.
        aliases: ids of the stories that were merged into this one.
        peak: most agencies that took it up within one window.
        agencies: number of agencies; copies do not count.
        breaking_at: when it became ``breaking``; None if it never did.
        sinks: names of routes whose sinks received the story, sorted.
        limited: members were left out.
    """

    id: str
    members: tuple[Member, ...] = ()
    merges: tuple[StoryEvidence, ...] = ()
    aliases: tuple[str, ...] = ()
    status: StoryStatus = "new"
    peak: int = 0
    agencies: int = 0
    breaking_at: datetime | None = None
    sinks: tuple[str, ...] = ()
    limited: bool = False

    @property
    def first_at(self) -> datetime:
        """Return the fetch time of its first version."""
        return self.members[0].first_at

    @property
    def updated_at(self) -> datetime:
        """Return the fetch time of its newest version."""
        return max(member.versions[-1].at for member in self.members)


class Alias(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    The story into which another was merged.

    Attributes:
        sinks: names of routes whose sinks received the merged story.
    """

    story: str
    sinks: tuple[str, ...] = ()


class ItemPointer(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    The story to which an item belongs, as its lane named it.

    Attributes:
        previous: the story that it left; empty if it never left one.
    """

    story: str
    previous: str = ""


STORES: dict[StoreName, type[Any]] = {
    "event-stories": OpenStory,
    "event-aliases": Alias,
    "event-items": ItemPointer,
}
"""Every store of the step with the type of its records."""
