from datetime import UTC, datetime

from extractors.model.errors import ExtractError
from extractors.output.codec import decode
from streams.kafka.dead_letters import Origin
from streams.kafka.records import dead_letter_records, headers, outcome_record
from streams.kafka.topics import CLEAN, DEADLETTERS, ITEMS, OUTCOMES, UNIQUE
from streams.records import DeadLetter, ItemOutcome

AT = datetime(2026, 3, 4, tzinfo=UTC)
ORIGIN = Origin("wire.raw", 0, 3, b"urn:x", b"{}", AT)


def test_one_raw_record_is_one_trace():
    first, second = headers(CLEAN, "raw-0:1"), headers(UNIQUE, "raw-0:1")
    other = headers(CLEAN, "raw-0:2")

    trace = first["traceparent"].split(b"-")[1]
    assert trace == second["traceparent"].split(b"-")[1]
    assert trace != other["traceparent"].split(b"-")[1]
    assert len(trace) == 32


def test_an_event_is_a_header():
    assert headers(ITEMS, "raw-0:1", "kill")["event"] == b"kill"
    assert "event" not in headers(ITEMS, "raw-0:1")


def test_a_failure_is_a_letter_and_an_outcome():
    letter, ending = dead_letter_records(
        "clean", ORIGIN, ExtractError("no-body"), source=ORIGIN.source,
        uri="urn:x", feed="f",
    )  # fmt: skip

    assert letter.topic is DEADLETTERS
    assert decode(letter.value, DeadLetter).reason == "no-body"
    assert ending.topic is OUTCOMES
    assert ending.key == b"wire.raw-0:3"
    found = decode(ending.value, ItemOutcome)
    assert (found.outcome, found.reason) == ("deadLetter", "no-body")


def test_junk_that_no_raw_record_is_behind_has_no_outcome():
    (letter,) = dead_letter_records("dedupe", ORIGIN, ValueError())

    assert letter.topic is DEADLETTERS


def test_the_same_failure_gives_the_same_bytes():
    error = ExtractError("no-body")

    assert dead_letter_records("clean", ORIGIN, error) == dead_letter_records(
        "clean", ORIGIN, error
    )


def test_an_outcome_is_keyed_by_its_raw_record():
    assert outcome_record("raw-1:2", "u", "f", "item", AT).key == b"raw-1:2"
