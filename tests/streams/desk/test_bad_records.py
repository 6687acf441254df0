"""One bad record costs itself alone, at each of the three agents."""

from base64 import b64decode
from random import Random

import pytest

from streams.config.settings import Settings
from streams.desk.clean.agent import Cleaner
from streams.desk.dedupe.agent import Deduper
from streams.desk.enrich.agent import Enricher
from streams.desk.sinks.existing_sinks import ExistingSinkFilter
from streams.desk.sinks.rules import load
from streams.desk.state.delivery_log import SinkDeliveries
from streams.desk.state.faust_stores import PartitionCache
from streams.desk.state.state import dict_state
from streams.kafka.topics import CLEAN, DEADLETTERS, ITEMS, OUTCOMES, full_name
from streams.records import DEAD_LETTER_REASONS
from tests.streams.desk.bad_records import (
    bad_keys,
    bad_times,
    bad_value,
    clean_value,
    raw_value,
    unique_value,
)
from tests.streams.desk.fakes import (
    InlinePool,
    RecordingProducer,
    RecordingTracer,
    make_event,
    make_metrics,
)

RECORDS = 700
BATCH = 16
ROUTES = load('[routes.english]\nlanguage = "en"\n')


@pytest.fixture
def rng():
    return Random(20260301)


def make_records(random, good_value):
    """
    Return events, and the offsets of the good ones; a third is good.

    Good records also have bad keys and times: these must not matter.
    """
    events, good = [], set()
    for offset in range(RECORDS):
        value = good_value(offset)
        if random.random() < 1 / 3:
            good.add(offset)
        else:
            value = bad_value(random, value)
        event = make_event(
            value, offset, key=bad_keys(random), topic="wire.raw",
            timestamp=bad_times(random),
        )  # fmt: skip
        events.append(event)
    return events, good


def letters_by_offset(producer):
    """Return the dead letters, exactly one by offset, all of known reason."""
    letters = {letter["offset"]: letter for letter in producer.letters}
    assert len(letters) == len(producer.letters)
    assert {letter["reason"] for letter in letters.values()} <= (
        DEAD_LETTER_REASONS
    )
    return letters


def assert_values_kept(letters, events):
    for offset, letter in letters.items():
        value = events[offset].message.value
        assert b64decode(letter["value"]) == value


async def test_clean_agent_bad_records_cost_themselves_alone(rng):
    events, good = make_records(rng, raw_value)
    producer = RecordingProducer()
    agent = Cleaner(
        InlinePool(), producer, make_metrics()[1], RecordingTracer()
    )

    for start in range(0, RECORDS, BATCH):
        await agent.take(events[start : start + BATCH])

    letters = letters_by_offset(producer)
    assert_values_kept(letters, events)
    cleaned = [
        int(record["source"].rpartition(":")[2])
        for record in producer.on(CLEAN)
    ]
    assert sorted([*cleaned, *letters]) == list(range(RECORDS))
    assert good <= set(cleaned)
    assert cleaned == sorted(cleaned)
    outcomes = [record["source"] for record in producer.on(OUTCOMES)]
    assert outcomes == [f"wire.raw-0:{offset}" for offset in letters]


@pytest.mark.slow
async def test_dedupe_agent_bad_records_cost_themselves_alone(rng):
    events, good = make_records(rng, clean_value)
    producer = RecordingProducer()
    state = dict_state()
    agent = Deduper(
        PartitionCache(lambda _: state), producer, make_metrics()[1],
        RecordingTracer(),
    )  # fmt: skip

    processed = await take_each(
        producer, events, lambda event: agent.take(event, is_tick=False)
    )

    letters = letters_by_offset(producer)
    assert_values_kept(letters, events)
    assert sorted([*processed, *letters]) == list(range(RECORDS))
    assert good <= set(processed)
    sources = [record["source"] for record in producer.on(OUTCOMES)]
    for offset in good:
        assert f"wire.raw-0:{offset}" in sources


async def test_dedupe_agent_bad_ticks_cost_themselves_alone(rng):
    events, _ = make_records(rng, lambda _: b'{"at":"2026-03-01T06:00:00Z"}')
    producer = RecordingProducer()
    agent = Deduper(
        PartitionCache(lambda _: dict_state()), producer, make_metrics()[1],
        RecordingTracer(),
    )  # fmt: skip

    for event in events[:200]:
        await agent.take(event, is_tick=True)

    assert len(letters_by_offset(producer)) > 50


async def test_enrich_agent_bad_records_cost_themselves_alone(rng):
    events, good = make_records(rng, unique_value)
    producer = RecordingProducer()
    deliveries = SinkDeliveries({})
    agent = Enricher(
        InlinePool(routes=ROUTES),
        PartitionCache(lambda _: deliveries),
        ExistingSinkFilter(Settings(), ROUTES), producer, make_metrics()[1],
        RecordingTracer(),
    )  # fmt: skip

    processed = await take_each(
        producer, events, lambda event: agent.take([event])
    )

    letters = letters_by_offset(producer)
    assert_values_kept(letters, events)
    assert sorted([*processed, *letters]) == list(range(RECORDS))
    assert good <= set(processed)
    uris = {record["uri"] for record in producer.on(ITEMS)}
    assert {f"urn:good:{offset}" for offset in good} <= uris


async def take_each(producer, events, take):
    """Take events; return the offsets of those that were processed."""
    processed = []
    for event in events:
        before = len(producer.sent)
        await take(event)
        topics = [record.topic for record in producer.sent[before:]]
        letters = topics.count(full_name(DEADLETTERS, Settings()))
        assert letters <= 1
        if not letters:
            assert topics
            processed.append(event.message.offset)
    return processed
