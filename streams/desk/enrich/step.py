"""The enrich step: a unique item in, the records that readers get out."""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from extractors.entities import (
    ENTITIES_LIMITED,
    MAX_MENTIONS,
    Engine,
    Entity,
    extract_entities,
    limit_mentions,
)
from extractors.entities.subjects import infer_subjects
from extractors.output.codec import DeskBlock, Ninjs, to_ninjs
from extractors.output.copydesk_block import (
    DeskDecision,
    DeskPickup,
    desk_entities,
    spun_of,
)
from streams.desk.sinks.rules import Route, match
from streams.desk.state.delivery_log import (
    Delivered,
    add_version,
    is_kill,
    is_outdated,
)
from streams.kafka.producer_records import ProducerRecord, make_record
from streams.kafka.topics import ENTITIES, ITEMS, sink
from streams.records import EntityMention, Unique

__all__ = ["Enrichment", "enrich"]


class Enrichment(NamedTuple):
    """
    The records to send, and what to note before they are sent.

    Attributes:
        delivered: the item's entry; None if nothing is to be noted.
        is_outdated: readers have a newer version, so nothing is sent.
    """

    records: tuple[ProducerRecord, ...]
    delivered: Delivered | None
    is_outdated: bool = False


def enrich(
    unique: Unique,
    engine: Engine,
    routes: Iterable[Route],
    before: Delivered | None = None,
    max_mentions: int = MAX_MENTIONS,
) -> Enrichment:
    """
    Return an item's records: the item, its mentions, its routes' sinks.

    A kill goes to every sink that received a version of the item, whatever
    the routes say now. If nothing is known about the item, it goes to every
    route. A version older than one that was sent has no records.

    Args:
        before: what was sent of the item so far.
        max_mentions: entity mentions of the item, at most. An item with more
            gets the signal `ENTITIES_LIMITED`.
    """
    if is_outdated(unique, before):
        return Enrichment((), None, is_outdated=True)
    killed = is_kill(unique)
    item = replace(unique.item, subjects=infer_subjects(unique.item))
    found = () if killed else extract_entities(item, engine)
    entities = limit_mentions(found, max_mentions)
    if entities != found:
        item = replace(item, signals=(*item.signals, ENTITIES_LIMITED))
        unique = replace(unique, item=item)
    ninjs = to_ninjs(item, _block(unique, entities))
    sinks = _sinks(ninjs, routes, before, killed=killed)
    source, event = unique.source, unique.event
    records = (
        make_record(ITEMS, item.uri, ninjs, source, event),
        *(
            make_record(ENTITIES, mention.entity, mention, source)
            for mention in _mentions(entities, item.uri)
        ),
        *(
            make_record(sink(name), item.uri, ninjs, source, event)
            for name in sinks
        ),
    )
    return Enrichment(records, add_version(before, unique, sinks))


def _sinks(
    ninjs: Ninjs,
    routes: Iterable[Route],
    before: Delivered | None,
    *,
    killed: bool,
) -> tuple[str, ...]:
    if killed and before:
        return before.sinks
    return tuple(
        route.name for route in routes if killed or match(route, ninjs)
    )


def _block(unique: Unique, entities: tuple[Entity, ...]) -> DeskBlock:
    item, decision = unique.item, unique.decision
    return DeskBlock(
        event=unique.event,
        revision=unique.revision,
        story=unique.story,
        feed=item.feed,
        agency=item.agency,
        lane=item.lane,
        dateline=item.dateline.text if item.dateline else "",
        credit_line=item.credit_line,
        signals=item.signals,
        spun=spun_of(item),
        entities=desk_entities(entities),
        captions=unique.captions,
        fetched_at=item.fetched_at,
        decision=DeskDecision(
            kind=decision.kind, of=decision.of, evidence=decision.evidence
        ),
        previous=unique.previous,
        changed=unique.changed,
        members=unique.members,
        pickup=tuple(
            DeskPickup(
                uri=member.uri, agency=member.agency, hours=member.hours
            )
            for member in unique.pickup
        ),
        caption_texts=item.captions,
        keywords=item.keywords,
        take_key=item.take_key,
        text_source=item.text_source,
        source=unique.source,
    )


def _mentions(entities: Iterable[Entity], uri: str) -> Iterable[EntityMention]:
    for entity in entities:
        for mention in entity.mentions:
            yield EntityMention(
                entity.id, entity.type, entity.name, uri, mention.start,
                mention.end, mention.text, mention.field, mention.confidence,
            )  # fmt: skip
