"""
A worker that cannot start prints why and exits, within 30 s.

`tests/streams/cli/test_main.py` has what needs no broker.
"""

import asyncio
import time

import pytest
from aiokafka.admin import AIOKafkaAdminClient, NewPartitions

from streams.kafka.topics import RAW, full_name

pytestmark = pytest.mark.kafka

WITHIN = 30.0


@pytest.fixture
def deployment(kafka_deployment):
    return kafka_deployment


async def logs_of_failed_start(deployment, **settings):
    """Start a poller and a desk; return their logs after they exited."""
    start = time.monotonic()
    workers = [
        deployment.start(role, **settings) for role in ("poller", "desk")
    ]
    for worker in workers:
        status = await asyncio.to_thread(worker.process.wait, WITHIN + 10)
        assert status > 0
    assert time.monotonic() - start < WITHIN
    return [worker.read_log() for worker in workers]


def lines_of(log):
    """Return a log's lines without blank lines and terminal codes."""
    return [
        line
        for line in log.splitlines()
        if line.strip() and not line.startswith("\x1b")
    ]


async def test_worker_partitions_unlike_topics_names_partitions(deployment):
    for log in await logs_of_failed_start(deployment, COPYDESK_PARTITIONS="3"):
        assert "partitions" in lines_of(log)[-1]


async def test_worker_missing_topics_names_the_prefix(deployment):
    for log in await logs_of_failed_start(
        deployment, COPYDESK_PREFIX="other."
    ):
        assert "other." in lines_of(log)[-1]


async def test_worker_topic_with_more_partitions_names_the_topic(deployment):
    admin = AIOKafkaAdminClient(bootstrap_servers=deployment.address)
    await admin.start()
    try:
        grown = {full_name(RAW, deployment.settings): NewPartitions(5)}
        await admin.create_partitions(grown)
    finally:
        await admin.close()

    for log in await logs_of_failed_start(deployment):
        assert full_name(RAW, deployment.settings) in lines_of(log)[-1]
