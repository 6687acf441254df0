"""A kill goes to the sinks that received the item, even if routes changed."""

import asyncio

import pytest
from aiokafka.admin import AIOKafkaAdminClient

from streams.kafka import admin
from streams.kafka.topics import ITEMS, full_name, sink, topics_for
from tests.kafka.raw_items import item_and_kill
from tests.kafka.topic_io import publish, read, wait_for

BEFORE = '[routes.before]\nlanguage = "de"\n[routes.never]\nurgency = 1\n'
AFTER = "[routes.after]\n[routes.never]\nurgency = 1\n"


async def process_with_routes(deployment, routes, rules, item, status):
    """Start a desk with these routes, process one raw item, stop the desk."""

    async def is_published():
        items = await read(deployment.settings, ITEMS)
        return any(record.json["pubStatus"] == status for record in items)

    routes.write_text(rules)
    desk = deployment.start("desk", COPYDESK_ROUTES=str(routes))
    await publish(deployment.settings, [item])
    await wait_for(is_published, 90)
    assert await asyncio.to_thread(desk.stop) == 0


async def sink_statuses(deployment, name):
    records = await read(deployment.settings, sink(name))
    return [record.json["pubStatus"] for record in records]


@pytest.mark.kafka
async def test_kill_after_route_change_goes_to_the_old_sink_only(
    kafka_deployment, tmp_path
):
    names = ("before", "after", "never")
    await admin.create(topics_for(names), kafka_deployment.settings)
    item, kill = item_and_kill()

    await process_with_routes(
        kafka_deployment, tmp_path / "routes.toml", BEFORE, item, "usable"
    )
    await process_with_routes(
        kafka_deployment, tmp_path / "routes.toml", AFTER, kill, "canceled"
    )

    assert await sink_statuses(kafka_deployment, "before") == [
        "usable",
        "canceled",
    ]
    assert await sink_statuses(kafka_deployment, "after") == []
    assert await sink_statuses(kafka_deployment, "never") == []


@pytest.mark.kafka
async def test_kill_with_a_deleted_sink_reaches_the_other_sinks(
    kafka_deployment, tmp_path
):
    both = BEFORE.replace("never", "beside").replace("urgency = 1", "")
    settings = kafka_deployment.settings
    names = ("before", "beside", "after", "never")
    await admin.create(topics_for(names), settings)
    item, kill = item_and_kill()
    await process_with_routes(
        kafka_deployment, tmp_path / "routes.toml", both, item, "usable"
    )

    client = AIOKafkaAdminClient(bootstrap_servers=settings.broker)
    await client.start()
    await client.delete_topics([full_name(sink("before"), settings)])
    await client.close()
    await process_with_routes(
        kafka_deployment, tmp_path / "routes.toml", AFTER, kill, "canceled"
    )

    assert await sink_statuses(kafka_deployment, "beside") == [
        "usable",
        "canceled",
    ]
