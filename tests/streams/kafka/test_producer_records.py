from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from extractors.model.errors import ExtractError
from extractors.output.codec import decode
from streams.kafka.dead_letters import Origin
from streams.kafka.producer_records import (
    dead_letter_records,
    headers,
    minimal_dead_letter_records,
    origin_headers,
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

    assert numbers == [b"Ninjs/2", b"Ninjs/2", b"EntityMention/2"]


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


ORIGINAL = {
    "x-original-topic": b"wire.raw",
    "x-original-partition": b"0",
    "x-original-offset": b"3",
    "kafka_dlt-original-topic": b"wire.raw",
    "kafka_dlt-original-partition": b"\0\0\0\0",
    "kafka_dlt-original-offset": b"\0\0\0\0\0\0\0\3",
}


def test_dead_letter_headers_name_the_original_record():
    full, *_ = dead_letter_records("clean", ORIGIN, ExtractError("no-body"))
    minimal, *_ = minimal_dead_letter_records("clean", ORIGIN)

    assert full.headers.items() >= ORIGINAL.items()
    assert minimal.headers.items() >= ORIGINAL.items()
    assert full.headers["schema"] == minimal.headers["schema"]


@given(
    st.text(st.characters(codec="utf-8")),
    st.integers(0, 2**31 - 1),
    st.integers(0, 2**63 - 1),
)
def test_origin_headers_give_back_the_place(topic, partition, offset):
    values = origin_headers(topic, partition, offset)

    for prefix, read in (
        ("x-original", int),
        ("kafka_dlt-original", int.from_bytes),
    ):
        assert values[f"{prefix}-topic"].decode() == topic
        assert read(values[f"{prefix}-partition"]) == partition
        assert read(values[f"{prefix}-offset"]) == offset


def test_origin_headers_of_a_document_are_absent():
    assert origin_headers("polls", -1, -1) == {}


def test_outcome_record_key_is_raw_record():
    assert outcome_record("raw-1:2", "u", "f", "item", AT).key == b"raw-1:2"
