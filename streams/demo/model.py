"""What the demo wire is made of: agencies, feeds, stories, pictures."""

from datetime import datetime
from typing import Literal

import msgspec

__all__ = [
    "AGENCIES",
    "FEEDS",
    "Agency",
    "Carried",
    "Facts",
    "Feed",
    "Frame",
    "Picture",
    "Story",
    "agency",
    "feed",
]

Syntax = Literal["rss", "summaries", "atom", "newsml"]


class Picture(msgspec.Struct, frozen=True):
    """A photo; ``repeats`` says how often its page shows the caption."""

    file: str
    caption: str
    credit: str
    repeats: int = 1


class Story(msgspec.Struct, frozen=True):
    """
    One version of a story as its agency sends it.

    Attributes:
        feed: id of the feed that carries it; the agency's own if empty.
        body: paragraphs with one blank line between them.
        embargo: seconds after the start at which it may be used; 0: at once.
        page: how the agency's site shows it.
        reprint_of, spun_of: ``agency/id`` of the story whose text it takes.
    """

    id: str
    headline: str = ""
    body: str = ""
    agency: str = ""
    feed: str = ""
    version: int = 1
    signal: Literal["", "update", "correction", "kill"] = ""
    status: Literal["usable", "canceled"] = "usable"
    note: str = ""
    slugline: str = ""
    byline: str = ""
    dateline: str = ""
    urgency: int = 5
    keywords: tuple[str, ...] = ()
    summary: str = ""
    credit: str = ""
    embargo: float = 0.0
    page: Literal["plain", "furniture", "poison"] = "plain"
    pictures: tuple[Picture, ...] = ()
    reprint_of: str = ""
    spun_of: str = ""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The body, cut at its blank lines."""
        return tuple(part for part in self.body.split("\n\n") if part)


class Carried(msgspec.Struct, frozen=True):
    """A story on a feed: when its first and when this version came."""

    story: Story
    first: datetime
    sent: datetime
    embargoed_until: datetime | None = None


class Frame(msgspec.Struct, frozen=True):
    """A story whose facts are left open."""

    language: str
    slug: str
    headline: str
    body: str


class Facts(msgspec.Struct, frozen=True):
    """Names to fill frames with."""

    towns: tuple[str, ...]
    people: tuple[str, ...]
    families: tuple[str, ...]
    firms: tuple[str, ...]
    days: tuple[str, ...]


class Agency(msgspec.Struct, frozen=True):
    """A news agency that does not exist."""

    id: str
    name: str
    mark: str
    language: str


class Feed(msgspec.Struct, frozen=True):
    """A feed of the demo wire and where the server has it."""

    id: str
    agency: str
    path: str
    syntax: Syntax
    media_type: str


AGENCIES = (
    Agency("north-harbour", "North Harbour Press", "NHP", "en"),
    Agency("meridian", "Meridian Wire", "Meridian", "en"),
    Agency("rhodane", "Agence Rhodane", "AR", "fr"),
    Agency("kompass", "Kompass-Dienst", "kod", "de"),
)

_RSS = "application/rss+xml; charset=utf-8"
FEEDS = (
    Feed(
        "north-harbour", "north-harbour", "/north-harbour/rss.xml", "rss",
        _RSS,
    ),
    Feed("meridian", "meridian", "/meridian/rss.xml", "summaries", _RSS),
    Feed(
        "rhodane", "rhodane", "/rhodane/fil.atom", "atom",
        "application/atom+xml; charset=utf-8",
    ),
    Feed(
        "kompass", "kompass", "/kompass/basisdienst.xml", "newsml",
        "application/vnd.iptc.g2.newsmessage+xml; charset=utf-8",
    ),
    Feed(
        "north-harbour-sport", "north-harbour", "/north-harbour/sport.xml",
        "rss", _RSS,
    ),
)  # fmt: skip


def agency(name: str) -> Agency:
    """Return the agency of that id."""
    return next(one for one in AGENCIES if one.id == name)


def feed(name: str) -> Feed:
    """Return the feed of that id."""
    return next(one for one in FEEDS if one.id == name)
