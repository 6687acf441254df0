"""A worker that cannot start says why and ends, within 30 s."""

import asyncio
import time

import pytest
from aiokafka.admin import AIOKafkaAdminClient, NewPartitions

from streams.kafka.topics import RAW, full_name
from streams.local.embedded_broker import free_port

pytestmark = pytest.mark.kafka

WITHIN = 30.0


@pytest.fixture
def deployment(kafka_deployment):
    return kafka_deployment


async def refused(deployment, **settings):
    """Start each kind of worker; return what they said, once they ended."""
    begun = time.monotonic()
    workers = [
        deployment.start(role, **settings) for role in ("poller", "desk")
    ]
    for worker in workers:
        status = await asyncio.to_thread(worker.process.wait, WITHIN + 10)
        assert status > 0
    assert time.monotonic() - begun < WITHIN
    return [worker.said() for worker in workers]


def sentences(said):
    """Cut what a worker said into lines, without the terminal's own marks."""
    return [
        line
        for line in said.splitlines()
        if line.strip() and not line.startswith("\x1b")
    ]


async def test_no_broker(deployment):
    nowhere = f"127.0.0.1:{free_port()}"

    for said in await refused(deployment, COPYDESK_BROKER=nowhere):
        assert nowhere in sentences(said)[-1]


async def test_settings_that_do_not_fit_the_topics(deployment):
    for said in await refused(deployment, COPYDESK_PARTITIONS="3"):
        assert "partitions" in sentences(said)[-1]


async def test_topics_that_are_not_there(deployment):
    for said in await refused(deployment, COPYDESK_PREFIX="other."):
        assert "other." in sentences(said)[-1]


async def test_bad_settings_are_all_named(deployment):
    wrong = {"COPYDESK_PARTITIONS": "many", "COPYDESK_TICK": "x"}

    for said in await refused(deployment, **wrong):
        assert all(name in said for name in wrong)


async def test_a_topic_that_grew(deployment):
    admin = AIOKafkaAdminClient(bootstrap_servers=deployment.address)
    await admin.start()
    try:
        grown = {full_name(RAW, deployment.settings): NewPartitions(5)}
        await admin.create_partitions(grown)
    finally:
        await admin.close()

    for said in await refused(deployment):
        assert full_name(RAW, deployment.settings) in sentences(said)[-1]
