"""The enrich step: a unique item in, the records that readers get out."""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from extractors.entities import Engine, Entity, extract_entities
from extractors.entities.subjects import infer_subjects
from extractors.output.codec import DeskBlock, Ninjs, to_ninjs
from extractors.output.copydesk_block import (
    DeskDecision,
    DeskPickup,
    desk_entities,
    spun_of,
)
from streams.desk.sinks.rules import Route, match
from streams.desk.state.delivery_log import Delivered, grown
from streams.kafka.records import ProducerRecord, make_record
from streams.kafka.topics import ENTITIES, ITEMS, sink
from streams.records import EntityMention, Unique

__all__ = ["Enrichment", "enrich"]


class Enrichment(NamedTuple):
    """What goes out, and where the item has been from now on."""

    records: tuple[ProducerRecord, ...]
    delivered: Delivered


def enrich(
    unique: Unique,
    engine: Engine,
    routes: Iterable[Route],
    before: Delivered | None = None,
) -> Enrichment:
    """
    Return an item's records: item, mentions, and its routes' sinks.

    A kill goes to the sinks that ever received the item, whatever the
    routes say now.

    Args:
        before: where its versions went so far; of an item of which nothing
            is known the kill goes to every route.
    """
    killed = unique.item.pub_status == "canceled"
    item = replace(unique.item, subjects=infer_subjects(unique.item))
    entities = () if killed else extract_entities(item, engine)
    ninjs = to_ninjs(item, _block(unique, entities))
    sinks = _sinks(ninjs, routes, before, killed=killed)
    source, event = unique.source, unique.event
    records = (
        make_record(ITEMS, item.uri, ninjs, source, event),
        *(
            make_record(ENTITIES, one.entity, one, source)
            for one in _mentions(entities, item.uri)
        ),
        *(
            make_record(sink(one), item.uri, ninjs, source, event)
            for one in sinks
        ),
    )
    return Enrichment(records, grown(before, sinks, item.fetched_at))


def _sinks(
    ninjs: Ninjs,
    routes: Iterable[Route],
    before: Delivered | None,
    *,
    killed: bool,
) -> tuple[str, ...]:
    if killed and before:
        return before.sinks
    return tuple(one.name for one in routes if killed or match(one, ninjs))


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
            DeskPickup(uri=one.uri, agency=one.agency, hours=one.hours)
            for one in unique.pickup
        ),
        caption_texts=item.captions,
        keywords=item.keywords,
        take_key=item.take_key,
        text_source=item.text_source,
        source=unique.source,
    )


def _mentions(entities: Iterable[Entity], uri: str) -> Iterable[EntityMention]:
    for one in entities:
        for each in one.mentions:
            yield EntityMention(
                one.id, one.type, one.name, uri, each.start, each.end,
                each.text, each.field, each.confidence,
            )  # fmt: skip
