"""The guard: it catches exceptions, and nothing in it raises."""

import asyncio
from datetime import UTC, datetime
from types import SimpleNamespace

import msgspec
import pytest

from extractors.model.errors import ExtractError
from streams.desk.failures import StepGuard, logged_errors, read_origin
from streams.kafka.dead_letters import Origin
from streams.records import DeadLetter, Unique
from tests.streams.desk.fakes import HostileError

AT = datetime(2026, 3, 4, tzinfo=UTC)
ORIGIN = Origin("wire.unique", 0, 7, b"\xff", b"{", AT)


class OddReasonError(Exception):
    reason = 404


def guard_with(error):
    with StepGuard("enrich", ORIGIN) as guard:
        raise error
    return guard


def letter_of(guard):
    return msgspec.json.decode(
        guard.dead_letter_records()[0].value, type=DeadLetter
    )


def test_guard_step_that_succeeds_has_no_dead_letter():
    with StepGuard("enrich", ORIGIN) as guard:
        pass

    assert guard.error is None
    assert guard.reason == ""
    assert guard.dead_letter_records() == ()


@pytest.mark.parametrize(
    ("error", "reason", "text"),
    [
        (ExtractError("no-body", "x"), "no-body", "ExtractError: no-body: x"),
        (TimeoutError(), "timeout", "TimeoutError: "),
        (MemoryError(), "memory", "MemoryError: "),
        (KeyError("x"), "bug", "KeyError: 'x'"),
        (HostileError(), "bug", "HostileError, no text"),
        (OSError("\udcff"), "bug", "OSError, no text"),
    ],
    ids=["extract", "timeout", "memory", "bug", "hostile", "surrogate"],
)
def test_guard_step_that_raises_has_dead_letter_with_reason(
    error, reason, text
):
    guard = guard_with(error)

    letter = letter_of(guard)

    assert (guard.reason, letter.reason) == (reason, reason)
    assert text in letter.error
    assert (letter.key, letter.offset, letter.failed_at) == ("\ufffd", 7, AT)


def test_guard_reason_that_is_not_text_is_bug():
    guard = guard_with(OddReasonError())

    assert guard.reason == "bug"
    assert letter_of(guard).reason == "bug"


def test_guard_cancellation_is_raised():
    with pytest.raises(asyncio.CancelledError), StepGuard("enrich", ORIGIN):
        raise asyncio.CancelledError


def test_guard_record_that_cannot_be_decoded_has_no_outcome():
    with StepGuard("enrich", ORIGIN) as guard:
        guard.decode(ORIGIN.value, Unique)

    (letter,) = guard.dead_letter_records()
    assert letter.topic.name == "deadletters"


def test_logged_errors_does_not_raise():
    with logged_errors("a metric failed"):
        raise HostileError


@pytest.mark.parametrize("timestamp", [1e15, -1e15, float("nan")])
def test_read_origin_time_out_of_range_is_1970(timestamp):
    message = SimpleNamespace(
        topic="wire.raw", partition=0, offset=7, key=None, value=b"x",
        timestamp=timestamp,
    )  # fmt: skip

    origin = read_origin(message)

    assert origin.at == datetime(1970, 1, 1, tzinfo=UTC)
    assert (origin.source, origin.value) == ("wire.raw-0:7", b"x")
