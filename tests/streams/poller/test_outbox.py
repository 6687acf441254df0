"""The outbox with an app's own producer and the embedded broker."""

import asyncio

import faust
import pytest

from streams.config.settings import Settings
from streams.kafka import admin
from streams.kafka.producer_records import ProducerRecord
from streams.kafka.topics import POLLS, RAW
from streams.local.embedded_broker import embedded_broker
from streams.poller.outbox import KafkaOutbox
from streams.telemetry.spans import NullTracer
from tests.kafka.topic_io import read


def app_of(settings):
    return faust.App(
        "out", broker=f"kafka://{settings.broker}", autodiscover=False
    )


def records(*names):
    return [ProducerRecord(RAW, b"key", name) for name in names]


@pytest.mark.broker
async def test_send_returns_after_the_acks_and_keeps_the_order():
    with embedded_broker() as broker:
        settings = Settings(broker=broker, prefix="out.", partitions=3)
        await admin.create((RAW, POLLS), settings)
        app = app_of(settings)
        outbox = KafkaOutbox(app, settings, NullTracer())
        await app.producer.start()
        try:
            await outbox.send(records(b"1", b"2"))
            at_once = await read(settings, RAW)
            await asyncio.gather(
                outbox.send(records(b"3")),
                outbox.send([ProducerRecord(POLLS, b"feed", None)]),
            )
            await outbox.send([])
        finally:
            await app.producer.stop()
        raw, polls = await read(settings, RAW), await read(settings, POLLS)

    assert [record.value for record in at_once] == [b"1", b"2"]
    assert [record.value for record in raw] == [b"1", b"2", b"3"]
    assert [(record.key, record.value) for record in polls] == [("feed", None)]


@pytest.mark.broker
async def test_send_of_a_record_without_an_ack_is_an_error():
    with embedded_broker() as broker:
        settings = Settings(broker=broker, prefix="out.", partitions=2)
        await admin.create((RAW,), settings)
        app = app_of(settings)
        await app.producer.start()
        try:
            too_large = ProducerRecord(RAW, b"key", bytes(200_000_000))
            with pytest.raises(Exception, match=r"[Mm]essage|large"):
                await KafkaOutbox(app, settings, NullTracer()).send(
                    [too_large]
                )
        finally:
            await app.producer.stop()
