"""The data model of the demo wire: agencies, feeds, stories, pictures."""

from datetime import datetime
from typing import Literal

import msgspec

__all__ = [
    "AGENCIES",
    "FEEDS",
    "Agency",
    "CarriedStory",
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
    """
    A photo of a story.

    Attributes:
        repeats: how often the page shows the caption.
    """

    file: str
    caption: str
    credit: str
    repeats: int = 1


class Story(msgspec.Struct, frozen=True):
    """
    One version of a story as its agency sends it.

    Attributes:
        feed: id of the feed that carries it; empty: the agency's main feed.
        body: paragraphs, separated by one blank line.
        embargo: end of the embargo in seconds after the start; 0: none.
        page: how the agency's site shows the story.
        reprint_of, spun_of: ``agency/id`` of the story whose text is copied,
            unchanged or with substituted words.
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
        """Return the body, split at its blank lines."""
        return tuple(part for part in self.body.split("\n\n") if part)


class CarriedStory(msgspec.Struct, frozen=True):
    """
    A story on a feed, with its times.

    Attributes:
        first: when the first version was sent.
        sent: when this version was sent.
    """

    story: Story
    first: datetime
    sent: datetime
    embargoed_until: datetime | None = None


class Frame(msgspec.Struct, frozen=True):
    """A template of a story; its facts are placeholders."""

    language: str
    slug: str
    headline: str
    body: str


class Facts(msgspec.Struct, frozen=True):
    """Names for the placeholders of frames."""

    towns: tuple[str, ...]
    people: tuple[str, ...]
    families: tuple[str, ...]
    firms: tuple[str, ...]
    days: tuple[str, ...]


class Agency(msgspec.Struct, frozen=True):
    """A fictional news agency."""

    id: str
    name: str
    mark: str
    language: str


class Feed(msgspec.Struct, frozen=True):
    """A feed of the demo wire and its path on the server."""

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
    """Return the agency with this id."""
    return next(agency for agency in AGENCIES if agency.id == name)


def feed(name: str) -> Feed:
    """Return the feed with this id."""
    return next(feed for feed in FEEDS if feed.id == name)
