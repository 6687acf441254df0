"""The clean agent: order, and one dead letter for each bad record."""

import errno
from datetime import UTC, datetime

import msgspec
import pytest

from extractors.model.raw import RawItem
from extractors.output.codec import encode
from streams.desk.clean.agent import Cleaner
from streams.kafka.topics import CLEAN, DEADLETTERS
from tests.streams.desk.fakes import (
    HostileError,
    InlinePool,
    RecordingProducer,
    RecordingTracer,
    make_event,
    make_metrics,
)

RAW = RawItem(
    feed="tideway",
    uri="urn:t:1",
    media_type="text/plain",
    fetched_at=datetime(2026, 3, 4, tzinfo=UTC),
    body=b"Ferry returns\n\nThe ferry came back to Ellery on Monday with its "
    b"cargo of slates, two days late, after a storm in the sound.",
    language="en",
)
GOOD = encode(RAW)
EMPTY = encode(msgspec.structs.replace(RAW, body=b""))


def make_agent(producer, error=None, metrics=None, tracer=None):
    return Cleaner(
        InlinePool(error, spare=GOOD), producer, metrics or make_metrics()[1],
        tracer or RecordingTracer(),
    )  # fmt: skip


def sources(producer):
    return [record["source"] for record in producer.on(CLEAN)]


async def test_clean_agent_good_batch_is_sent_in_order():
    producer = RecordingProducer()

    await make_agent(producer).take([make_event(GOOD, n) for n in range(3)])

    assert sources(producer) == ["wire-0:0", "wire-0:1", "wire-0:2"]
    assert producer.letters == []


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (b"", "bad-record"),
        (b"\xff\xfe", "bad-record"),
        (b'{"feed": "tideway"', "bad-record"),
        (b'{"feed": "\xff"}', "bad-record"),
        (b'{"feed": ' + b"[" * 100_000, "bad-record"),
        (EMPTY, "empty"),
    ],
    ids=["no-bytes", "not-utf-8", "cut-json", "field-not-utf-8", "deep-json",
         "no-body"],
)  # fmt: skip
async def test_clean_agent_bad_record_is_one_dead_letter(value, reason):
    producer = RecordingProducer()

    await make_agent(producer).take([make_event(value), make_event(GOOD, 1)])

    (letter,) = producer.letters
    assert (letter["stage"], letter["offset"]) == ("clean", 0)
    assert letter["reason"] == reason
    assert producer.outcomes == ["deadLetter"]
    assert sources(producer) == ["wire-0:1"]


async def test_clean_agent_dead_letter_names_feed_of_raw_record():
    producer = RecordingProducer()

    await make_agent(producer).take([make_event(EMPTY, key=b"urn:t:1")])

    (letter,) = producer.letters
    assert (letter["feed"], letter["key"]) == ("tideway", "urn:t:1")


@pytest.mark.parametrize(
    "error", [RuntimeError("broken"), HostileError(), OSError("\udcff")]
)
async def test_clean_agent_step_that_raises_is_one_dead_letter(error):
    producer = RecordingProducer()

    await make_agent(producer, error).take(
        [make_event(EMPTY), make_event(GOOD, 1)]
    )

    (letter,) = producer.letters
    assert letter["reason"] == "bug"
    assert type(error).__name__ in letter["error"]
    assert sources(producer) == ["wire-0:1"]


async def test_clean_agent_broken_disk_is_no_dead_letter():
    producer = RecordingProducer()
    error = OSError(errno.EIO, "Input/output error")

    with pytest.raises(OSError, match="Input/output"):
        await make_agent(producer, error).take([make_event(EMPTY)])

    assert producer.sent == []


async def test_clean_agent_key_not_utf_8_is_replaced_in_dead_letter():
    producer = RecordingProducer()

    await make_agent(producer).take([make_event(b"{", key=b"\xff")])

    (letter,) = producer.letters
    assert letter["key"] == "\ufffd"


async def test_clean_agent_time_out_of_range_is_taken():
    producer = RecordingProducer()

    await make_agent(producer).take([make_event(GOOD, timestamp=1e15)])

    assert sources(producer) == ["wire-0:0"]


async def test_clean_agent_refused_record_is_one_dead_letter():
    producer = RecordingProducer(CLEAN)

    await make_agent(producer).take([make_event(GOOD)])

    assert len(producer.letters) == 1


async def test_clean_agent_last_letter_refused_raises_before_the_ack():
    producer = RecordingProducer(DEADLETTERS)

    with pytest.raises(ValueError, match="deadletters"):
        await make_agent(producer).take([make_event(b"{")])

    assert producer.sent == []


async def test_clean_agent_letter_too_large_is_replaced_by_its_place():
    producer = RecordingProducer(largest=2000)

    await make_agent(producer).take(
        [make_event(b"{" * 3000, 7), make_event(b"[", 8)]
    )

    large, small = producer.letters
    assert (large["offset"], large["value"]) == (7, "")
    assert (small["offset"], small["value"]) == (8, "Ww==")
    assert producer.outcomes == ["deadLetter", "deadLetter"]


async def test_clean_agent_counts_and_traces_each_record_once():
    registry, metrics = make_metrics()
    tracer = RecordingTracer()
    agent = make_agent(RecordingProducer(), metrics=metrics, tracer=tracer)

    await agent.take([make_event(GOOD), make_event(EMPTY, 1)])

    items = "copydesk_items_total"
    for outcome in ("item", "dead_letter"):
        labels = {"stage": "clean", "outcome": outcome}
        assert registry.get_sample_value(items, labels) == 1
    assert [(span.name, span.source, span.error) for span in tracer.spans] == [
        ("desk clean", "wire-0:0", ""),
        ("desk clean", "wire-0:1", "empty"),
    ]
