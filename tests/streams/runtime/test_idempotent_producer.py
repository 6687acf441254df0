"""The producer of a worker, on each kind of broker."""

import logging

import faust
import pytest

from streams.config.settings import Settings
from streams.kafka import admin
from streams.kafka.topics import RAW, full_name
from streams.runtime.idempotent_producer import make_producer_idempotent
from tests.kafka.fixtures import embedded, kafka, kafka_needed
from tests.kafka.topic_io import read

__all__ = ["embedded", "kafka", "kafka_needed"]


async def send_one(address):
    """
    Send a record with the producer of an app, and read its topic.

    Returns:
        The producer's identity, None without idempotence; the values read.
    """
    settings = Settings(broker=address, prefix="idempotent.", partitions=1)
    await admin.create((RAW,), settings)
    app = faust.App(
        "idempotent", broker=f"kafka://{address}", autodiscover=False
    )
    make_producer_idempotent(app)
    producer = await app.maybe_start_producer()
    try:
        client = producer._ensure_producer()
        await client.send_and_wait(full_name(RAW, settings), b"value", b"key")
        identity = client._txn_manager
    finally:
        await producer.stop()
    return identity, [record.value for record in await read(settings, RAW)]


@pytest.mark.kafka
async def test_producer_on_kafka_is_idempotent(kafka):
    identity, values = await send_one(kafka.address)

    assert identity.has_pid()
    assert values == [b"value"]


@pytest.mark.broker
async def test_producer_on_a_broker_without_idempotence_still_sends(
    embedded, caplog
):
    with caplog.at_level(logging.WARNING):
        identity, values = await send_one(embedded)

    assert identity is None
    assert values == [b"value"]
    assert [
        (record.name.split(".")[0], record.levelname)
        for record in caplog.records
    ] == [("streams", "WARNING")]
    assert "no idempotent producer" in caplog.text
