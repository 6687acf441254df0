"""The dedupe step: a clean item or a tick in, the verdict's records out."""

from datetime import datetime
from typing import NamedTuple

from extractors.model.item import NewsItem
from streams.desk.dedupe.judge import judge, tick
from streams.desk.dedupe.verdict import Verdict
from streams.desk.state.state import DeskState
from streams.kafka.producer_records import (
    ProducerRecord,
    make_record,
    outcome_record,
)
from streams.kafka.topics import CAPTIONS, DUPLICATES, UNIQUE
from streams.records import CaptionRecord, Clean, Duplicate, Unique

__all__ = ["DedupeOutput", "dedupe_item", "dedupe_tick", "item_records"]


class DedupeOutput(NamedTuple):
    """The records to send, and the verdict to apply once they are sent."""

    records: tuple[ProducerRecord, ...]
    verdict: Verdict


def dedupe_item(clean: Clean, state: DeskState) -> DedupeOutput:
    """Judge one clean item; the state is read, not changed."""
    verdict = judge(clean.item, state, clean.source)
    return DedupeOutput(
        item_records(verdict, clean.item, clean.source), verdict
    )


def dedupe_tick(at: datetime, source: str, state: DeskState) -> DedupeOutput:
    """
    Release and expire what is due at a time; the state is not changed.

    Args:
        source: ``topic-partition:offset`` of the tick.
    """
    verdict = tick(at, state)
    return DedupeOutput(verdict_records(verdict, source), verdict)


def item_records(
    verdict: Verdict, item: NewsItem, source: str
) -> tuple[ProducerRecord, ...]:
    """Return a verdict's records and the outcome of the raw record."""
    outcome = outcome_record(
        source, item.uri, item.feed, verdict.outcome, item.fetched_at
    )
    return (*verdict_records(verdict, source), outcome)


def verdict_records(
    verdict: Verdict, source: str
) -> tuple[ProducerRecord, ...]:
    """
    Return a verdict's records in the order of sending.

    Args:
        source: the raw record or the tick that the verdict is about.
    """
    return (
        *(_unique(unique, source) for unique in verdict.uniques),
        *(_duplicate(duplicate, source) for duplicate in verdict.duplicates),
        *(_caption(caption, source) for caption in verdict.captions),
    )


def _unique(unique: Unique, source: str) -> ProducerRecord:
    return make_record(
        UNIQUE, unique.item.uri, unique, unique.source or source, unique.event
    )


def _duplicate(duplicate: Duplicate, source: str) -> ProducerRecord:
    return make_record(
        DUPLICATES, duplicate.uri, duplicate, source, duplicate.kind
    )


def _caption(caption: CaptionRecord, source: str) -> ProducerRecord:
    return make_record(CAPTIONS, caption.id, caption, source)
