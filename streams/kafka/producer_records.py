"""
Records to send, as values.

A step returns them. A worker sends them to Kafka; a dry run writes them to a
file.
"""

from datetime import datetime
from typing import Any

import msgspec

from extractors.output.codec import encode
from streams.kafka.content_types import JSON
from streams.kafka.dead_letters import (
    Origin,
    dead_letter,
    minimal_dead_letter,
)
from streams.kafka.topics import DEADLETTERS, OUTCOMES, Topic
from streams.records import DeadLetter, ItemOutcome
from streams.telemetry.spans import traceparent

__all__ = [
    "ProducerRecord",
    "dead_letter_record",
    "dead_letter_records",
    "headers",
    "make_record",
    "minimal_dead_letter_records",
    "origin_headers",
    "outcome_record",
]


class ProducerRecord(msgspec.Struct, frozen=True):
    """
    One record to send.

    A process of the pool returns some 40 for an item. A struct is read from
    another process in a fourth of the time of a dataclass.

    Attributes:
        value: None for a tombstone.
        partition: None to choose the partition by the key.
    """

    topic: Topic
    key: bytes
    value: bytes | None
    headers: dict[str, bytes] = {}
    partition: int | None = None


def headers(
    topic: Topic, source: str, event: str = "", stage: str = ""
) -> dict[str, bytes]:
    """
    Return a record's Kafka headers.

    ``traceparent`` (W3C Trace Context) is derived from the raw record. Thus
    all records derived from one raw record belong to one trace, also after a
    replay.

    Args:
        source: the raw record, ``topic-partition:offset``; empty for a raw
            record itself and for a record not derived from one.
        stage: the desk's stage that wrote the record, for example ``clean``;
            by default the topic's writer.
    """
    values = {
        "content-type": JSON,
        "schema": topic.schema_header.encode(),
    }
    if source:
        writer = f"desk {stage}" if stage else topic.writer
        values["traceparent"] = traceparent(source, writer).encode()
    return values | ({"event": event.encode()} if event else {})


def origin_headers(
    topic: str, partition: int, offset: int
) -> dict[str, bytes]:
    """
    Return the headers by which other tools find a dead letter's record.

    ``x-original-*`` are text. ``kafka_dlt-original-*`` are those of Spring
    for Apache Kafka: the partition is a number of four bytes, the offset one
    of eight bytes, both big-endian (``DeadLetterPublishingRecoverer``).

    Args:
        partition: of the record; below 0 for a document that was not a
            record of a topic. It has no headers.
    """
    if partition < 0:
        return {}
    name = topic.encode()
    return {
        "x-original-topic": name,
        "x-original-partition": b"%d" % partition,
        "x-original-offset": b"%d" % offset,
        "kafka_dlt-original-topic": name,
        "kafka_dlt-original-partition": partition.to_bytes(4),
        "kafka_dlt-original-offset": offset.to_bytes(8),
    }


def make_record(
    topic: Topic,
    key: str,
    value: Any,
    source: str = "",
    event: str = "",
    stage: str = "",
) -> ProducerRecord:
    """Return a record with an encoded struct as its value, and headers."""
    return ProducerRecord(
        topic,
        key.encode(),
        encode(value),
        headers(topic, source, event, stage),
    )


def outcome_record(
    source: str,
    uri: str,
    feed: str,
    outcome: Any,
    fetched_at: datetime,
    stage: str = "dedupe",
    reason: str = "",
) -> ProducerRecord:
    """Return the record with the final outcome of one raw record."""
    value = ItemOutcome(source, uri, feed, outcome, fetched_at, stage, reason)
    return make_record(OUTCOMES, source, value, source, stage=stage)


def dead_letter_record(
    letter: DeadLetter, key: str, source: str = "", stage: str = ""
) -> ProducerRecord:
    """
    Return the record of a dead letter, with the place of its record.

    Args:
        source, stage: as for `headers`.
    """
    place = origin_headers(letter.topic, letter.partition, letter.offset)
    return ProducerRecord(
        DEADLETTERS,
        key.encode(),
        encode(letter),
        headers(DEADLETTERS, source, stage=stage) | place,
    )


def dead_letter_records(
    stage: str,
    origin: Origin,
    error: BaseException,
    *,
    source: str = "",
    uri: str = "",
    feed: str = "",
) -> tuple[ProducerRecord, ...]:
    """
    Return the dead letter of a record, and the outcome of its raw record.

    Args:
        source: the raw record, if it is known. Otherwise there is no outcome
            to write.
    """
    letter = dead_letter(stage, origin, error, feed)
    key = letter.key or origin.source
    trace = source or origin.source
    record = dead_letter_record(letter, key, trace, stage)
    if not source:
        return (record,)
    outcome = outcome_record(
        source, uri, feed, "deadLetter", origin.at, stage, letter.reason
    )
    return record, outcome


def minimal_dead_letter_records(
    stage: str, origin: Origin, source: str = ""
) -> tuple[ProducerRecord, ...]:
    """
    Return the last resort of `dead_letter_records`, made of places alone.

    Args:
        source: as for `dead_letter_records`. Its outcome names neither uri
            nor feed, because one of them may be why the letter failed.
    """
    letter = ProducerRecord(
        DEADLETTERS,
        origin.source.encode(),
        minimal_dead_letter(stage, origin),
        headers(DEADLETTERS, "")
        | origin_headers(origin.topic, origin.partition, origin.offset),
    )
    if not source:
        return (letter,)
    outcome = outcome_record(
        source, "", "", "deadLetter", origin.at, stage, "bug"
    )
    return letter, outcome
