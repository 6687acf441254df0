"""The dedupe agent: order, state, and one dead letter for a bad record."""

import errno
from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest

from extractors.model.item import Caption
from extractors.output.codec import encode
from streams.desk.dedupe.agent import Deduper
from streams.desk.state.faust_stores import PartitionCache
from streams.desk.state.state import dict_state
from streams.kafka.topics import DEADLETTERS, UNIQUE
from streams.records import Clean, Tick
from tests.streams.desk.dedupe.desk import START, STORY, item
from tests.streams.desk.fakes import (
    HostileError,
    RecordingProducer,
    RecordingTracer,
    make_event,
    make_metrics,
)

LATER = START + timedelta(hours=1)
GOOD = encode(Clean(item(), "wire.raw-0:1"))
NEXT = encode(Clean(item("two", body="A ferry is late."), "wire.raw-0:2"))
HELD = encode(Clean(item(embargoed_until=LATER), "wire.raw-0:1"))


def make_agent(
    producer, make_state=lambda _: dict_state(), metrics=None, **limits
):
    return Deduper(
        PartitionCache(make_state), producer, metrics or make_metrics()[1],
        RecordingTracer(), **limits,
    )  # fmt: skip


async def take(agent, *values):
    for offset, value in enumerate(values):
        await agent.take(make_event(value, offset, key=b"en"), is_tick=False)


def uris(producer):
    return [unique["item"]["uri"] for unique in producer.on(UNIQUE)]


async def test_dedupe_agent_good_records_are_sent_in_order():
    producer = RecordingProducer()

    await take(make_agent(producer), GOOD, NEXT)

    assert uris(producer) == ["kestwick", "two"]
    assert producer.outcomes == ["item", "item"]
    assert producer.letters == []


async def test_dedupe_agent_verdict_is_applied_to_the_state():
    producer = RecordingProducer()
    copy = encode(Clean(item("copy", feed="b"), "wire.raw-0:2"))

    await take(make_agent(producer), GOOD, copy)

    assert producer.outcomes == ["item", "duplicate"]


@pytest.mark.parametrize(
    "value",
    [b"", b"\xff\xfe", b'{"source": "wire', b'{"source": "\xff"}', b"[]"],
    ids=["empty", "not-utf-8", "cut-json", "field-not-utf-8", "other-json"],
)
async def test_dedupe_agent_bad_record_is_one_dead_letter(value):
    producer = RecordingProducer()

    await take(make_agent(producer), value, NEXT)

    (letter,) = producer.letters
    assert (letter["stage"], letter["offset"]) == ("dedupe", 0)
    assert letter["reason"] == "bad-record"
    assert uris(producer) == ["two"]


@pytest.mark.parametrize("error", [RuntimeError("broken"), HostileError()])
async def test_dedupe_agent_step_that_raises_is_one_dead_letter(error):
    errors = [error]

    class BrokenOnce(dict):
        def get(self, key, default=None):
            if errors:
                raise errors.pop()
            return super().get(key, default)

    producer = RecordingProducer()
    state = replace(dict_state(), chains=BrokenOnce())

    await take(make_agent(producer, lambda _: state), GOOD, NEXT)

    (letter,) = producer.letters
    assert letter["reason"] == "bug"
    assert uris(producer) == ["two"]


async def test_dedupe_agent_state_that_cannot_be_read_is_no_dead_letter():
    """No record is at fault: each of the partition would be a letter."""

    def make_state(_partition):
        raise msgspec.ValidationError

    producer = RecordingProducer()

    with pytest.raises(msgspec.ValidationError):
        await take(make_agent(producer, make_state), GOOD)

    assert producer.sent == []


async def test_dedupe_agent_full_disk_is_no_dead_letter():
    class FullDisk(dict):
        def __setitem__(self, key, value):
            raise OSError(errno.ENOSPC, "No space left on device")

    producer = RecordingProducer()
    state = replace(dict_state(), chains=FullDisk())

    with pytest.raises(OSError, match="No space"):
        await take(make_agent(producer, lambda _: state), GOOD)

    assert producer.sent == []


async def test_dedupe_agent_verdict_that_cannot_be_applied_has_one_outcome():
    class Broken(dict):
        def __setitem__(self, key, value):
            raise RuntimeError

    producer = RecordingProducer()
    state = replace(dict_state(), chains=Broken())

    await take(make_agent(producer, lambda _: state), GOOD)

    assert producer.outcomes == ["deadLetter"]
    assert uris(producer) == []


async def test_dedupe_agent_refused_record_leaves_the_state_unchanged():
    """A verdict is applied only if its records can be sent."""
    state = dict_state()
    producer = RecordingProducer(UNIQUE)

    await take(make_agent(producer, lambda _: state), GOOD)

    (letter,) = producer.letters
    assert letter["feed"] == "feed-a"
    assert producer.outcomes == ["deadLetter"]
    assert not state.chains


async def test_dedupe_agent_key_not_utf_8_is_replaced_in_dead_letter():
    producer = RecordingProducer()

    await make_agent(producer).take(
        make_event(b"{", key=b"\xff"), is_tick=False
    )

    (letter,) = producer.letters
    assert letter["key"] == "\ufffd"


async def test_dedupe_agent_last_letter_refused_raises_before_the_ack():
    producer = RecordingProducer(DEADLETTERS)

    with pytest.raises(ValueError, match="deadletters"):
        await take(make_agent(producer), b"{")

    assert producer.sent == []


async def test_dedupe_agent_tick_releases_an_embargoed_item():
    producer = RecordingProducer()
    agent = make_agent(producer)
    await take(agent, HELD)

    await agent.take(make_event(encode(Tick(LATER)), 1), is_tick=True)

    (unique,) = producer.on(UNIQUE)
    assert unique["event"] == "release"
    assert unique["item"]["body"] == STORY


async def test_dedupe_agent_bad_tick_is_a_dead_letter_without_outcome():
    producer = RecordingProducer()

    await make_agent(producer).take(make_event(b"{"), is_tick=True)

    assert len(producer.letters) == 1
    assert producer.outcomes == []


async def test_dedupe_agent_counts_each_outcome():
    registry, metrics = make_metrics()
    copy = item("copy", agency="Agency B", fetched_at=LATER)
    agent = make_agent(RecordingProducer(), metrics=metrics)

    await take(agent, GOOD, encode(Clean(copy, "wire.raw-0:2")), b"{")

    for outcome in ("item", "duplicate", "dead_letter"):
        labels = {"stage": "dedupe", "outcome": outcome}
        value = registry.get_sample_value("copydesk_items_total", labels)
        assert value == 1


async def test_dedupe_agent_counts_outcomes_by_feed_and_captions():
    registry, metrics = make_metrics()
    photo = Caption("The ferry leaves Kestwick harbour.")
    shown = encode(
        Clean(item("three", feed="b", captions=(photo,)), "wire.raw-0:3")
    )

    await take(
        make_agent(RecordingProducer(), metrics=metrics), GOOD, shown, b"{"
    )

    value = registry.get_sample_value
    name = "copydesk_feed_outcomes_total"
    duplicate = {"feed": "b", "outcome": "duplicate"}
    letter = {"feed": "other", "outcome": "dead_letter"}
    assert value(name, duplicate) == 1
    assert value(name, letter) == 1
    assert value("copydesk_captions_total", {"kind": "new"}) == 1
