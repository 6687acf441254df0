"""What is left of ``wire.items`` once Kafka's log cleaner has been there."""

import asyncio

import msgspec
import pytest
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType

from streams.kafka.topics import ITEMS, Topic, full_name
from tests.kafka.reading import publish, read, trickle, wait_for
from tests.kafka.test_routes import dispatches

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(240)]

AT_ONCE = {
    "segment.ms": "200",
    "min.cleanable.dirty.ratio": "0.001",
    "min.compaction.lag.ms": "0",
    "max.compaction.lag.ms": "500",
}
"""A topic's settings under which the cleaner comes at once."""


async def have_cleaned(settings, topic):
    client = AIOKafkaAdminClient(bootstrap_servers=settings.broker)
    await client.start()
    try:
        resource = ConfigResource(
            ConfigResourceType.TOPIC,
            full_name(topic, settings),
            configs={"cleanup.policy": topic.policy} | AT_ONCE,
        )
        await client.alter_configs([resource])
    finally:
        await client.close()


async def test_one_record_an_item_and_no_text_of_a_killed_one(
    kafka_deployment,
):
    settings = kafka_deployment.settings
    await have_cleaned(settings, ITEMS)
    item, kill = dispatches()
    others = list(trickle([0, 1, 2, 4]))
    longer = others[0].body.replace(b"&lt;/p&gt;", b" Later.&lt;/p&gt;", 1)
    update = msgspec.structs.replace(others[0], body=longer)
    kafka_deployment.start("desk")
    await publish(settings, [item, *others])
    await items(settings, 5)
    before = await read(settings, ITEMS)
    text = body_of(before, item)
    await publish(settings, [kill, update])
    await items(settings, 7)

    seen = await compacted(settings, ITEMS)

    assert {one.key for one in seen} == {one.key for one in before}
    assert len(seen) == len(before)
    (dead,) = (one for one in seen if one.key == item.uri)
    assert dead.json["pubStatus"] == "canceled"
    assert dead.json["bodies"] == []
    everything = b"".join(one.value for one in seen).decode()
    assert all(part not in everything for part in text.split("\n\n"))


def body_of(seen, item):
    (one,) = (one.json for one in seen if one.key == item.uri)
    return one["bodies"][0]["value"]


async def items(settings, count):
    async def there():
        return len(await read(settings, ITEMS)) >= count

    await wait_for(there, 90)


async def compacted(settings, topic: Topic):
    """
    Wait until every key but the newest of its partition is there once.

    The newest segment is never cleaned, so each partition is closed with a
    record that no item has the key of.
    """

    async def clean():
        keys = [b"end-0", b"end-1", b"end-2", b"end-3"]
        await publish(settings, [(key, b"{}") for key in keys], topic)
        await asyncio.sleep(1)
        seen = [
            one
            for one in await read(settings, topic)
            if not one.key.startswith("end-")
        ]
        once = len({one.key for one in seen}) == len(seen)
        return seen if once else None

    return await wait_for(clean, 90)
