"""A kill goes to the sinks that received the item, whatever routes say now."""

import asyncio
from datetime import timedelta

import msgspec
import pytest
from aiokafka.admin import AIOKafkaAdminClient

from streams.kafka import admin
from streams.kafka.topics import ITEMS, full_name, sink, topics_for
from tests.kafka.reading import publish, read, trickle, wait_for

BEFORE = '[routes.before]\nlanguage = "de"\n[routes.never]\nurgency = 1\n'
AFTER = "[routes.after]\n[routes.never]\nurgency = 1\n"


def dispatches():
    """Return an item of the German NewsML feed, and its kill."""
    (item,) = trickle([3])
    killed = item.body.replace(b"stat:usable", b"stat:canceled")
    assert killed != item.body
    later = item.fetched_at + timedelta(minutes=5)
    return item, msgspec.structs.replace(item, body=killed, fetched_at=later)


async def judged(deployment, routes, rules, dispatch, status):
    """Have a desk of its own take one dispatch under these rules."""

    async def told():
        items = await read(deployment.settings, ITEMS)
        return any(one.json["pubStatus"] == status for one in items)

    routes.write_text(rules)
    desk = deployment.start("desk", COPYDESK_ROUTES=str(routes))
    await publish(deployment.settings, [dispatch])
    await wait_for(told, 90)
    assert await asyncio.to_thread(desk.stop) == 0


async def seen(deployment, name):
    records = await read(deployment.settings, sink(name))
    return [one.json["pubStatus"] for one in records]


async def test_a_kill_follows_an_item_past_a_change_of_routes(
    deployment, tmp_path
):
    names = ("before", "after", "never")
    await admin.create(topics_for(names), deployment.settings)
    item, kill = dispatches()

    await judged(deployment, tmp_path / "routes.toml", BEFORE, item, "usable")
    await judged(deployment, tmp_path / "routes.toml", AFTER, kill, "canceled")

    assert await seen(deployment, "before") == ["usable", "canceled"]
    assert await seen(deployment, "after") == []
    assert await seen(deployment, "never") == []


@pytest.mark.kafka
async def test_a_deleted_sink_keeps_no_kill_from_the_others(
    kafka_deployment, tmp_path
):
    both = BEFORE.replace("never", "beside").replace("urgency = 1", "")
    settings = kafka_deployment.settings
    names = ("before", "beside", "after", "never")
    await admin.create(topics_for(names), settings)
    item, kill = dispatches()
    await judged(
        kafka_deployment, tmp_path / "routes.toml", both, item, "usable"
    )

    client = AIOKafkaAdminClient(bootstrap_servers=settings.broker)
    await client.start()
    await client.delete_topics([full_name(sink("before"), settings)])
    await client.close()
    await judged(
        kafka_deployment, tmp_path / "routes.toml", AFTER, kill, "canceled"
    )

    assert await seen(kafka_deployment, "beside") == ["usable", "canceled"]
