"""The report of an item's version for the stories step."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from extractors.crosslingual import neutral_terms
from extractors.model.entity import Entity, EntityType
from extractors.model.item import NewsItem
from streams.desk.state.delivery_log import is_kill
from streams.kafka.producer_records import ProducerRecord, make_record
from streams.kafka.topics import STORY_REPORTS
from streams.records import (
    MAX_CONCEPTS,
    Concept,
    StoryReport,
    Unique,
)

__all__ = ["report_version"]


def report_version(
    unique: Unique, entities: Sequence[Entity], vector: bytes = b""
) -> ProducerRecord:
    """
    Return the report of a published version; that of a kill has no words.

    Args:
        entities: those of the item.
        vector: of its text; empty without an encoder.
    """
    item = unique.item
    report = StoryReport(
        unique.event,
        item.fetched_at,
        unique.story,
        item.uri,
        item.lane,
        item.agency or item.provider or item.feed,
        item.language,
        unique.revision,
        joined=unique.joined,
        source=unique.source,
    )
    if not is_kill(unique):
        report = _add_words(report, item, entities)
        report = replace(report, vector=vector)
    return make_record(
        STORY_REPORTS, unique.story, report, unique.source, unique.event,
        "enrich",
    )  # fmt: skip


def _add_words(
    report: StoryReport, item: NewsItem, entities: Sequence[Entity]
) -> StoryReport:
    subjects = (
        Concept(subject.uri or subject.name, subject.name)
        for subject in item.subjects
    )
    return replace(
        report,
        headline=item.headline,
        places=_salient(entities, "place"),
        people=_salient(entities, "person"),
        subjects=_distinct(subjects),
        terms=neutral_terms(item, entities),
    )


def _salient(
    entities: Iterable[Entity], kind: EntityType
) -> tuple[Concept, ...]:
    found = (entity for entity in entities if entity.type == kind)
    ranked = sorted(found, key=lambda entity: (-entity.salience, entity.id))
    return _distinct(Concept(entity.id, entity.name) for entity in ranked)


def _distinct(concepts: Iterable[Concept]) -> tuple[Concept, ...]:
    by_id: dict[str, Concept] = {}
    for concept in concepts:
        if concept.id:
            by_id.setdefault(concept.id, concept)
    return tuple(by_id.values())[:MAX_CONCEPTS]
