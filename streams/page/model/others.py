"""The rows of the topics beside ``wire.items``, and of their keys. Pure."""

from typing import NamedTuple

import msgspec

from extractors.model.raw import RawItem
from extractors.output.codec import decode
from streams.kafka.dead_letters import name_of
from streams.page.model.items import to_millis
from streams.page.model.packing import pack
from streams.page.model.source import SourceRecord
from streams.records import (
    CaptionRecord,
    DeadLetter,
    Duplicate,
    HandledLetter,
    ItemOutcome,
    read_outcome,
    read_registration,
)

__all__ = [
    "SHOWN_BYTES",
    "CaptionRow",
    "DuplicateRow",
    "FeedRow",
    "HandledRow",
    "LetterRow",
    "OutcomeRow",
    "PollRow",
    "caption_row",
    "duplicate_row",
    "feed_row",
    "handled_row",
    "letter_row",
    "outcome_row",
    "poll_row",
]

SHOWN_BYTES = 64 * 1024
"""Bytes of a dead letter that are kept to be shown; Kafka has them all."""


class DuplicateRow(NamedTuple):
    """A duplicate; ``repeats`` is the uri of the item that it repeats."""

    uri: str
    repeats: str
    story: str
    kind: str
    at: int
    fetched: int
    feed: str
    agency: str
    headline: str
    status: str
    value: bytes


class CaptionRow(NamedTuple):
    """A photo caption; ``uses`` is the number of items with it."""

    id: str
    at: int
    text: str
    credit: str
    uses: int
    occurrences: int
    value: bytes


class OutcomeRow(NamedTuple):
    """How a raw record ended; ``source`` is its place on ``wire.raw``."""

    source: str
    uri: str
    feed: str
    outcome: str
    stage: str
    reason: str
    at: int
    fetched: int


class PollRow(NamedTuple):
    """One poll of a feed; the newest is the feed's state."""

    feed: str
    at: int
    outcome: str
    status: int
    error: str
    new: int
    unchanged: int
    failures: int
    due: int
    value: bytes


class FeedRow(NamedTuple):
    """A feed's registration."""

    feed: str
    agency: str
    language: str
    url: str
    paused: int
    value: bytes


class LetterRow(NamedTuple):
    """
    A dead letter.

    Attributes:
        partition, offset: its own place on the topic of dead letters.
        record_partition: that of the record in it; -1 for a document.
        size: bytes of the record.
        shown: the first `SHOWN_BYTES` of the raw item in it, or of itself.
    """

    name: str
    at: int
    failed: int
    stage: str
    reason: str
    feed: str
    error: str
    uri: str
    partition: int
    offset: int
    record_topic: str
    record_partition: int
    size: int
    shown: bytes


class HandledRow(NamedTuple):
    """What was done with a dead letter: ``replayed`` or ``dropped``."""

    name: str
    action: str
    at: int


def duplicate_row(record: SourceRecord) -> DuplicateRow:
    """Return the row of a duplicate; raises ``MsgspecError``."""
    value = record.value or b""
    copy = decode(value, Duplicate)
    return DuplicateRow(
        copy.uri, copy.duplicate_of, copy.story, copy.kind, record.at,
        to_millis(copy.fetched_at), copy.feed, copy.agency, copy.headline,
        copy.pub_status, pack(value),
    )  # fmt: skip


def caption_row(record: SourceRecord) -> CaptionRow:
    """Return the row of a photo caption; raises ``MsgspecError``."""
    value = record.value or b""
    caption = decode(value, CaptionRecord)
    return CaptionRow(
        caption.id, record.at, caption.text, caption.credit_line,
        len(caption.items), caption.occurrences, pack(value),
    )  # fmt: skip


def outcome_row(record: SourceRecord) -> OutcomeRow:
    """Return the row of an outcome; raises ``MsgspecError``."""
    outcome = decode(record.value or b"", ItemOutcome)
    return OutcomeRow(
        outcome.source, outcome.uri, outcome.feed, outcome.outcome,
        outcome.stage, outcome.reason, record.at,
        to_millis(outcome.fetched_at),
    )  # fmt: skip


def poll_row(record: SourceRecord) -> PollRow:
    """Return the row of a poll; raises ``MsgspecError``."""
    value = record.value or b""
    poll = read_outcome(value)
    # What is shown of it, without the fingerprints of the entries.
    shown = msgspec.structs.replace(poll, seen=())
    return PollRow(
        poll.feed, to_millis(poll.polled_at), poll.outcome, poll.status,
        poll.error, poll.new, poll.unchanged, poll.failures,
        to_millis(poll.next_due), pack(msgspec.json.encode(shown)),
    )  # fmt: skip


def feed_row(record: SourceRecord) -> FeedRow:
    """Return the row of a registration; raises ``MsgspecError``."""
    value = record.value or b""
    feed = read_registration(value)
    return FeedRow(
        feed.feed, feed.agency, feed.language, feed.url, int(feed.paused),
        pack(value),
    )  # fmt: skip


def letter_row(record: SourceRecord) -> LetterRow:
    """Return the row of a dead letter; raises ``MsgspecError``."""
    letter = decode(record.value or b"", DeadLetter)
    return LetterRow(
        name_of(letter), record.at, to_millis(letter.failed_at),
        letter.stage, letter.reason, letter.feed, letter.error, letter.key,
        record.partition, record.offset, letter.topic, letter.partition,
        len(letter.value), _shown(letter.value)[:SHOWN_BYTES],
    )  # fmt: skip


def _shown(value: bytes) -> bytes:
    """Return the bytes of a raw item as they came, or else the record."""
    try:
        return decode(value, RawItem).body or value
    except msgspec.MsgspecError:
        return value


def handled_row(record: SourceRecord) -> HandledRow:
    """Return the row of a handled letter; raises ``MsgspecError``."""
    handled = decode(record.value or b"", HandledLetter)
    return HandledRow(handled.letter, handled.action, to_millis(handled.at))
