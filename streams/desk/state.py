"""
What the desk remembers, as plain records in plain mappings.

Each store maps a string to a frozen record, so that a Faust table (JSON or
MessagePack bytes behind it) and a dict serve alike. Everything is scoped by
lane. Nothing here is ever changed but by applying a verdict's writes; the
near-duplicate indexes are derived from ``texts`` and ``captions`` and can
be rebuilt at any time.
"""

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

import msgspec
import numpy as np

from extractors.item import NewsItem
from extractors.similarity.captions import normal_form
from extractors.similarity.index import NearIndex
from extractors.similarity.shingles import Sketch, shingles, sketch
from streams.desk.calendar import Calendar
from streams.records import Duplicate, Outcome, Unique

__all__ = [
    "DATED",
    "STORES",
    "CaptionLog",
    "Chain",
    "DeskState",
    "Held",
    "LoggedUse",
    "Mark",
    "Produced",
    "StoreName",
    "Story",
    "StoryMember",
    "Text",
    "dict_state",
    "lane_of",
    "scoped",
    "sketch_of",
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


class Mark(msgspec.Struct, frozen=True, omit_defaults=True):
    """A pointer: another name of a chain, or a supplier's last number."""

    value: str
    at: datetime


STORES: dict[StoreName, type[Any]] = {
    "chains": Chain,
    "texts": Text,
    "captions": CaptionLog,
    "held": Held,
    "stories": Story,
    "marks": Mark,
}
"""Every store and the type of its records."""


@dataclass(frozen=True, slots=True)
class DeskState:
    """The stores of one partition, and the indexes derived from them."""

    chains: MutableMapping[str, Chain]
    texts: MutableMapping[str, Text]
    captions: MutableMapping[str, CaptionLog]
    held: MutableMapping[str, Held]
    stories: MutableMapping[str, Story]
    marks: MutableMapping[str, Mark]
    indexes: dict[str, NearIndex] = field(default_factory=dict)
    caption_indexes: dict[str, NearIndex] = field(default_factory=dict)
    calendars: dict[StoreName, Calendar] = field(default_factory=dict)

    def rebuild(self) -> None:
        """Derive the indexes anew, as after a recovery or a rebalance."""
        self.indexes.clear()
        self.caption_indexes.clear()
        self.calendars.clear()
        for key, text in sorted(self.texts.items(), key=_age):
            self._index(key, text)
        for key, log in sorted(self.captions.items()):
            self._index_caption(key, log)
        for name in DATED:
            for key, record in getattr(self, name).items():
                self._date(name, key, record)

    def write(self, name: StoreName, key: str, value: Any) -> None:
        """Set or remove one entry, and bring what is derived in line."""
        store: MutableMapping[str, Any] = getattr(self, name)
        if value is None:
            store.pop(key, None)
        else:
            store[key] = value
        if name == "texts":
            self._index(key, value)
        if name == "captions":
            self._index_caption(key, value)
        if name in DATED:
            self._date(name, key, value)

    def _index(self, key: str, text: Text | None) -> None:
        lane = lane_of(key)
        if text is None:
            if lane in self.indexes:
                self.indexes[lane].remove(key)
            return
        index = self.indexes.setdefault(lane, NearIndex())
        index.add(key, sketch_of(text), text.seen_at.timestamp())

    def _index_caption(self, key: str, log: CaptionLog | None) -> None:
        index = self.caption_indexes.setdefault(lane_of(key), NearIndex())
        if log is None:
            index.remove(key)
        elif key not in index:
            words = normal_form(log.text).split()
            at = log.first_seen.timestamp()
            index.add(key, sketch(shingles(words)), at)

    def _date(self, name: StoreName, key: str, record: Any) -> None:
        calendar = self.calendars.setdefault(name, Calendar())
        if record is None:
            calendar.forget(key)
        else:
            calendar.note(key, DATED[name](record))


def dict_state() -> DeskState:
    """Return an empty state kept in memory, for dry runs and tests."""
    return DeskState({}, {}, {}, {}, {}, {})


def scoped(lane: str, name: str) -> str:
    """Return the store key of a name (a uri, a caption id) in a lane."""
    return f"{lane}|{name}"


def sketch_of(text: Text) -> Sketch:
    """Return the sampled shingle hashes that the text is indexed under."""
    hashes = np.frombuffer(text.sketch, "<u8").astype(np.uint64)
    return sketch(hashes) if text.killed else Sketch(hashes, text.one_in)


def lane_of(key: str) -> str:
    """Return the lane of a store key."""
    return key.partition("|")[0]


def _story_date(story: Story) -> datetime:
    return max(one.seen_at for one in story.members)


def _log_date(log: CaptionLog) -> datetime:
    return log.last_seen or log.first_seen


DATED: dict[StoreName, Callable[[Any], datetime]] = {
    "chains": lambda chain: chain.shell.fetched_at,
    "stories": _story_date,
    "captions": _log_date,
    "marks": lambda mark: mark.at,
}
"""Stores that forget by age, and when an entry was last touched."""


def _age(entry: tuple[str, Text]) -> tuple[datetime, str]:
    key, text = entry
    return text.seen_at, key
