from datetime import UTC, datetime

from extractors.model.errors import ExtractError
from extractors.output.codec import decode
from streams.kafka.dead_letters import Origin
from streams.kafka.producer_records import (
    dead_letter_records,
    headers,
    outcome_record,
)
from streams.kafka.topics import (
    CLEAN,
    DEADLETTERS,
    ENTITIES,
    ITEMS,
    OUTCOMES,
    UNIQUE,
    sink,
)
from streams.records import DeadLetter, ItemOutcome

AT = datetime(2026, 3, 4, tzinfo=UTC)
ORIGIN = Origin("wire.raw", 0, 3, b"urn:x", b"{}", AT)


def test_headers_of_one_raw_record_share_trace_id():
    first, second = headers(CLEAN, "raw-0:1"), headers(UNIQUE, "raw-0:1")
    other = headers(CLEAN, "raw-0:2")

    trace = first["traceparent"].split(b"-")[1]
    assert trace == second["traceparent"].split(b"-")[1]
    assert trace != other["traceparent"].split(b"-")[1]
    assert len(trace) == 32


def test_headers_schema_has_number_of_the_topic():
    numbers = [
        headers(topic, "raw-0:1")["schema"]
        for topic in (ITEMS, sink("all"), ENTITIES)
    ]

    assert numbers == [b"Ninjs/1", b"Ninjs/1", b"EntityMention/2"]


def test_headers_event_is_optional():
    assert headers(ITEMS, "raw-0:1", "kill")["event"] == b"kill"
    assert "event" not in headers(ITEMS, "raw-0:1")


def test_dead_letter_records_with_source_include_outcome():
    letter, outcome = dead_letter_records(
        "clean", ORIGIN, ExtractError("no-body"), source=ORIGIN.source,
        uri="urn:x", feed="f",
    )  # fmt: skip

    assert letter.topic is DEADLETTERS
    assert decode(letter.value, DeadLetter).reason == "no-body"
    assert outcome.topic is OUTCOMES
    assert outcome.key == b"wire.raw-0:3"
    value = decode(outcome.value, ItemOutcome)
    assert (value.outcome, value.reason) == ("deadLetter", "no-body")


def test_dead_letter_records_without_source_have_no_outcome():
    (letter,) = dead_letter_records("dedupe", ORIGIN, ValueError())

    assert letter.topic is DEADLETTERS


def test_dead_letter_records_of_same_failure_are_equal():
    error = ExtractError("no-body")

    assert dead_letter_records("clean", ORIGIN, error) == dead_letter_records(
        "clean", ORIGIN, error
    )


def test_outcome_record_key_is_raw_record():
    assert outcome_record("raw-1:2", "u", "f", "item", AT).key == b"raw-1:2"
