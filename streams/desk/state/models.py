"""
The records of the desk's stores: frozen structs, one type per store.

They are stored as JSON in the changelogs of Faust tables: field names and
store names never change. A record's key is a string that begins with its
lane, so that a Faust table and a dict work alike.
"""

from datetime import datetime
from typing import Any, Literal

import msgspec

from extractors.events.features import EventText
from extractors.model.item import NewsItem
from streams.records import Duplicate, Outcome, Unique

__all__ = [
    "STORES",
    "CaptionLog",
    "Chain",
    "CopyGroup",
    "CopyMember",
    "Held",
    "KeyPointer",
    "LaneStory",
    "LoggedUse",
    "Produced",
    "StoreName",
    "Text",
    "lane_of_key",
    "scoped_key",
]

StoreName = Literal[
    "chains", "texts", "captions", "held", "stories", "marks", "events"
]


class Produced(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    The outputs of one source, so that they can be sent again unchanged.

    Attributes:
        source: ``topic-partition:offset`` of the raw record.
        unique: the item's own record, without the item's text.
        duplicate: the item's own record, if it was folded into a story.
        others: records of other items, for example of killed copies.
        moved: duplicate records of other items: demoted roots, killed copies.
        captions: ids of the captions whose records it changed.
        released_at: time of the tick that released it, if it was held and
            the release wrote duplicate records.
        released: keys of these records.
    """

    source: str
    outcome: Outcome
    unique: Unique | None = None
    duplicate: Duplicate | None = None
    others: tuple[Unique, ...] = ()
    moved: tuple[Duplicate, ...] = ()
    captions: tuple[str, ...] = ()
    released_at: datetime | None = None
    released: tuple[str, ...] = ()


class Chain(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    One item with all its versions.

    Attributes:
        shell: the newest version without its text.
        prints: hash of each field of the newest version.
        revision: number of versions published so far.
        story: id of its group of copies.
        root: uri of the item that it was folded into; empty if none.
        held: the newest version is withheld or under embargo.
        killed_by: uri of the item whose kill ended the chain: the item
            itself, or its root.
        captions: ids of the captions that count the item as a user.
        dropped: ids of captions that counted an earlier version.
        first_seen: fetch time of the first version.
        history: outputs of the last sources, oldest first.
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
    The text of an item's newest version; later items are compared with it.

    Attributes:
        sketch: sampled shingle hashes, little-endian 64-bit.
        one_in: the sketch keeps one in this many shingles.
        provider: the supplier of the item.
        credits: agencies that the item names as its source.
        spun: the text itself shows signs of word substitution.
        seen_at: fetch time of the version.
        killed: the text was removed; ``sketch`` holds every shingle hash.
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


class CopyMember(msgspec.Struct, frozen=True, omit_defaults=True):
    """An item of a group of copies and when it was first fetched."""

    uri: str
    agency: str
    seen_at: datetime


class CopyGroup(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    An item and its copies.

    Attributes:
        root: uri of the published one.
        event: id of its event's story; empty if that is the same id.
    """

    id: str
    root: str
    members: tuple[CopyMember, ...] = ()
    event: str = ""


class LaneStory(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    The story of one event in its lane: what later items are compared with.

    Copies are no texts of it; so each counts once. A story that was merged
    into another has no texts, and says which.

    Attributes:
        begun: fetch time of its first item.
        at: fetch time of its newest item.
        texts: its first texts and its newest ones, oldest first.
    """

    id: str
    begun: datetime
    at: datetime
    texts: tuple[EventText, ...] = ()
    merged_into: str = ""


class LoggedUse(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    One item's use of a caption, as one source reported it.

    Attributes:
        occurrences: how often the item has the caption; 0 withdraws the use.
    """

    source: str
    uri: str
    occurrences: int
    text: str = ""
    media: tuple[str, ...] = ()


class CaptionLog(msgspec.Struct, frozen=True, omit_defaults=True):
    """One caption of a lane; its public record is computed from ``uses``."""

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
    An item that is withheld or under embargo.

    Attributes:
        source: the raw record of the item.
        due: release time; None if only a later version can release it.
        released_at: time of the tick that released it. The entry is kept
            for a while, so that the same tick again has the same outputs.
        produced: the outputs of the release.
    """

    item: NewsItem
    source: str
    due: datetime | None = None
    released_at: datetime | None = None
    produced: Produced | None = None


class KeyPointer(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    Points to a chain's uri, or holds a supplier's last sequence number.

    Attributes:
        others: uris of other stories that came under the same uri.
    """

    value: str
    at: datetime
    others: tuple[str, ...] = ()


STORES: dict[StoreName, type[Any]] = {
    "chains": Chain,
    "texts": Text,
    "captions": CaptionLog,
    "held": Held,
    "stories": CopyGroup,
    "marks": KeyPointer,
    "events": LaneStory,
}
"""Every store with the type of its records."""


def scoped_key(lane: str, name: str) -> str:
    """Return the store key of a name (a uri or caption id) in a lane."""
    return f"{lane}|{name}"


def lane_of_key(key: str) -> str:
    """Return the lane of a store key."""
    return key.partition("|")[0]
