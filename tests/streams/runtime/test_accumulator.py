"""
Records leave in groups, in order, and nothing is settled before its ack.

The producer of these tests is Faust's with the embedded broker; only the
errors of deliveries come from a fake.
"""

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace

import faust
import pytest
from aiokafka.errors import KafkaTimeoutError

from streams.config.settings import Settings
from streams.kafka import admin
from streams.kafka.topics import POLLS, RAW, full_name
from streams.local.embedded_broker import embedded_broker
from streams.runtime.accumulator import (
    FULL,
    Accumulator,
    OutgoingRecord,
)
from tests.kafka.topic_io import read


def no_failure(topic, error):
    raise AssertionError(topic) from error


@asynccontextmanager
async def running(**options):
    """Yield settings with topics of three partitions, and an accumulator."""
    with embedded_broker() as broker:
        settings = Settings(broker=broker, prefix="acc.", partitions=3)
        await admin.create((RAW, POLLS), settings)
        app = faust.App("acc", broker=f"kafka://{broker}", autodiscover=False)
        await app.producer.start()
        try:
            yield settings, Accumulator(app, no_failure, **options)
        finally:
            await app.producer.stop()


def raw(settings, value, key=b"key", **fields):
    return OutgoingRecord(full_name(RAW, settings), key, value, **fields)


def partition_of(record):
    return int(record.source.split(":")[0].rsplit("-", 1)[1])


@pytest.mark.broker
async def test_add_sends_in_order_with_headers_to_the_chosen_partition():
    async with running() as (settings, accumulator):
        for number in range(20):
            accumulator.add(raw(settings, b"%d" % number))
        accumulator.add(
            raw(settings, None, headers=[("event", b"kill")], partition=2)
        )
        await accumulator.flush()

        records = await read(settings, RAW)

    *others, kill = sorted(records, key=lambda record: record.value is None)
    assert [record.value for record in others] == [
        b"%d" % number for number in range(20)
    ]
    assert partition_of(kill) == 2
    assert (kill.value, kill.headers) == (None, {"event": b"kill"})


@pytest.mark.broker
async def test_add_chooses_the_partition_that_faust_chooses():
    keys = [f"urn:item:{number}".encode() for number in range(30)]
    async with running() as (settings, accumulator):
        for key in keys:
            accumulator.add(raw(settings, b"ours", key))
        await accumulator.flush()
        producer = accumulator._app.producer
        expected = {
            key.decode(): producer.key_partition(
                full_name(RAW, settings), key
            ).partition
            for key in keys
        }

        records = await read(settings, RAW)

    assert {record.key: partition_of(record) for record in records} == expected


@pytest.mark.broker
async def test_settle_follows_the_delivery_and_the_order_of_records():
    settled, at = [], []

    async def settle(name):
        settled.append(name)

    async with running(observe=at.append) as (settings, accumulator):
        await accumulator.after_delivery(lambda: settle("nothing waits"))
        accumulator.add(raw(settings, b"1"))
        await accumulator.after_delivery(lambda: settle("first"))
        before = list(settled)
        await accumulator.flush()
        accumulator.add(raw(settings, b"2"))
        await accumulator.after_delivery(lambda: settle("second"))
        await accumulator.flush()

    assert before == ["nothing waits"]
    assert settled == ["nothing waits", "first", "second"]
    assert [(batch.offset, batch.records) for batch in at] == [(0, 1), (1, 1)]


@pytest.mark.broker
async def test_add_more_than_a_batch_holds_keeps_all_in_order():
    large = [bytes([number]) * 9000 for number in range(8)]
    async with running() as (settings, accumulator):
        for value in large:
            accumulator.add(raw(settings, value, partition=1))
        await accumulator.flush()

        records = await read(settings, RAW)

    assert [record.value for record in records] == large


@dataclass
class Batch:
    records: list = field(default_factory=list)

    def append(self, **fields):
        self.records.append(fields["value"])
        return self

    def record_count(self):
        return len(self.records)

    def close(self):
        pass


class Producer:
    """
    Fails the deliveries of one topic, and keeps the batches of all.

    Attributes:
        acks: one per batch; a test sets them.
    """

    def __init__(self, failing=""):
        self.failing = failing
        self.sent = []
        self.acks = []

    async def partitions_for(self, _topic):
        return {0}

    def create_batch(self):
        return Batch()

    async def send_batch(self, batch, topic, *, partition):
        ack = asyncio.get_running_loop().create_future()
        if topic == self.failing:
            ack.set_exception(KafkaTimeoutError())
        self.sent.append((topic, partition, batch.records))
        self.acks.append(ack)
        return ack

    def _ensure_producer(self):
        return self

    def acknowledge(self):
        for ack in self.acks:
            if not ack.done():
                ack.set_result(SimpleNamespace(offset=0))


def with_fake(producer, failed):
    async def start():
        return producer

    return Accumulator(
        SimpleNamespace(maybe_start_producer=start),
        lambda topic, error: failed.append((topic, type(error))),
    )


async def turns(count=10):
    for _ in range(count):
        await asyncio.sleep(0)


async def test_records_added_during_a_delivery_leave_as_one_group_after_it():
    producer = Producer()
    accumulator = with_fake(producer, [])
    accumulator.add(OutgoingRecord("a", b"k", b"1"))
    await turns()

    for value in (b"2", b"3"):
        accumulator.add(OutgoingRecord("a", b"k", value))
    await asyncio.sleep(0.05)
    during = list(producer.sent)
    producer.acknowledge()
    await asyncio.sleep(0.05)

    assert during == [("a", 0, [b"1"])]
    assert producer.sent[1:] == [("a", 0, [b"2", b"3"])]


async def test_failed_delivery_is_reported_and_settles_no_event():
    failed, settled = [], []
    producer = Producer(failing="b")
    accumulator = with_fake(producer, failed)

    async def settle():
        settled.append("event")

    for topic in "ab":
        accumulator.add(OutgoingRecord(topic, b"k", b"1"))
    await accumulator.after_delivery(settle)
    await turns()
    producer.acknowledge()
    await accumulator.flush()

    assert failed == [("b", KafkaTimeoutError)]
    assert settled == []


async def test_wait_for_room_ends_when_a_full_group_leaves():
    producer = Producer()
    accumulator = with_fake(producer, [])
    accumulator.add(OutgoingRecord("a", b"k", b"1"))
    await turns()
    await asyncio.wait_for(accumulator.wait_for_room(), 1)

    accumulator.add(OutgoingRecord("a", b"k", bytes(FULL)))
    waiting = asyncio.create_task(accumulator.wait_for_room())
    await turns()
    waited = not waiting.done()
    producer.acknowledge()
    await asyncio.wait_for(waiting, 10)

    assert waited
