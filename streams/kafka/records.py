"""
What a step wants sent, as values.

The shell sends them; a dry run writes them to a file.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from extractors.output.codec import encode
from streams.kafka.content_types import JSON
from streams.kafka.dead_letters import Origin, dead_letter
from streams.kafka.topics import DEADLETTERS, OUTCOMES, Topic
from streams.records import ItemOutcome
from streams.telemetry.spans import traceparent

__all__ = [
    "ProducerRecord",
    "dead_letter_records",
    "headers",
    "make_record",
    "outcome_record",
]


@dataclass(frozen=True, slots=True)
class ProducerRecord:
    """
    One record to send.

    Attributes:
        value: None is a tombstone.
        partition: where it must go; the key decides if None.
    """

    topic: Topic
    key: bytes
    value: bytes | None
    headers: dict[str, bytes] = field(default_factory=dict)
    partition: int | None = None


def headers(
    topic: Topic, source: str, event: str = "", step: str = ""
) -> dict[str, bytes]:
    """
    Return a record's Kafka headers.

    ``traceparent`` (W3C Trace Context) is derived from the raw record, so
    that every record that came of it belongs to one trace, at a replay too.

    Args:
        source: the raw record; empty for what came of none, or is one.
        step: which wrote it, if not the one that writes the topic.
    """
    found = {
        "content-type": JSON,
        "schema": f"{topic.value}/1".encode(),
    }
    if source:
        parent = traceparent(source, step or topic.writer)
        found["traceparent"] = parent.encode()
    return found | ({"event": event.encode()} if event else {})


def make_record(
    topic: Topic,
    key: str,
    value: Any,
    source: str = "",
    event: str = "",
    step: str = "",
) -> ProducerRecord:
    """Return one of our structs as a record with its headers."""
    return ProducerRecord(
        topic, key.encode(), encode(value), headers(topic, source, event, step)
    )


def outcome_record(
    source: str,
    uri: str,
    feed: str,
    ending: Any,
    fetched_at: datetime,
    stage: str = "dedupe",
    reason: str = "",
) -> ProducerRecord:
    """Return the record that says where one raw record ended."""
    value = ItemOutcome(source, uri, feed, ending, fetched_at, stage, reason)
    return make_record(OUTCOMES, source, value, source, step=f"desk {stage}")


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
    Return the dead letter of a record, and its outcome.

    Args:
        source: the raw record behind it, if that is known; without it there
            is no raw record whose outcome this could be.
    """
    letter = dead_letter(stage, origin, error, feed)
    key = letter.key or origin.source
    step = f"desk {stage}"
    trace = source or origin.source
    letters = (make_record(DEADLETTERS, key, letter, trace, step=step),)
    if not source:
        return letters
    ending = outcome_record(
        source, uri, feed, "deadLetter", origin.at, stage, letter.reason
    )
    return (*letters, ending)
