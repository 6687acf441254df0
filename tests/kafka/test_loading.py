"""A desk loads its name lists before or while it joins its group."""

import asyncio

import pytest
from aiokafka import AIOKafkaConsumer

from streams.config.settings import Settings
from streams.kafka.admin import create, has_members
from streams.kafka.topics import DEADLETTERS, RAW, full_name
from tests.kafka.raw_items import demo_items
from tests.kafka.topic_io import publish, read, wait_for_outcomes

ENDS_WITHIN = 120


@pytest.mark.kafka
async def test_desk_whose_lists_cannot_be_loaded_ends_and_loses_nothing(
    kafka_deployment, tmp_path
):
    sources = await publish(kafka_deployment.settings, demo_items(range(6)))
    missing = str(tmp_path / "none.csv")

    desk = kafka_deployment.start(
        "desk", "tests.kafka.unloadable_desk", COPYDESK_GAZETTEERS=missing
    )
    status = await asyncio.to_thread(desk.process.wait, ENDS_WITHIN)

    assert status == 1
    last = desk.read_log().strip().splitlines()[-1]
    assert last.startswith("copydesk: the agent desk.")
    assert "cannot load: [Errno 2] No such file" in last
    assert missing in last
    assert await read(kafka_deployment.settings, DEADLETTERS) == []

    kafka_deployment.start("desk")
    await wait_for_outcomes(kafka_deployment, sources, 60)


async def test_has_members_is_true_while_a_consumer_is_in_the_group(
    any_broker,
):
    settings = Settings(broker=any_broker, prefix="members.")
    await create([RAW], settings)
    group = "members-of-this-test"

    assert not await has_members(group, settings)
    async with AIOKafkaConsumer(
        full_name(RAW, settings),
        bootstrap_servers=any_broker,
        group_id=group,
        session_timeout_ms=6000,
    ) as consumer:
        while not consumer.assignment():
            await consumer.getmany(timeout_ms=100)
        assert await has_members(group, settings)
