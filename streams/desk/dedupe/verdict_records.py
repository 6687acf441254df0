"""From a verdict to the records that go out; pure."""

from extractors.model.item import NewsItem
from streams.desk.dedupe.verdict import Verdict
from streams.kafka.records import ProducerRecord, make_record, outcome_record
from streams.kafka.topics import CAPTIONS, DUPLICATES, UNIQUE
from streams.records import CaptionRecord, Duplicate, Unique

__all__ = ["item_records", "verdict_records"]


def verdict_records(
    verdict: Verdict, source: str
) -> tuple[ProducerRecord, ...]:
    """
    Return a verdict's records, in the order in which readers want them.

    Args:
        source: the raw record or tick behind the verdict.
    """
    return (
        *(_unique(one, source) for one in verdict.uniques),
        *(_duplicate(one, source) for one in verdict.duplicates),
        *(_caption(one, source) for one in verdict.captions),
    )


def item_records(
    verdict: Verdict, item: NewsItem, source: str
) -> tuple[ProducerRecord, ...]:
    """Return a verdict's records and where the raw record ended."""
    ending = outcome_record(
        source, item.uri, item.feed, verdict.outcome, item.fetched_at
    )
    return (*verdict_records(verdict, source), ending)


def _unique(one: Unique, source: str) -> ProducerRecord:
    return make_record(
        UNIQUE, one.item.uri, one, one.source or source, one.event
    )


def _duplicate(one: Duplicate, source: str) -> ProducerRecord:
    return make_record(DUPLICATES, one.uri, one, source, one.kind)


def _caption(one: CaptionRecord, source: str) -> ProducerRecord:
    return make_record(CAPTIONS, one.id, one, source)
