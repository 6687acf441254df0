"""
Dead letters: a record that a step cannot process, and the reason.

If a Faust agent raises, Faust acknowledges the message and the message is
lost (faust-streaming issue 189). Therefore an agent never raises. A failed
record becomes one dead letter with its bytes, its reason and its offset, and
is counted once.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec
from aiokafka.structs import ConsumerRecord

from extractors.model.errors import ExtractError
from streams.records import DeadLetter

__all__ = ["Origin", "dead_letter", "reason_of"]

LONGEST_ERROR = 500


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
            datetime.fromtimestamp(message.timestamp or 0.0, UTC),
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
            datetime.fromtimestamp(record.timestamp / 1000, UTC),
        )


def reason_of(error: BaseException) -> str:
    """
    Return the reason of a dead letter, from a closed vocabulary.

    An ``ExtractError``, or any error with an attribute ``reason`` (such as a
    crashed cleaning process), has a reason of its own. A value that cannot be
    decoded is ``bad-record``. Exceeded time or memory is ``timeout`` or
    ``memory``. Every other error is a ``bug``.
    """
    match error:
        case ExtractError():
            return error.reason
        case msgspec.MsgspecError():
            return "bad-record"
        case TimeoutError():
            return "timeout"
        case MemoryError():
            return "memory"
        case _:
            return getattr(error, "reason", "bug")


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
