"""An entity of an item and its mentions."""

from typing import Literal

import msgspec

__all__ = ["Entity", "EntityType", "Mention"]

EntityType = Literal[
    "person", "organisation", "place", "event", "work", "product",
    "date", "money", "percentage", "ticker",
]  # fmt: skip
"""``work`` covers treaties and laws; ``product`` covers diseases."""


class Mention(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """
    An occurrence of an entity's name in a text of the item.

    Attributes:
        start, end: code points in the field's text, ``end`` exclusive.
        text: the surface, which equals that slice.
        field: ``body``, ``headline``, or ``caption/N`` (N from 0).
        confidence: 0 to 1.
    """

    start: int
    end: int
    text: str
    field: str = "body"
    confidence: float = 1.0


class Entity(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """
    One entity of an item.

    Attributes:
        id: the same in all items (``geonames:1816670``, ``iso3166:CN``,
            ``iso4217:USD``, ``mic:XNYS:IBM``, ``person:vladimir-putin``).
        name: normal name: the gazetteer's, or the fullest form in the text.
        aliases: its other surfaces, in order of appearance.
        roles: titles and offices next to its name in the text.
        salience: 0 to 1, from headline, lede and frequency.
        value: normal value of a date (ISO 8601), amount or percentage.
        country: ISO 3166-1 alpha-2 of a place.
        latitude, longitude: degrees, WGS 84, of a place.
    """

    id: str
    type: EntityType
    name: str
    mentions: tuple[Mention, ...] = ()
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    salience: float = 0.0
    value: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
