"""The enrich agent: order, sinks, and one dead letter for a bad record."""

import errno
from datetime import UTC, datetime

import msgspec
import pytest

from extractors.model.item import NewsItem
from extractors.output.codec import decode, encode
from streams.config.settings import Settings
from streams.desk.enrich.agent import Enricher
from streams.desk.sinks.existing_sinks import ExistingSinkFilter
from streams.desk.sinks.rules import load
from streams.desk.state.delivery_log import Delivered, SinkDeliveries
from streams.desk.state.faust_stores import PartitionCache
from streams.kafka.clients import ClusterError
from streams.kafka.topics import DEADLETTERS, ITEMS, sink
from streams.local.embedded_broker import free_port
from streams.records import Decision, Unique
from tests.streams.desk.fakes import (
    HostileError,
    InlinePool,
    RecordingProducer,
    RecordingTracer,
    make_event,
    make_metrics,
    no_entities,
)

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
SETTINGS = Settings()
ROUTES = load('[routes.english]\nlanguage = "en"\n')


def unique(uri="urn:t:1", event="new", number=1, revision=1, **fields):
    item = NewsItem(
        uri, "tideway", AT, language="en", body="Ferry back.", **fields
    )
    return encode(
        Unique(item, event, revision, "s", Decision(event),
               source=f"wire.raw-0:{number}")
    )  # fmt: skip


GOOD = unique()
NEXT = unique("urn:t:2", number=2)


def make_agent(
    producer, engine=no_entities, store=None, metrics=None,
    settings=SETTINGS, **limits,
):  # fmt: skip
    deliveries = SinkDeliveries({} if store is None else store)
    return Enricher(
        InlinePool(engine=engine, routes=ROUTES, **limits),
        PartitionCache(lambda _: deliveries),
        ExistingSinkFilter(settings, ROUTES), producer,
        metrics or make_metrics()[1], RecordingTracer(),
    )  # fmt: skip


async def take(agent, *values):
    await agent.take(
        [make_event(value, offset) for offset, value in enumerate(values)]
    )


def uris(producer, topic=ITEMS):
    return [item["uri"] for item in producer.on(topic)]


async def test_enrich_agent_good_records_are_sent_in_order():
    producer = RecordingProducer()

    await take(make_agent(producer), GOOD, NEXT)

    assert uris(producer) == ["urn:t:1", "urn:t:2"]
    assert uris(producer, sink("english")) == ["urn:t:1", "urn:t:2"]
    assert producer.letters == []


async def test_enrich_agent_notes_the_sinks_an_item_went_to():
    store = {}

    await take(make_agent(RecordingProducer(), store=store), GOOD)

    assert store["urn:t:1"].sinks == ("english",)


async def test_enrich_agent_outdated_version_is_counted_and_not_sent():
    producer = RecordingProducer()
    registry, metrics = make_metrics()
    newer = unique(event="update", number=2, revision=2)

    await take(make_agent(producer, metrics=metrics), GOOD, newer, GOOD)

    sent = [item["copydesk"]["revision"] for item in producer.on(ITEMS)]
    assert sent == [1, 2]
    labels = {"stage": "enrich", "outcome": "outdated"}
    assert registry.get_sample_value("copydesk_items_total", labels) == 1


async def test_enrich_agent_kill_is_noted_on_the_broker_before_it_is_sent():
    producer = RecordingProducer()
    store = {}
    kill = unique(event="kill", revision=2, pub_status="canceled")

    await take(make_agent(producer, store=store), GOOD)
    before = len(producer.sent)
    await take(make_agent(producer, store=store), kill)
    await take(make_agent(producer, store=store), GOOD)

    assert producer.flushed_at == [before]
    assert [item["pubStatus"] for item in producer.on(ITEMS)] == [
        "usable",
        "canceled",
    ]


async def test_enrich_agent_note_follows_the_version_before_it():
    """If the worker is killed in between, that version must not be kept back.

    The note of the second version would keep back the first, which nobody
    has received.
    """
    noted_at = []

    class Notes(dict):
        def __setitem__(self, key, entry):
            noted_at.append((key, entry.revision, len(producer.sent)))
            super().__setitem__(key, entry)

    producer = RecordingProducer()
    update = unique(event="update", number=3, revision=2)

    await take(make_agent(producer, store=Notes()), GOOD, NEXT, update)

    (flushed,) = producer.flushed_at
    assert noted_at[-1] == ("urn:t:1", 2, flushed)
    assert uris(producer) == ["urn:t:1", "urn:t:2", "urn:t:1"]


async def test_enrich_agent_kill_is_noted_after_the_version_before_it():
    producer = RecordingProducer()
    kill = unique(event="kill", revision=2, pub_status="canceled")

    await take(make_agent(producer), GOOD, kill)

    assert len(producer.flushed_at) == 2  # before the note, and after it


@pytest.mark.parametrize(
    "value",
    [b"", b"\xff\xfe", b'{"event": "new', b'{"event": "\xff"}', b"[]"],
    ids=["empty", "not-utf-8", "cut-json", "field-not-utf-8", "other-json"],
)
async def test_enrich_agent_bad_record_is_one_dead_letter(value):
    producer = RecordingProducer()

    await take(make_agent(producer), value, NEXT)

    (letter,) = producer.letters
    assert (letter["stage"], letter["offset"]) == ("enrich", 0)
    assert letter["reason"] == "bad-record"
    assert uris(producer) == ["urn:t:2"]


@pytest.mark.parametrize("error", [RuntimeError("broken"), HostileError()])
async def test_enrich_agent_step_that_raises_is_one_dead_letter(error):
    errors = [error]

    def engine(_text, _language):
        if errors:
            raise errors.pop()
        return ()

    producer = RecordingProducer()
    store = {}

    await take(make_agent(producer, engine, store), GOOD, NEXT)

    (letter,) = producer.letters
    assert (letter["reason"], letter["feed"]) == ("bug", "tideway")
    assert producer.outcomes == ["deadLetter"]
    assert uris(producer) == ["urn:t:2"]
    assert list(store) == ["urn:t:2"]


async def test_enrich_agent_key_not_utf_8_is_replaced_in_dead_letter():
    producer = RecordingProducer()

    await make_agent(producer).take([make_event(b"{", key=b"\xff")])

    (letter,) = producer.letters
    assert letter["key"] == "\ufffd"


async def test_enrich_agent_refused_record_is_one_dead_letter():
    producer = RecordingProducer(ITEMS)
    store = {}

    await take(make_agent(producer, store=store), GOOD)

    assert len(producer.letters) == 1
    assert store == {}


async def test_enrich_agent_full_disk_is_no_dead_letter():
    class FullDisk(dict):
        def __setitem__(self, key, value):
            raise OSError(errno.ENOSPC, "No space left on device")

    producer = RecordingProducer()

    with pytest.raises(OSError, match="No space"):
        await take(make_agent(producer, store=FullDisk()), GOOD)

    assert producer.sent == []


async def test_enrich_agent_kill_without_cluster_is_no_dead_letter():
    """Whether the sink of a removed route exists, only the cluster knows."""
    producer = RecordingProducer()
    store = {"urn:t:1": Delivered(AT, ("removed",), 1, killed=False)}
    kill = unique(event="kill", revision=2, pub_status="canceled")
    nowhere = Settings(broker=f"127.0.0.1:{free_port()}")

    with pytest.raises(ClusterError):
        await take(make_agent(producer, store=store, settings=nowhere), kill)

    assert producer.sent == []
    assert not store["urn:t:1"].killed


async def test_enrich_agent_last_letter_refused_raises_before_the_ack():
    producer = RecordingProducer(DEADLETTERS)

    with pytest.raises(ValueError, match="deadletters"):
        await take(make_agent(producer), b"{")

    assert producer.sent == []


async def test_enrich_agent_time_without_zone_is_sent_without_dead_letter():
    """Its age cannot be measured; the item is sent all the same."""
    producer = RecordingProducer()
    item = NewsItem("urn:t:3", "tideway", AT.replace(tzinfo=None))
    value = encode(Unique(item, "new", 1, "s", Decision("new")))

    await take(make_agent(producer), value)

    assert uris(producer) == ["urn:t:3"]
    assert producer.letters == []


async def test_enrich_agent_time_in_year_one_ends_no_worker():
    producer = RecordingProducer()
    first = encode(
        msgspec.structs.replace(
            decode(GOOD, Unique),
            item=NewsItem("urn:t:9", "tideway", AT.replace(year=1, month=1)),
        )
    )

    await take(make_agent(producer), first, NEXT)

    assert uris(producer) == ["urn:t:9", "urn:t:2"]


async def test_enrich_agent_counts_each_record_once():
    registry, metrics = make_metrics()
    kill = unique("urn:t:3", "kill", 3, pub_status="canceled")
    agent = make_agent(RecordingProducer(), metrics=metrics)

    await take(agent, GOOD, kill, b"{")

    for outcome in ("new", "kill", "dead_letter"):
        labels = {"stage": "enrich", "outcome": outcome}
        value = registry.get_sample_value("copydesk_items_total", labels)
        assert value == 1
    kills = registry.get_sample_value("copydesk_kill_seconds_count")
    assert kills == 1
    emitted = {"feed": "tideway"}
    name = "copydesk_feed_items_emitted_total"
    assert registry.get_sample_value(name, emitted) == 2
