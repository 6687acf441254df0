"""The guard: it catches exceptions, and nothing in it raises."""

import asyncio
import errno
import os
from dataclasses import replace
from datetime import UTC, datetime

import msgspec
import pytest

from extractors.model.errors import ExtractError
from streams.desk.failures import RecordIdentity, StepGuard, logged_errors
from streams.kafka.dead_letters import Origin
from streams.records import DeadLetter, ItemOutcome, StoryReport, Unique
from tests.streams.desk.fakes import HostileError

AT = datetime(2026, 3, 4, tzinfo=UTC)
ORIGIN = Origin("wire.unique", 0, 7, b"\xff", b"{", AT)

NOT_UTF_8 = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte")


class OddReasonError(Exception):
    reason = 404


NO_IDENTITY = RecordIdentity()


def guard_with(error, identity=NO_IDENTITY):
    with StepGuard("enrich", ORIGIN, identity) as guard:
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
        (NOT_UTF_8, "bad-record", "UnicodeDecodeError: "),
        (ExtractError("Item 7!"), "other", "ExtractError: Item 7!"),
        (ExtractError(["x"]), "bug", "ExtractError, no text"),
        (HostileError(), "bug", "HostileError, no text"),
        (OSError("\udcff"), "bug", "OSError, no text"),
    ],
    ids=["extract", "timeout", "memory", "bug", "not-utf-8", "unknown-reason",
         "reason-not-text", "hostile", "surrogate"],
)  # fmt: skip
def test_guard_step_that_raises_has_dead_letter_with_reason(
    error, reason, text
):
    guard = guard_with(error)

    letter = letter_of(guard)

    assert (guard.reason, letter.reason) == (reason, reason)
    assert text in letter.error
    assert (letter.key, letter.offset, letter.failed_at) == ("\ufffd", 7, AT)


@pytest.mark.parametrize(
    "number",
    [errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO,
     errno.EMFILE, errno.ENFILE, errno.ESTALE],
)  # fmt: skip
def test_guard_failure_of_the_system_is_raised(number):
    text = os.strerror(number)

    with pytest.raises(OSError, match=text), StepGuard("enrich", ORIGIN):
        raise OSError(number, text)


def test_guard_system_error_that_a_document_can_cause_is_caught():
    guard = guard_with(OSError(errno.ENAMETOOLONG, "a path in the text"))

    assert guard.reason == "bug"


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


@pytest.mark.parametrize(
    ("event", "identity"),
    [
        ("new", RecordIdentity("wire.raw-0:3", "urn:a")),
        ("tick", RecordIdentity()),
    ],
)
def test_guard_report_of_tick_has_no_raw_record(event, identity):
    report = StoryReport(event, AT, uri="urn:a", source="wire.raw-0:3")
    with StepGuard("stories", ORIGIN, decides_outcome=False) as guard:
        guard.decode(msgspec.json.encode(report), StoryReport)

    assert guard.identity == identity


def test_logged_errors_does_not_raise():
    with logged_errors("a metric failed"):
        raise HostileError


@pytest.mark.parametrize(
    ("origin", "identity"),
    [
        (ORIGIN, RecordIdentity(ORIGIN.source, "urn:\ud800", "feed")),
        (ORIGIN, RecordIdentity("", "", "\ud800")),
        (replace(ORIGIN, at=object()), RecordIdentity()),
        (replace(ORIGIN, key=None), RecordIdentity()),
    ],
    ids=["uri", "feed", "time", "key"],
)
def test_guard_letter_that_cannot_be_made_holds_place_and_value(
    origin, identity
):
    guard = StepGuard("enrich", origin, identity)
    with guard:
        raise KeyError

    record, *outcomes = guard.dead_letter_records()

    assert len(outcomes) == bool(identity.source)
    letter = msgspec.json.decode(record.value, type=DeadLetter)
    assert (letter.stage, letter.reason) == ("enrich", "bug")
    assert (letter.topic, letter.partition) == ("wire.unique", 0)
    assert (letter.offset, letter.value) == (7, b"{")
    assert record.key == b"wire.unique-0:7"


def test_guard_place_records_leave_out_the_value():
    guard = guard_with(KeyError("x"))

    (record,) = guard.place_records()

    letter = msgspec.json.decode(record.value, type=DeadLetter)
    assert (letter.offset, letter.value) == (7, b"")


def test_guard_last_resort_letter_has_outcome_of_the_raw_record():
    identity = RecordIdentity("wire.raw-1:3", "urn:\ud800", "\ud800")
    guard = guard_with(KeyError("x"), identity)

    for records in (guard.dead_letter_records(), guard.place_records()):
        letter, record = records
        outcome = msgspec.json.decode(record.value, type=ItemOutcome)
        assert letter.topic.name == "deadletters"
        assert (record.topic.name, record.key) == ("outcomes", b"wire.raw-1:3")
        assert (outcome.source, outcome.stage) == ("wire.raw-1:3", "enrich")
        assert (outcome.outcome, outcome.reason) == ("deadLetter", "bug")


def test_guard_last_resort_source_that_is_no_text_has_no_outcome():
    guard = guard_with(KeyError("x"), RecordIdentity("\ud800"))

    for records in (guard.dead_letter_records(), guard.place_records()):
        assert [record.topic.name for record in records] == ["deadletters"]
