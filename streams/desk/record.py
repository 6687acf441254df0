"""From what the desk let through to the record that consumers read."""

from collections.abc import Iterable

from extractors.block import (
    BLOCK_SCHEMA,
    DeskBlock,
    DeskDecision,
    DeskPickup,
    marked,
    spun_of,
)
from extractors.codec import item_uri, to_ninjs
from extractors.entities.model import Entity
from extractors.ninjs import Ninjs
from streams.records import EntityMention, Unique

__all__ = ["desk_block", "mentions", "record"]


def desk_block(unique: Unique, entities: tuple[Entity, ...]) -> DeskBlock:
    """Return the ``copydesk`` block of an item that was let through."""
    item, decision = unique.item, unique.decision
    return DeskBlock(
        schema=BLOCK_SCHEMA,
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
        entities=marked(entities),
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


def record(unique: Unique, entities: tuple[Entity, ...]) -> Ninjs:
    """Return the ninjs record of an item that was let through."""
    return to_ninjs(unique.item, desk_block(unique, entities))


def mentions(
    unique: Unique, entities: Iterable[Entity]
) -> tuple[EntityMention, ...]:
    """Return one record for each mention, in order of the entities."""
    return tuple(
        EntityMention(
            entity=entity.id,
            type=entity.type,
            name=entity.name,
            uri=item_uri(unique.item.uri),
            start=mention.start,
            end=mention.end,
            text=mention.text,
            field=mention.field,
        )
        for entity in entities
        for mention in entity.mentions
    )
