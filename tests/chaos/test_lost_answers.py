"""A network that takes a request of the producer and never its answer."""

import asyncio

import pytest

from streams.config.settings import Settings
from streams.kafka import admin
from streams.kafka.topics import RAW, full_name
from streams.runtime import app as worker_app
from streams.runtime.app import make_app
from streams.runtime.idempotent_producer import make_producer_idempotent
from tests.kafka.topic_io import read


@pytest.mark.kafka
@pytest.mark.slow
@pytest.mark.timeout(120)
async def test_producer_whose_answer_is_lost_sends_the_record_once(
    proxied, tmp_path, monkeypatch
):
    monkeypatch.setattr(worker_app, "ANSWERED_WITHIN", 3.0)
    settings = Settings(
        broker=proxied.addresses[0], data_dir=tmp_path, partitions=1
    )
    await admin.create((RAW,), settings)
    app = make_app("desk", settings)
    make_producer_idempotent(app)
    producer = await app.maybe_start_producer()
    try:
        client = producer._ensure_producer()
        topic = full_name(RAW, settings)
        await client.send_and_wait(topic, b"before")
        proxied.proxy.half_open()
        sent = await client.send(topic, b"meanwhile")
        await asyncio.sleep(1)
        proxied.proxy.heal()
        async with asyncio.timeout(20):
            await sent
    finally:
        await producer.stop()

    values = [record.value for record in await read(settings, RAW)]
    assert values == [b"before", b"meanwhile"]
