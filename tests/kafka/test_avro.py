"""A desk writes Avro; other libraries and our commands read it."""

import asyncio
import io
import json
from dataclasses import replace
from datetime import UTC, datetime

import avro.io
import avro.schema
import msgspec
import pytest

from streams.cli.live.run_stats import RunStats
from streams.kafka.clients import ClusterError
from streams.kafka.topics import (
    CAPTIONS,
    DUPLICATES,
    ENTITIES,
    ITEMS,
    full_name,
    sink,
)
from streams.local.embedded_broker import free_port
from streams.serialization.readers import read_topic
from tests.kafka.raw_items import demo_items
from tests.kafka.topic_io import (
    publish,
    read,
    values_by_key,
    wait_for,
    wait_for_items,
)
from tests.streams.cli.test_main import copydesk

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(420)]

COUNT = 3
WITHIN = 90.0


@pytest.fixture
async def desk(kafka_deployment, registry):
    """Return a deployment whose desk has written items as Avro."""
    kafka_deployment.extra["COPYDESK_SCHEMA_REGISTRY"] = registry.url
    kafka_deployment.start("desk")
    items = list(demo_items(range(COUNT)))
    copy = msgspec.structs.replace(
        items[0], uri="urn:copy:1", feed="elsewhere", agency="Elsewhere"
    )
    await publish(kafka_deployment.settings, [*items, copy])
    await wait_for_items(kafka_deployment, COUNT, WITHIN)
    await wait_for(lambda: read(kafka_deployment.settings, DUPLICATES), WITHIN)
    return kafka_deployment


def read_with_apache(registry, record):
    """Decode a record as any consumer does, with Apache's library."""
    assert record.headers["content-type"] == b"application/vnd.confluent.avro"
    assert record.value[0] == 0
    schema_id = int.from_bytes(record.value[1:5], "big")
    answer = json.loads(registry.request(f"/schemas/ids/{schema_id}"))
    reader = avro.io.DatumReader(avro.schema.parse(answer["schema"]))
    decoder = avro.io.BinaryDecoder(io.BytesIO(record.value[5:]))
    return reader.read(decoder)


async def run_command(desk, *words):
    """Run ``copydesk`` with the desk's own settings; return its output."""
    environment = {
        name: value
        for name, value in desk.environment().items()
        if name.startswith("COPYDESK_")
    }
    result = await asyncio.to_thread(copydesk, *words, **environment)
    assert result.returncode == 0, result.stderr
    return result.stdout


async def test_avro_of_a_desk_is_read_by_apache_and_our_commands(
    desk, registry
):
    settings = desk.settings
    records = await read(settings, ITEMS)

    items = [read_with_apache(registry, record) for record in records]

    assert {item["uri"] for item in items} == {
        record.key for record in records
    }
    assert {item["copydesk"]["event"] for item in items} == {"new"}
    assert all(item["bodies"][0]["value"] for item in items)
    # The same record can come twice (at least once).
    (duplicate,) = [
        read_with_apache(registry, record)
        for record in {
            record.value: record for record in await read(settings, DUPLICATES)
        }.values()
    ]
    assert duplicate["uri"] == "urn:copy:1"
    assert duplicate["duplicateOf"] in {item["uri"] for item in items}
    for topic in (CAPTIONS, ENTITIES, sink("urgent")):
        for record in await read(settings, topic):
            read_with_apache(registry, record)

    # Our own readers: tail, run statistics, a replay, and its diff.
    lines = await run_command(
        desk, "tail", "items", "--from-start", "--count", str(COUNT)
    )
    printed = [json.loads(line) for line in lines.splitlines()]
    assert {line["key"] for line in printed} == {item["uri"] for item in items}
    assert {line["value"]["uri"] for line in printed} == {
        line["key"] for line in printed
    }

    reading = replace(settings, schema_registry=registry.url)
    stats = RunStats(reading)
    stats.ready_at = datetime.min.replace(tzinfo=UTC)
    for record in await read_topic(reading, full_name(ITEMS, settings)):
        stats.add(record)
    assert len(stats.latencies) == COUNT

    # A replay under another prefix writes the same schema ids and bytes.
    fresh = f"{settings.prefix}again."
    await run_command(desk, "replay", "--to-prefix", fresh)
    replayed = await read(replace(settings, prefix=fresh), ITEMS)
    assert values_by_key(replayed) == values_by_key(records)
    diff = await run_command(desk, "diff", settings.prefix, fresh)
    assert diff.startswith(f"{COUNT} equal")

    with pytest.raises(ClusterError, match="is Avro; COPYDESK_SCHEMA_REG"):
        await read_topic(settings, full_name(ITEMS, settings))


async def test_desk_without_its_schema_registry_exits_1_with_one_line(
    kafka_deployment,
):
    url = f"http://127.0.0.1:{free_port()}"

    worker = kafka_deployment.start("desk", COPYDESK_SCHEMA_REGISTRY=url)

    assert await asyncio.to_thread(worker.process.wait, WITHIN) == 1
    assert worker.read_log().splitlines()[-1] == (
        f"copydesk: no schema registry answers at {url}"
    )
