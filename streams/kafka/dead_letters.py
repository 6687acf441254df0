"""
The guard round every unit of work.

In Faust an exception in an agent acknowledges the message, that is, loses
it (faust-streaming issue 189). So an agent never raises: what fails becomes
one dead letter with its bytes, its reason and its place, and one count.
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
    """Where a record stood, and the record itself."""

    topic: str
    partition: int
    offset: int
    key: bytes
    value: bytes
    at: datetime

    @property
    def source(self) -> str:
        """Return ``topic-partition:offset``, the record's own name."""
        return f"{self.topic}-{self.partition}:{self.offset}"

    @classmethod
    def of(cls, message: Any) -> "Origin":
        """Read it off a Faust message; a missing value is empty bytes."""
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
        """Read it off a plain consumer's record, whose times are in ms."""
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
    Return the dead letter's reason, from a closed vocabulary.

    ``ExtractError`` brings its own; a value that is not our JSON is
    ``bad-record``; running out of time or memory, or a dead child, is named;
    anything else is ``bug``, which is what it is.
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
    Return the letter for a record that a stage could not use.

    ``failed_at`` is the record's own broker time, so the same failure gives
    the same bytes at every repeat.
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
