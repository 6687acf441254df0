"""A desk whose disk is full ends with one sentence, and loses nothing."""

import asyncio

import pytest

from streams.kafka.topics import DEADLETTERS, OUTCOMES
from tests.kafka.raw_items import demo_items
from tests.kafka.small_disk import small_disk
from tests.kafka.topic_io import (
    outcomes_by_source,
    publish,
    read,
    wait_for_outcomes,
)

pytestmark = pytest.mark.kafka

ITEMS = 400
ENDS_WITHIN = 120
WITHIN = 180
ON_DISK = {"COPYDESK_STORE": "rocksdb://?driver=rocksdict"}


@pytest.fixture
def deployment(kafka_deployment):
    kafka_deployment.extra = dict(ON_DISK)
    return kafka_deployment


async def test_full_disk_ends_desk_and_all_items_have_one_outcome(
    deployment, tmp_path
):
    settings = deployment.settings
    with small_disk(tmp_path / "disk") as disk:
        worker = deployment.start("desk", disk.module, **disk.environment)
        await asyncio.to_thread(worker.wait_until_ready)
        disk.fill()
        sources = await publish(settings, demo_items(range(ITEMS)))
        status = await asyncio.to_thread(worker.process.wait, ENDS_WITHIN)

        assert status == 1
        last = worker.read_log().strip().splitlines()[-1]
        assert last.startswith("copydesk: the table ")
        assert "No space left on device" in last or "too large" in last
        assert await read(settings, DEADLETTERS) == []
        before = outcomes_by_source(await read(settings, OUTCOMES))
        assert len(before) < ITEMS

        disk.make_room()
        successor = deployment.start("desk", **disk.environment)
        await asyncio.to_thread(successor.wait_until_ready)
        outcomes = await wait_for_outcomes(deployment, sources, WITHIN)
        assert await asyncio.to_thread(successor.stop) == 0

    assert set(outcomes) == set(sources)
    assert all(len(outcomes[source]) == 1 for source in sources)
    assert {"deadLetter"} not in outcomes.values()
    assert await read(settings, DEADLETTERS) == []
