"""
The enrich step: a unique item in, the records that readers get out.

    annotate         all that takes time; runs in a process of the pool
    select_records   what readers get of it, by what they have received
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from extractors.crosslingual import SentenceEncoder
from extractors.entities import (
    ENTITIES_LIMITED,
    MAX_MENTIONS,
    Engine,
    extract_entities,
    limit_mentions,
)
from extractors.entities.subjects import infer_subjects
from extractors.model.entity import Entity
from extractors.output.codec import DeskBlock, Ninjs, encode, to_ninjs
from extractors.output.copydesk_block import (
    DeskDecision,
    DeskPickup,
    desk_entities,
    spun_of,
)
from streams.desk.enrich.story_report import report_version
from streams.desk.sinks.rules import Route, match
from streams.desk.state.delivery_log import (
    Delivered,
    add_version,
    is_kill,
    is_outdated,
)
from streams.kafka.producer_records import (
    ProducerRecord,
    headers,
    make_record,
)
from streams.kafka.topics import ENTITIES, ITEMS, sink
from streams.records import EntityMention, Unique

__all__ = [
    "AnnotatedItem",
    "Enrichment",
    "annotate",
    "select_records",
]


class AnnotatedItem(NamedTuple):
    """
    An item's records, as they are whatever was sent before.

    Attributes:
        item: the record for `ITEMS`; those of the sinks differ in the topic.
        entities: the records for `ENTITIES`, one for each entity.
        report: the record for `STORY_REPORTS`.
        routes: names of the routes that match; all of them for a kill.
    """

    item: ProducerRecord
    entities: tuple[ProducerRecord, ...]
    report: ProducerRecord
    routes: tuple[str, ...]


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


def annotate(
    unique: Unique,
    engine: Engine,
    routes: Sequence[Route],
    max_mentions: int = MAX_MENTIONS,
    encoder: SentenceEncoder | None = None,
) -> AnnotatedItem:
    """
    Add subjects, entities and places to an item, and find its routes.

    Args:
        max_mentions: entity mentions of the item, at most. An item with more
            gets the signal `ENTITIES_LIMITED`.
        encoder: gives the first version its vector. A text takes 24 ms, and
            later versions seldom have another event.
    """
    killed = is_kill(unique)
    item = replace(unique.item, subjects=infer_subjects(unique.item))
    found = () if killed else extract_entities(item, engine)
    entities = limit_mentions(found, max_mentions)
    if entities != found:
        item = replace(item, signals=(*item.signals, ENTITIES_LIMITED))
        unique = replace(unique, item=item)
    ninjs = to_ninjs(item, _block(unique, entities))
    source = unique.source
    return AnnotatedItem(
        make_record(ITEMS, item.uri, ninjs, source, unique.event),
        tuple(_entity_records(entities, item.uri, source)),
        report_version(unique, found, _vector(unique, encoder)),
        _matching(routes, ninjs, killed=killed),
    )


def _vector(unique: Unique, encoder: SentenceEncoder | None) -> bytes:
    """Return the vector of a first version; empty for others."""
    if encoder is None or unique.revision > 1 or is_kill(unique):
        return b""
    return encoder(unique.item)


def _matching(
    routes: Sequence[Route], ninjs: Ninjs, *, killed: bool
) -> tuple[str, ...]:
    """Return the routes of an item; all routes of items for a kill."""
    return tuple(
        route.name
        for route in routes
        if match(route, ninjs) or (killed and not route.of_stories)
    )


def select_records(
    unique: Unique, annotated: AnnotatedItem, before: Delivered | None
) -> Enrichment:
    """
    Return an item's records: the item, its entities, its routes' sinks.

    A kill goes to every sink that received a version of the item, whatever
    the routes say now. If nothing is known about the item, it goes to every
    route. A version older than one that was sent has no records.

    Args:
        before: what was sent of the item so far.
    """
    if is_outdated(unique, before):
        return Enrichment((), None, is_outdated=True)
    sinks = annotated.routes
    if before and is_kill(unique):
        sinks = before.sinks
    records = (
        annotated.item,
        *annotated.entities,
        *(replace(annotated.item, topic=sink(name)) for name in sinks),
        annotated.report,
    )
    return Enrichment(records, add_version(before, unique, sinks))


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


def _entity_records(
    entities: Iterable[Entity], uri: str, source: str
) -> Iterator[ProducerRecord]:
    """Yield one record for each entity that the item mentions."""
    shared = headers(ENTITIES, source)
    for entity in entities:
        if entity.mentions:
            value = EntityMention(
                entity.id, entity.type, entity.name, uri, entity.mentions
            )
            yield ProducerRecord(
                ENTITIES, entity.id.encode(), encode(value), shared
            )
