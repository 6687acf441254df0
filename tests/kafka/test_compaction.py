"""What Kafka's log cleaner leaves of ``wire.items``."""

import asyncio

import msgspec
import pytest
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType

from streams.kafka.topics import ITEMS, Topic, full_name
from tests.kafka.raw_items import demo_items, item_and_kill
from tests.kafka.topic_io import publish, read, wait_for

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(240)]

AT_ONCE = {
    "segment.ms": "200",
    "min.cleanable.dirty.ratio": "0.001",
    "min.compaction.lag.ms": "0",
    "max.compaction.lag.ms": "500",
}
"""Topic settings that make the log cleaner run at once."""


async def clean_at_once(settings, topic):
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


async def test_items_compacted_keep_one_record_each_and_no_killed_text(
    kafka_deployment,
):
    settings = kafka_deployment.settings
    await clean_at_once(settings, ITEMS)
    item, kill = item_and_kill()
    others = list(demo_items([0, 1, 2, 4]))
    longer = others[0].body.replace(b"&lt;/p&gt;", b" Later.&lt;/p&gt;", 1)
    update = msgspec.structs.replace(others[0], body=longer)
    kafka_deployment.start("desk")
    await publish(settings, [item, *others])
    await wait_for_item_count(settings, 5)
    before = await read(settings, ITEMS)
    text = body_of(before, item)
    await publish(settings, [kill, update])
    await wait_for_item_count(settings, 7)

    compacted = await wait_until_compacted(settings, ITEMS)

    assert {record.key for record in compacted} == {
        record.key for record in before
    }
    assert len(compacted) == len(before)
    (killed,) = (record for record in compacted if record.key == item.uri)
    assert killed.json["pubStatus"] == "canceled"
    assert killed.json["bodies"] == []
    everything = b"".join(record.value for record in compacted).decode()
    assert all(part not in everything for part in text.split("\n\n"))


def body_of(records, item):
    (value,) = (record.json for record in records if record.key == item.uri)
    return value["bodies"][0]["value"]


async def wait_for_item_count(settings, count):
    async def enough():
        return len(await read(settings, ITEMS)) >= count

    await wait_for(enough, 90)


async def wait_until_compacted(settings, topic: Topic):
    """
    Wait until the topic has one record for each key; return the records.

    Kafka never cleans a partition's newest segment. So records with keys
    that no item has are written to each partition first.
    """

    async def records_if_compacted():
        keys = [b"end-0", b"end-1", b"end-2", b"end-3"]
        await publish(settings, [(key, b"{}") for key in keys], topic)
        await asyncio.sleep(1)
        records = [
            record
            for record in await read(settings, topic)
            if not record.key.startswith("end-")
        ]
        once = len({record.key for record in records}) == len(records)
        return records if once else None

    return await wait_for(records_if_compacted, 90)
