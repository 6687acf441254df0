from datetime import UTC, datetime
from types import SimpleNamespace

import msgspec
import pytest

from extractors.model.errors import ExtractError
from streams.kafka.dead_letters import Origin, dead_letter, reason_of

ORIGIN = Origin(
    "wire.raw", 2, 7, b"urn:x", b"\xff", datetime(2026, 3, 4, tzinfo=UTC)
)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (ExtractError("no-body", "nothing left"), "no-body"),
        (msgspec.ValidationError("x"), "bad-record"),
        (msgspec.DecodeError("x"), "bad-record"),
        (TimeoutError(), "timeout"),
        (MemoryError(), "memory"),
        (KeyError("x"), "bug"),
    ],
)
def test_reason_of_error_is_in_closed_vocabulary(error, reason):
    assert reason_of(error) == reason


def test_dead_letter_keeps_value_and_offset():
    letter = dead_letter("clean", ORIGIN, ExtractError("empty", "no bytes"))

    assert (letter.topic, letter.partition, letter.offset) == (
        "wire.raw",
        2,
        7,
    )
    assert letter.value == b"\xff"
    assert letter.error == "ExtractError: empty: no bytes"
    assert letter.failed_at == ORIGIN.at


def test_origin_of_tombstone_has_empty_value():
    message = SimpleNamespace(
        topic="t", partition=0, offset=1, timestamp=5.0, key=None, value=None
    )

    origin = Origin.of(message)

    assert (origin.key, origin.value, origin.source) == (b"", b"", "t-0:1")
