"""A desk ends if a topic it writes to is deleted; nothing is lost."""

import asyncio

import pytest
from aiokafka.admin import AIOKafkaAdminClient

from streams.kafka import admin
from streams.kafka.topics import (
    DEADLETTERS,
    ITEMS,
    full_name,
    sink,
    topics_for,
)
from tests.kafka.raw_items import demo_items
from tests.kafka.topic_io import (
    publish,
    read,
    wait_for,
    wait_for_items,
    wait_for_outcomes,
)

pytestmark = pytest.mark.kafka

ROUTES = "[routes.all]\n[routes.never]\nurgency = 1\n"
FIRST, ALL = 10, 30
ENDS_WITHIN = 90
WITHIN = 120


@pytest.fixture
async def deployment(kafka_deployment, tmp_path):
    routes = tmp_path / "routes.toml"
    routes.write_text(ROUTES)
    kafka_deployment.extra = {"COPYDESK_ROUTES": str(routes)}
    await create_sinks(kafka_deployment)
    return kafka_deployment


async def create_sinks(deployment):
    await admin.create(topics_for(["all", "never"]), deployment.settings)


async def test_deleted_sink_ends_desk_and_all_items_come_when_it_is_back(
    deployment,
):
    settings = deployment.settings
    worker = deployment.start("desk")
    await asyncio.to_thread(worker.wait_until_ready)
    sources = await publish(settings, demo_items(range(FIRST)))
    await wait_for_items(deployment, FIRST, WITHIN)

    name = full_name(sink("all"), settings)
    client = AIOKafkaAdminClient(bootstrap_servers=settings.broker)
    await client.start()
    await client.delete_topics([name])
    await client.close()
    sources += await publish(settings, demo_items(range(FIRST, ALL)))
    status = await asyncio.to_thread(worker.process.wait, ENDS_WITHIN)

    assert status == 1
    last = worker.read_log().strip().splitlines()[-1]
    assert last.startswith(f"copydesk: the topic {name} does not exist")
    assert last.endswith("run 'copydesk topics create', or remove its route")

    refused = deployment.start("desk")
    assert await asyncio.to_thread(refused.process.wait, ENDS_WITHIN) == 1
    assert f"topic {name} is missing" in refused.read_log()

    await create_sinks(deployment)
    successor = deployment.start("desk")
    await asyncio.to_thread(successor.wait_until_ready)
    await wait_for_outcomes(deployment, sources, WITHIN)
    items = await wait_for_items(deployment, ALL, WITHIN)
    later = set(items) - {item.uri for item in demo_items(range(FIRST))}

    async def are_all_in_the_sink():
        records = await read(settings, sink("all"))
        return later <= {record.key for record in records}

    await wait_for(are_all_in_the_sink, WITHIN)
    assert await read(settings, DEADLETTERS) == []
    assert await asyncio.to_thread(successor.stop) == 0
    assert len({record.key for record in await read(settings, ITEMS)}) == ALL
