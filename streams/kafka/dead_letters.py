"""
Dead letters: a record that a step cannot process, and the reason.

An agent that raises ends its worker (`streams.runtime.process.watchdog`), and
the record would end it again after the restart. Therefore an agent never
raises. A failed record becomes one dead letter with its bytes, its reason and
its offset, and is counted once.
"""

from base64 import b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec
import xxhash
from aiokafka.structs import ConsumerRecord

from extractors.model.errors import ExtractError
from extractors.output.codec import encode
from streams.records import DEAD_LETTER_REASONS, DeadLetter

__all__ = [
    "Origin",
    "dead_letter",
    "minimal_dead_letter",
    "name_of",
    "reason_of",
]

LONGEST_ERROR = 500
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Origin:
    """A consumed record and its position: topic, partition and offset."""

    topic: str
    partition: int
    offset: int
    key: bytes
    value: bytes
    at: datetime

    @property
    def source(self) -> str:
        """Return ``topic-partition:offset``, which identifies the record."""
        return f"{self.topic}-{self.partition}:{self.offset}"

    @classmethod
    def of(cls, message: Any) -> "Origin":
        """Return the origin of a Faust message; no value is empty bytes."""
        return cls(
            message.topic,
            message.partition,
            message.offset,
            message.key or b"",
            message.value or b"",
            _time_of(message.timestamp or 0.0),
        )

    @classmethod
    def of_record(cls, record: "ConsumerRecord[bytes, bytes]") -> "Origin":
        """Return the origin of an aiokafka record, whose time is in ms."""
        return cls(
            record.topic,
            record.partition,
            record.offset,
            record.key or b"",
            record.value or b"",
            _time_of(record.timestamp / 1000),
        )


def _time_of(seconds: float) -> datetime:
    """Return a Unix time as a date; 1970 if it is out of range."""
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)


def reason_of(error: BaseException) -> str:
    """
    Return the reason of a dead letter, one of `DEAD_LETTER_REASONS`.

    An ``ExtractError`` has a reason of its own; a reason that is not in the
    list becomes ``other``. A value that cannot be decoded is ``bad-record``.
    Exceeded time or memory is ``timeout`` or ``memory``. Every other error is
    a ``bug``. An attribute ``reason`` of other errors is not used: that of a
    ``UnicodeDecodeError`` is a sentence.
    """
    match error:
        case ExtractError():
            known = error.reason in DEAD_LETTER_REASONS
            return error.reason if known else OTHER
        case msgspec.MsgspecError() | UnicodeDecodeError() | RecursionError():
            return "bad-record"
        case TimeoutError():
            return "timeout"
        case MemoryError():
            return "memory"
        case _:
            return "bug"


def dead_letter(
    stage: str, origin: Origin, error: BaseException, feed: str = ""
) -> DeadLetter:
    """
    Return the dead letter of a record that a stage could not process.

    ``failed_at`` is the record's broker time. Thus the same failure gives the
    same bytes each time that the record is processed.
    """
    return DeadLetter(
        stage=stage,
        reason=reason_of(error),
        error=f"{type(error).__name__}: {error}"[:LONGEST_ERROR],
        topic=origin.topic,
        partition=origin.partition,
        offset=origin.offset,
        key=origin.key.decode(errors="replace"),
        value=origin.value,
        feed=feed,
        failed_at=origin.at,
    )


def minimal_dead_letter(stage: str, origin: Origin) -> bytes:
    """
    Return a dead letter as JSON, made only of place, stage and value.

    It is the last resort for a record whose `dead_letter` cannot be made. It
    does not use the encoder, the key, the time or the error. Its reason is
    ``bug``.
    """
    return (
        b'{"stage":"%b","reason":"bug","error":"%b","topic":"%b",'
        b'"partition":%d,"offset":%d,"key":"","value":"%b","feed":"",'
        b'"failedAt":"1970-01-01T00:00:00Z"}'
    ) % (
        stage.encode(),
        b"the dead letter could not be made",
        origin.topic.encode(),
        origin.partition,
        origin.offset,
        b64encode(origin.value),
    )


def name_of(letter: DeadLetter) -> str:
    """
    Return a dead letter's name: ``topic-partition:offset`` of its record.

    A fetched document that could not be split has no record on a topic. The
    name of its letter is the feed, ``#`` and a hash of the letter.
    """
    if letter.partition >= 0:
        return f"{letter.topic}-{letter.partition}:{letter.offset}"
    return f"{letter.feed}#{xxhash.xxh3_64_hexdigest(encode(letter))}"
