"""
The guard around every step of the desk: a failure becomes a dead letter.

The agents and the simulator use this guard, so that a dry run and a replay
fail as the live desk does. An exception in an agent ends the worker, and the
record would end it again after each restart
(`streams.runtime.process.watchdog`). So nothing here raises, whatever the
record or the error holds.

Dead letters are for documents alone. A record is not at fault if the system
fails, so such an error is not caught: it ends the worker before the record is
acknowledged. Records are sent outside of the guard for the same reason, and a
table that fails ends the worker itself (`streams.runtime.disk.tables`).
"""

import errno
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import TracebackType
from typing import Any, NamedTuple, Self, TypeVar

import structlog
from pebble import ProcessExpired

from extractors.model.errors import ExtractError
from extractors.output.codec import decode
from streams.kafka.dead_letters import Origin, reason_of
from streams.kafka.producer_records import (
    ProducerRecord,
    dead_letter_records,
    minimal_dead_letter_records,
)
from streams.records import Clean, StoryReport, Unique

__all__ = [
    "RecordIdentity",
    "StepGuard",
    "is_system_failure",
    "logged_errors",
]

M = TypeVar("M", Clean, StoryReport, Unique)

log = structlog.get_logger()

SYSTEM_FAILURES = frozenset(
    {
        errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO,
        errno.EMFILE, errno.ENFILE, errno.ESTALE,
    }
)  # fmt: skip
"""Errors of the system that no document can cause."""


class RecordIdentity(NamedTuple):
    """
    What a record is about; empty strings until the record is decoded.

    Attributes:
        source: ``topic-partition:offset`` of the raw record behind it.
        uri: of the item.
        feed: id of the feed that brought the item.
    """

    source: str = ""
    uri: str = ""
    feed: str = ""


UNKNOWN = RecordIdentity()


class StepGuard:
    """
    Catches what one step raises on one record.

    Args:
        stage: ``clean``, ``dedupe``, ``enrich`` or ``stories``.
        origin: the record, and where it stands.
        decides_outcome: a dead letter is the outcome of the raw record. It
            is not in a step behind the one that published the item.

    Attributes:
        identity: what the record is about; `decode` sets it.
        error: what the step raised; None if it succeeded.
    """

    def __init__(
        self,
        stage: str,
        origin: Origin,
        identity: RecordIdentity = UNKNOWN,
        *,
        decides_outcome: bool = True,
    ) -> None:
        self.stage = stage
        self.origin = origin
        self.identity = identity
        self._decides_outcome = decides_outcome
        self.error: BaseException | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> bool:
        if not isinstance(error, Exception) or is_system_failure(error):
            return False
        if isinstance(error, ProcessExpired):
            error = _error_of_end(error)
        self.error = error
        return True

    def decode(self, value: bytes, kind: type[M]) -> M:
        """
        Decode the record that the step works on, and note its identity.

        Raises:
            msgspec.MsgspecError: the bytes are not such a record.
        """
        record = decode(value, kind)
        if isinstance(record, StoryReport):
            # A tick has no raw record behind it, and no trace.
            if record.event != "tick":
                self.identity = RecordIdentity(record.source, record.uri)
        else:
            self.identity = RecordIdentity(
                record.source, record.item.uri, record.item.feed
            )
        return record

    @property
    def reason(self) -> str:
        """The dead letter's reason; empty if the step succeeded."""
        if self.error is None:
            return ""
        reason = _reason_of(self.error)
        return "bug" if reason is None else reason

    def dead_letter_records(self) -> tuple[ProducerRecord, ...]:
        """
        Return the dead letter and its outcome; empty if the step succeeded.

        An error whose reason or text cannot be used is replaced by one that
        names its type. If that fails too, the letter holds only the record's
        place and value, and the outcome only the raw record's place. A record
        that cannot be decoded does not say which raw record is behind it;
        then there is no outcome.
        """
        if self.error is None:
            return ()
        if _reason_of(self.error) is not None:
            try:
                return self._records(self.error)
            except Exception:
                log.exception("an error has no usable text")
        name = type(self.error).__name__
        try:
            return self._records(ExtractError("bug", f"{name}, no text"))
        except Exception:
            log.exception("a dead letter could not be made")
            return self._minimal_records(self.origin)

    def place_records(self) -> tuple[ProducerRecord, ...]:
        """
        Return a dead letter without the record's value, and its outcome.

        They replace a dead letter that cannot be sent, for example because
        the value in base64 is larger than the largest record.
        """
        return self._minimal_records(replace(self.origin, value=b""))

    def _minimal_records(self, origin: Origin) -> tuple[ProducerRecord, ...]:
        source = self._outcome_source
        try:
            return minimal_dead_letter_records(self.stage, origin, source)
        except Exception:
            log.exception("a dead letter's outcome could not be made")
            return minimal_dead_letter_records(self.stage, origin)

    def _records(self, error: BaseException) -> tuple[ProducerRecord, ...]:
        identity = self.identity._replace(source=self._outcome_source)
        return dead_letter_records(
            self.stage, self.origin, error, **identity._asdict()
        )

    @property
    def _outcome_source(self) -> str:
        """The raw record whose outcome the letter is; empty if of none."""
        return self.identity.source if self._decides_outcome else ""


def is_system_failure(error: BaseException) -> bool:
    """Return whether an error is the system's: a full or broken disk."""
    return isinstance(error, OSError) and error.errno in SYSTEM_FAILURES


@contextmanager
def logged_errors(text: str) -> Iterator[None]:
    """
    Log an exception under this text instead of raising it.

    Used for what follows a step: a metric that fails must neither end the
    agent nor make a dead letter of a record that was sent.
    """
    try:
        yield
    except Exception:
        log.exception(text)


def _error_of_end(end: ProcessExpired) -> Exception:
    """Return the error of a process that crashed, or took too much CPU."""
    text = f"the process ended: {end}"
    if end.exitcode == -signal.SIGXCPU:
        return TimeoutError(text)
    return ExtractError("crash", text)


def _reason_of(error: BaseException) -> str | None:
    """Return an error's reason; None if it cannot be read or is not text."""
    try:
        reason: Any = reason_of(error)
    except Exception:  # noqa: BLE001 - an error's own code may fail
        return None
    return reason if isinstance(reason, str) else None
