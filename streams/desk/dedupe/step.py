"""The dedupe step: a clean item or a tick in, the verdict's records out."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from extractors.model.item import NewsItem
from streams.desk.dedupe.judge import judge, tick
from streams.desk.dedupe.verdict import Verdict
from streams.desk.state.models import scoped_key
from streams.desk.state.state import DeskState
from streams.kafka.producer_records import (
    ProducerRecord,
    make_record,
    outcome_record,
)
from streams.kafka.topics import (
    CAPTIONS,
    DUPLICATES,
    STORY_REPORTS,
    UNIQUE,
)
from streams.records import (
    CaptionRecord,
    Clean,
    Duplicate,
    ReportEvent,
    StoryReport,
    Unique,
)

__all__ = ["DedupeOutput", "dedupe_item", "dedupe_tick", "item_records"]


class DedupeOutput(NamedTuple):
    """The records to send, and the verdict to apply once they are sent."""

    records: tuple[ProducerRecord, ...]
    verdict: Verdict


def dedupe_item(clean: Clean, state: DeskState) -> DedupeOutput:
    """Judge one clean item; the state is read, not changed."""
    verdict = judge(clean.item, state, clean.source)
    return DedupeOutput(
        item_records(verdict, clean.item, clean.source, state), verdict
    )


def dedupe_tick(at: datetime, source: str, state: DeskState) -> DedupeOutput:
    """
    Release and expire what is due at a time; the state is not changed.

    Args:
        source: ``topic-partition:offset`` of the tick.
    """
    verdict = tick(at, state)
    lanes = {held.item.uri: held.item.lane for held in state.held.values()}
    reports = (
        _report_copy(duplicate, _lane_of(duplicate, lanes), source, state)
        for duplicate in verdict.duplicates
    )
    return DedupeOutput((*reports, *verdict_records(verdict, source)), verdict)


def item_records(
    verdict: Verdict, item: NewsItem, source: str, state: DeskState
) -> tuple[ProducerRecord, ...]:
    """
    Return a verdict's records and the outcome of the raw record.

    The reports of copies come first, as they do live, where those of versions
    pass the enrich step: a copy never counts as an agency beside its original.
    """
    outcome = outcome_record(
        source, item.uri, item.feed, verdict.outcome, item.fetched_at
    )
    reports = (
        _report_copy(duplicate, item.lane, source, state, item.language)
        for duplicate in verdict.duplicates
    )
    return (*reports, *verdict_records(verdict, source), outcome)


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


def _report_copy(
    duplicate: Duplicate,
    lane: str,
    source: str,
    state: DeskState,
    language: str = "",
) -> ProducerRecord:
    """
    Return what the stories step gets of a copy; no words of it.

    Args:
        language: of the item, if the state does not know it yet.
    """
    chain = state.chains.get(scoped_key(lane, duplicate.uri))
    event: ReportEvent = (
        "kill" if duplicate.pub_status == "canceled" else "copy"
    )
    report = StoryReport(
        event,
        duplicate.fetched_at,
        duplicate.story,
        duplicate.uri,
        lane,
        duplicate.agency or duplicate.feed,
        chain.shell.language if chain else language,
        copy_of=duplicate.duplicate_of,
        source=source,
    )
    return make_record(
        STORY_REPORTS, duplicate.story, report, source, event, "dedupe"
    )


def _lane_of(duplicate: Duplicate, lanes: Mapping[str, str]) -> str:
    """Return the lane of a copy that the release of a held item shows."""
    return lanes.get(duplicate.uri) or lanes.get(duplicate.duplicate_of, "")
