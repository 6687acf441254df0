"""
The ``copydesk`` block: what the desk adds to an item.

Consumers in any language read it, so every property is always written but
for the optional ones of an entity, and none changes its meaning: a new one
is added, or `BLOCK_SCHEMA` grows.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from extractors.entities.model import Entity, EntityType, Mention
from extractors.model.item import Caption, NewsItem, Signal, Spun, SpunWord

__all__ = [
    "BLOCK_SCHEMA",
    "DeskBlock",
    "DeskDecision",
    "DeskEntity",
    "DeskMention",
    "DeskPickup",
    "DeskSpun",
    "ElsewhereMention",
    "marked",
    "spun_of",
]

BLOCK_SCHEMA = 1
"""Number of the block's shape; grows when a reader must know."""


class DeskDecision(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """Why the desk let the item through: the event, the item, the evidence."""

    kind: str
    of: str
    evidence: dict[str, Any]


class DeskMention(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """
    One mention in the body.

    Attributes:
        start, end: code points of the ``text/plain`` body, end exclusive.
        text: that slice.
        confidence: 0 to 1.
    """

    start: int
    end: int
    text: str
    confidence: float = 1.0


class ElsewhereMention(
    msgspec.Struct, frozen=True, rename="camel", kw_only=True
):
    """A mention outside the body: ``headline`` or ``caption/N``."""

    field: str
    start: int
    end: int
    text: str
    confidence: float = 1.0


class DeskEntity(
    msgspec.Struct,
    frozen=True,
    rename="camel",
    omit_defaults=True,
    kw_only=True,
):
    """
    One entity of the item.

    Attributes:
        mentions: those in the body.
        elsewhere: those in the headline and in captions, with offsets into
            that text.
        salience: 0 to 1.
        value: ISO 8601 date, amount or percentage.
        country: ISO 3166-1 alpha-2.
        latitude, longitude: degrees, WGS 84.
    """

    id: str
    type: EntityType
    name: str
    mentions: tuple[DeskMention, ...]
    elsewhere: tuple[ElsewhereMention, ...] = ()
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    salience: float = 0.0
    value: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None


class DeskSpun(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """
    Evidence of word substitution.

    Attributes:
        score: 0 (none) to 1 (sure).
        examples: the substituted words, most frequent first.
        share: substituted running words over all, 0 to 1.
        language: BCP 47 of the inserted words; empty if unknown.
        words: the examples with counts and reasons.
    """

    score: float = 0.0
    examples: tuple[str, ...] = ()
    share: float = 0.0
    language: str = ""
    words: tuple[SpunWord, ...] = ()


class DeskPickup(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """Who carried the story, and how many hours after its first item."""

    uri: str
    agency: str
    hours: float


class DeskBlock(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """
    What the desk adds to the item: the ``copydesk`` object.

    Attributes:
        schema: `BLOCK_SCHEMA`.
        event: ``new``, ``update``, ``correction``, ``kill``, ``release`` or
            ``promoted``.
        revision: 1 for the first version let through.
        story: id of the group of items that tell the same story.
        lane: the ordered lane in which it was judged.
        dateline: place part as sent; empty if none.
        signals: qcodes, IPTC ``sig:`` or our own ``copydesk:``.
        captions: ids on the captions topic, in order of appearance.
        fetched_at: when the bytes were fetched; the decision's ``now``.
        previous: version before this one; empty for the first.
        changed: fields that differ from it.
        members: uris of the items folded into this one.
        pickup: who carries the story, earliest first.
        caption_texts: the captions themselves.
        take_key: part of the slugline that tells takes and leads apart.
        text_source: ``feed``, ``page``, ``json-ld`` or ``document``.
        source: ``topic-partition:offset`` of the raw record behind it.
    """

    schema: int = BLOCK_SCHEMA
    event: str
    revision: int
    story: str
    feed: str
    agency: str
    lane: str
    dateline: str
    credit_line: str
    signals: tuple[Signal, ...]
    spun: DeskSpun
    entities: tuple[DeskEntity, ...]
    captions: tuple[str, ...]
    fetched_at: datetime
    decision: DeskDecision
    previous: str = ""
    changed: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    pickup: tuple[DeskPickup, ...] = ()
    caption_texts: tuple[Caption, ...] = ()
    keywords: tuple[str, ...] = ()
    take_key: str = ""
    text_source: str = ""
    source: str = ""


def spun_of(item: NewsItem) -> DeskSpun:
    """Return the item's spun evidence as the block has it; zero if none."""
    spun = item.spun or Spun()
    return DeskSpun(
        score=spun.score,
        examples=tuple(one.word for one in spun.examples),
        share=spun.share,
        language=spun.language,
        words=spun.examples,
    )


def marked(entities: Iterable[Entity]) -> tuple[DeskEntity, ...]:
    """Return entities as the block has them: body mentions by themselves."""
    return tuple(_entity(one) for one in entities)


def _entity(one: Entity) -> DeskEntity:
    return DeskEntity(
        id=one.id,
        type=one.type,
        name=one.name,
        mentions=tuple(
            _mention(each) for each in one.mentions if each.field == "body"
        ),
        elsewhere=tuple(
            _elsewhere(each) for each in one.mentions if each.field != "body"
        ),
        aliases=one.aliases,
        roles=one.roles,
        salience=one.salience,
        value=one.value,
        country=one.country,
        latitude=one.latitude,
        longitude=one.longitude,
    )


def _mention(one: Mention) -> DeskMention:
    return DeskMention(
        start=one.start,
        end=one.end,
        text=one.text,
        confidence=one.confidence,
    )


def _elsewhere(one: Mention) -> ElsewhereMention:
    return ElsewhereMention(
        field=one.field,
        start=one.start,
        end=one.end,
        text=one.text,
        confidence=one.confidence,
    )
