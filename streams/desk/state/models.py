"""
What the desk remembers: frozen records, one type a store.

A record's key is a string scoped by lane, so that a Faust table (JSON bytes
behind it) and a dict serve alike.
"""

from datetime import datetime
from typing import Any, Literal

import msgspec

from extractors.model.item import NewsItem
from streams.records import Duplicate, Outcome, Unique

__all__ = [
    "STORES",
    "CaptionLog",
    "Chain",
    "Held",
    "KeyPointer",
    "LoggedUse",
    "Produced",
    "StoreName",
    "Story",
    "StoryMember",
    "Text",
    "lane_of",
    "scoped",
]

StoreName = Literal["chains", "texts", "captions", "held", "stories", "marks"]


class Produced(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    What one source produced, so that judging it again says the same.

    Attributes:
        unique: its own record, without the item's text.
        duplicate: its own record, if it was folded.
        others: records of other items (killed copies, for example).
        moved: duplicate records of other items (roots moved, copies killed).
        captions: ids of the captions whose records it changed.
    """

    source: str
    outcome: Outcome
    unique: Unique | None = None
    duplicate: Duplicate | None = None
    others: tuple[Unique, ...] = ()
    moved: tuple[Duplicate, ...] = ()
    captions: tuple[str, ...] = ()


class Chain(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    One item through all its versions.

    Attributes:
        shell: the newest version without its text.
        prints: hash of each field of the newest version.
        revision: versions let through so far.
        root: uri of the item that it was folded into; empty if none.
        held: the newest version is withheld or under embargo.
        killed_by: uri of the kill that ended it, its own or its root's.
        captions: ids of the captions that count it as a user.
        dropped: ids of those that did in an earlier version.
        first_seen: fetch time of its first version.
        history: what its last sources produced, oldest first.
    """

    uri: str
    shell: NewsItem
    prints: dict[str, str] = {}
    revision: int = 0
    story: str = ""
    root: str = ""
    held: bool = False
    killed_by: str = ""
    captions: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    first_seen: datetime | None = None
    history: tuple[Produced, ...] = ()


class Text(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    What later items are compared with.

    Attributes:
        sketch: sampled shingle hashes, little-endian 64-bit.
        one_in: one in how many shingles the sketch kept.
        provider: who supplied it.
        credits: agencies that it names as its source.
        spun: it carries signs of word substitution of its own.
        seen_at: fetch time of the version.
        killed: the text is gone; ``sketch`` holds every shingle hash.
    """

    uri: str
    lane: str
    seen_at: datetime
    headline: str = ""
    body: str = ""
    sketch: bytes = b""
    one_in: int = 1
    provider: str = ""
    credits: tuple[str, ...] = ()
    spun: bool = False
    killed: bool = False


class StoryMember(msgspec.Struct, frozen=True, omit_defaults=True):
    """An item of a story and when it was first fetched."""

    uri: str
    agency: str
    seen_at: datetime


class Story(msgspec.Struct, frozen=True, omit_defaults=True):
    """The items that tell one story; ``root`` is the one let through."""

    id: str
    root: str
    members: tuple[StoryMember, ...] = ()


class LoggedUse(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    One item's use of a caption, as one source reported it.

    Attributes:
        occurrences: times in the item; 0 takes the use back.
    """

    source: str
    uri: str
    occurrences: int
    text: str = ""
    media: tuple[str, ...] = ()


class CaptionLog(msgspec.Struct, frozen=True, omit_defaults=True):
    """One caption of a lane; its public record is a fold over ``uses``."""

    id: str
    lane: str
    text: str
    first_seen: datetime
    credit_line: str = ""
    photographer: str = ""
    date: str = ""
    file: bool = False
    last_seen: datetime | None = None
    uses: tuple[LoggedUse, ...] = ()


class Held(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    An item waiting for its time.

    Attributes:
        due: when it may go; none if only a later version can release it.
        released_at: the tick that released it, kept for a while so that
            the same tick again produces the same.
        produced: what that release produced.
    """

    item: NewsItem
    source: str
    due: datetime | None = None
    released_at: datetime | None = None
    produced: Produced | None = None


class KeyPointer(msgspec.Struct, frozen=True, omit_defaults=True):
    """A pointer: another name of a chain, or a supplier's last number."""

    value: str
    at: datetime


STORES: dict[StoreName, type[Any]] = {
    "chains": Chain,
    "texts": Text,
    "captions": CaptionLog,
    "held": Held,
    "stories": Story,
    "marks": KeyPointer,
}
"""Every store and the type of its records."""


def scoped(lane: str, name: str) -> str:
    """Return the store key of a name (a uri, a caption id) in a lane."""
    return f"{lane}|{name}"


def lane_of(key: str) -> str:
    """Return the lane of a store key."""
    return key.partition("|")[0]
