"""From a verdict to the records that go out; pure."""

from extractors.model.item import NewsItem
from streams.desk.dedupe.verdict import Verdict
from streams.kafka.records import Outgoing, outcome, record
from streams.kafka.topics import CAPTIONS, DUPLICATES, UNIQUE
from streams.records import CaptionRecord, Duplicate, Unique

__all__ = ["outgoing", "outgoing_of_item"]


def outgoing(verdict: Verdict, source: str) -> tuple[Outgoing, ...]:
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


def outgoing_of_item(
    verdict: Verdict, item: NewsItem, source: str
) -> tuple[Outgoing, ...]:
    """Return a verdict's records and where the raw record ended."""
    ending = outcome(
        source, item.uri, item.feed, verdict.outcome, item.fetched_at
    )
    return (*outgoing(verdict, source), ending)


def _unique(one: Unique, source: str) -> Outgoing:
    return record(UNIQUE, one.item.uri, one, one.source or source, one.event)


def _duplicate(one: Duplicate, source: str) -> Outgoing:
    return record(DUPLICATES, one.uri, one, source, one.kind)


def _caption(one: CaptionRecord, source: str) -> Outgoing:
    return record(CAPTIONS, one.id, one, source)
