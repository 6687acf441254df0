"""
The ``copydesk`` block: what the desk adds to an item.

Consumers in any language read it. So every property is always written,
except the optional ones of an entity, and no property changes its meaning:
a change adds a new property or increases `BLOCK_SCHEMA`.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from extractors.model.entity import Entity, EntityType, Mention
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
    "desk_entities",
    "spun_of",
]

BLOCK_SCHEMA = 2
"""Version of the block; increased by a change that readers must know."""


class DeskDecision(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """Why the desk published the item: event, related item, evidence."""

    kind: str
    of: str
    evidence: dict[str, Any]


class DeskMention(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """
    One mention in the body.

    Attributes:
        start, end: offsets in code points of the ``text/plain`` body, end
            exclusive.
        text: the text between the two.
        confidence: 0 to 1.
    """

    start: int
    end: int
    text: str
    confidence: float = 1.0


class ElsewhereMention(
    msgspec.Struct, frozen=True, rename="camel", kw_only=True
):
    """A mention outside the body, in ``headline`` or ``caption/N``."""

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
        mentions: the mentions in the body.
        elsewhere: the mentions in the headline and in captions, with offsets
            into that text.
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
        score: 0 (no evidence) to 1 (certain).
        examples: the substituted words, most frequent first.
        share: substituted words divided by all words, 0 to 1.
        language: BCP 47 of the inserted words; empty if unknown.
        words: the examples with counts and reasons.
    """

    score: float = 0.0
    examples: tuple[str, ...] = ()
    share: float = 0.0
    language: str = ""
    words: tuple[SpunWord, ...] = ()


class DeskPickup(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """An agency that published the text, and its delay in hours."""

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
        revision: 1 for the first version that was published.
        story: id of the story of its event. Other items that tell the event
            have it too; copies are named by ``members``.
        lane: the ordered lane in which the item was judged.
        dateline: the places as sent; empty if none.
        signals: qcodes, IPTC ``sig:`` or our own ``copydesk:``.
        captions: ids on the captions topic, in order of appearance.
        fetched_at: when the bytes were fetched; the decision used it as the
            current time.
        previous: version before this one; empty for the first.
        changed: fields that differ from that version.
        members: uris of the duplicates that were merged into this item.
        pickup: the item and its copies with their agencies, earliest first.
        caption_texts: the captions themselves.
        take_key: part of the slugline that distinguishes takes and leads.
        text_source: ``feed``, ``page``, ``json-ld`` or ``document``.
        source: ``topic-partition:offset`` of the raw record.
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
    """Return an item's evidence of word substitution; zero if none."""
    spun = item.spun or Spun()
    return DeskSpun(
        score=spun.score,
        examples=tuple(example.word for example in spun.examples),
        share=spun.share,
        language=spun.language,
        words=spun.examples,
    )


def desk_entities(entities: Iterable[Entity]) -> tuple[DeskEntity, ...]:
    """Return entities in the form of the block, mentions split by field."""
    return tuple(map(_entity, entities))


def _entity(entity: Entity) -> DeskEntity:
    return DeskEntity(
        id=entity.id,
        type=entity.type,
        name=entity.name,
        mentions=tuple(
            _mention(mention)
            for mention in entity.mentions
            if mention.field == "body"
        ),
        elsewhere=tuple(
            _elsewhere(mention)
            for mention in entity.mentions
            if mention.field != "body"
        ),
        aliases=entity.aliases,
        roles=entity.roles,
        salience=entity.salience,
        value=entity.value,
        country=entity.country,
        latitude=entity.latitude,
        longitude=entity.longitude,
    )


def _mention(mention: Mention) -> DeskMention:
    return DeskMention(
        start=mention.start,
        end=mention.end,
        text=mention.text,
        confidence=mention.confidence,
    )


def _elsewhere(mention: Mention) -> ElsewhereMention:
    return ElsewhereMention(
        field=mention.field,
        start=mention.start,
        end=mention.end,
        text=mention.text,
        confidence=mention.confidence,
    )
