"""
The types of a ninjs 3.1 record: the part of IPTC's schema that we write.

Every struct is a subset of the object with the same role there, in camel
case; empty properties are left out. ``copydesk`` is our extension, made the
way the standard provides for: a schema of our own on top of its
``ninjsType``.

The names of the structs stand in the published JSON and Avro schemas, so
`NinjsRendition` stays beside the equal `extractors.model.item.Rendition`.
"""

from datetime import datetime
from typing import Literal

import msgspec

from extractors.model.item import MediaKind, PubStatus
from extractors.output.copydesk_block import DeskBlock

__all__ = [
    "AltId",
    "Association",
    "Body",
    "Genre",
    "InfoSource",
    "Named",
    "Ninjs",
    "NinjsRendition",
    "NinjsSubject",
    "Organisation",
    "Place",
    "Point",
    "Standard",
    "Symbol",
    "Text",
]


class Standard(
    msgspec.Struct,
    frozen=True,
    rename="camel",
    omit_defaults=True,
    kw_only=True,
):
    """The standard that a record conforms to."""

    name: str
    version: str
    schema: str


class Text(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """A headline or description: ``main``, ``summary`` or ``caption``."""

    role: str
    value: str
    content_type: Literal["text/plain"] = "text/plain"


class Body(
    msgspec.Struct,
    frozen=True,
    rename="camel",
    omit_defaults=True,
    kw_only=True,
):
    """
    The text of the item.

    Attributes:
        value: paragraphs separated by one blank line.
        char_count: code points of the value.
        word_count: words, separated by white space.
    """

    role: Literal["main"]
    content_type: Literal["text/plain"]
    value: str
    char_count: int = 0
    word_count: int = 0


class Named(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """A person, event or object in the text."""

    name: str
    rel: str = ""
    uri: str = ""


class Symbol(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """A ticker symbol at its exchange (ISO 10383 MIC where known)."""

    symbol: str
    exchange: str = ""


class Organisation(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """An organisation in the text."""

    name: str
    rel: str = ""
    uri: str = ""
    symbols: tuple[Symbol, ...] = ()


class Point(msgspec.Struct, frozen=True):
    """A GeoJSON point (RFC 7946): longitude, then latitude, in degrees."""

    coordinates: tuple[float, float]
    type: Literal["Point"] = "Point"


class Place(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """A place in the text."""

    name: str
    rel: str = ""
    uri: str = ""
    geo_json: Point | None = msgspec.field(default=None, name="geoJSON")


class NinjsSubject(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """A subject; ``confidence`` is 0 to 100, absent if it was supplied."""

    name: str = ""
    uri: str = ""
    literal: str = ""
    rel: str = ""
    confidence: int | None = None


class InfoSource(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """A party: ``provider``, ``originalSource`` or ``credit``."""

    name: str
    role: str


class Genre(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """A genre by name."""

    name: str


class AltId(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """Another identity: the ``guid`` as sent, the supplier's ``sequence``."""

    role: str
    value: str


class NinjsRendition(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """One rendition of an object; ``web`` is the item's own page."""

    name: str
    href: str
    content_type: str = ""
    width: int = 0
    height: int = 0


class Association(
    msgspec.Struct,
    frozen=True,
    rename="camel",
    omit_defaults=True,
    kw_only=True,
):
    """A picture, graphic, audio or video of the item."""

    name: str
    uri: str
    type: MediaKind
    headlines: tuple[Text, ...] = ()
    descriptions: tuple[Text, ...] = ()
    by: str = ""
    info_sources: tuple[InfoSource, ...] = ()
    renditions: tuple[NinjsRendition, ...] = ()


class Ninjs(
    msgspec.Struct,
    frozen=True,
    rename="camel",
    omit_defaults=True,
    kw_only=True,
):
    """
    One news item, ninjs 3.1, with the ``copydesk`` block.

    Attributes:
        bodies: exactly one ``text/plain`` body; none if canceled.
        version: the provider's version, else the desk's revision.
        version_created: the provider's time, else the time of the fetch.
    """

    uri: str
    type: Literal["text"]
    standard: Standard
    version: str
    version_created: datetime
    pub_status: PubStatus
    bodies: tuple[Body, ...]
    copydesk: DeskBlock
    representation_type: Literal["full", "partial"] = "full"
    first_created: datetime | None = None
    embargoed_until: datetime | None = None
    expires: datetime | None = None
    urgency: int = 0
    language: str = ""
    headlines: tuple[Text, ...] = ()
    slugline: str = ""
    by: str = ""
    located: str = ""
    descriptions: tuple[Text, ...] = ()
    ed_note: str = ""
    usage_terms: str = ""
    copyright_holder: str = ""
    copyright_notice: str = ""
    subjects: tuple[NinjsSubject, ...] = ()
    genres: tuple[Genre, ...] = ()
    people: tuple[Named, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Named, ...] = ()
    objects: tuple[Named, ...] = ()
    info_sources: tuple[InfoSource, ...] = ()
    alt_ids: tuple[AltId, ...] = ()
    renditions: tuple[NinjsRendition, ...] = ()
    associations: tuple[Association, ...] = ()
