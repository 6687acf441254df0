"""What a desk writes as Avro, and who reads it."""

import asyncio
import io
import json
from dataclasses import replace

import avro.io
import avro.schema
import msgspec
import pytest

from streams.cli.run_stats import RunStats
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
from tests.kafka.reading import (
    by_key,
    items_of,
    publish,
    read,
    trickle,
    wait_for,
)
from tests.streams.cli.test_main import copydesk

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(420)]

COUNT = 3
WITHIN = 90.0


@pytest.fixture
async def desk(kafka_deployment, registry):
    """Return a deployment whose desk has written Avro."""
    kafka_deployment.extra["COPYDESK_SCHEMA_REGISTRY"] = registry.url
    kafka_deployment.start("desk")
    items = list(trickle(range(COUNT)))
    copy = msgspec.structs.replace(
        items[0], uri="urn:copy:1", feed="elsewhere", agency="Elsewhere"
    )
    await publish(kafka_deployment.settings, [*items, copy])
    await items_of(kafka_deployment, COUNT, WITHIN)
    await wait_for(lambda: read(kafka_deployment.settings, DUPLICATES), WITHIN)
    return kafka_deployment


def independent(registry, seen):
    """Read a record as any consumer does, with Apache's library."""
    assert seen.headers["content-type"] == b"application/vnd.confluent.avro"
    assert seen.value[0] == 0
    number = int.from_bytes(seen.value[1:5], "big")
    answer = json.loads(registry.ask(f"/schemas/ids/{number}"))
    reader = avro.io.DatumReader(avro.schema.parse(answer["schema"]))
    decoder = avro.io.BinaryDecoder(io.BytesIO(seen.value[5:]))
    return reader.read(decoder)


async def command(desk, *words):
    """Run the command with the desk's own settings."""
    environment = {
        name: value
        for name, value in desk.environment().items()
        if name.startswith("COPYDESK_")
    }
    done = await asyncio.to_thread(copydesk, *words, **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


async def test_everybody_reads_what_a_desk_writes(desk, registry):
    settings = desk.settings
    seen = await read(settings, ITEMS)

    items = [independent(registry, one) for one in seen]

    assert {one["uri"] for one in items} == {one.key for one in seen}
    assert {one["copydesk"]["event"] for one in items} == {"new"}
    assert all(one["bodies"][0]["value"] for one in items)
    (held,) = [
        independent(registry, one) for one in await read(settings, DUPLICATES)
    ]
    assert held["uri"] == "urn:copy:1"
    assert held["duplicateOf"] in {one["uri"] for one in items}
    for topic in (CAPTIONS, ENTITIES, sink("urgent")):
        for one in await read(settings, topic):
            independent(registry, one)

    # Our own readers: tail, a ledger, a replay beside it, and its diff.
    lines = await command(
        desk, "tail", "items", "--from-start", "--count", str(COUNT)
    )
    told = [json.loads(line) for line in lines.splitlines()]
    assert {one["key"] for one in told} == {one["uri"] for one in items}
    assert {one["value"]["uri"] for one in told} == {
        one["key"] for one in told
    }

    reading = replace(settings, schema_registry=registry.url)
    ledger = RunStats(reading)
    for one in await read_topic(reading, full_name(ITEMS, settings)):
        ledger.add(one)
    assert len(ledger.latencies) == COUNT

    # The same numbers and bytes under another prefix, and no difference.
    fresh = f"{settings.prefix}again."
    await command(desk, "replay", "--to-prefix", fresh)
    again = await read(replace(settings, prefix=fresh), ITEMS)
    assert by_key(again) == by_key(seen)
    said = await command(desk, "diff", settings.prefix, fresh)
    assert said.startswith(f"{COUNT} equal")

    with pytest.raises(ClusterError, match="is Avro; COPYDESK_SCHEMA_REG"):
        await read_topic(settings, full_name(ITEMS, settings))


async def test_a_desk_without_its_registry_says_so_and_ends(kafka_deployment):
    url = f"http://127.0.0.1:{free_port()}"

    worker = kafka_deployment.start("desk", COPYDESK_SCHEMA_REGISTRY=url)

    assert await asyncio.to_thread(worker.process.wait, WITHIN) == 1
    assert worker.said().splitlines()[-1] == (
        f"copydesk: no schema registry answers at {url}"
    )
