"""A replay gives the same bytes each time and changes no live topic."""

import asyncio
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from aiokafka.admin import AIOKafkaAdminClient

from extractors.model.raw import RawItem
from extractors.output.codec import encode
from streams.cli.commands.replay import _parse_start, _raw_ends
from streams.cli.merged_reader import read_merged, seek
from streams.config.settings import Settings
from streams.kafka import admin
from streams.kafka.clients import producer_client
from streams.kafka.topics import OUTCOMES, RAW, topics_for
from streams.local.embedded_broker import embedded_broker, free_port
from streams.page.backend.kafka import KafkaRequests
from streams.serialization.readers import open_consumer, read_topic
from tests.streams.cli.test_main import copydesk
from tests.streams.desk.test_simulator import STORY

AT = datetime(2026, 3, 3, 10, tzinfo=UTC)
OTHER = (
    "Lighthouse keeper retires in Marrow Bay\n\n"
    "MARROW BAY, March 3 (Gannet) -- The last keeper of the Marrow Bay light "
    "handed over her keys on Tuesday after thirty-one years of service.\n\n"
    "The lamp has been run from the mainland since last autumn."
)
PUBLISHED = (
    (0, RawItem("tideway", "urn:t:1", "text/plain", AT, STORY.encode(),
                agency="Tideway", language="en")),
    (1, RawItem("gannet", "urn:g:1", "text/plain",
                AT + timedelta(minutes=1), STORY.encode(),
                agency="Gannet", language="en")),
    (0, RawItem("gannet", "urn:g:2", "text/plain",
                AT + timedelta(minutes=2), OTHER.encode(),
                agency="Gannet", language="en")),
    (1, RawItem("tideway", "urn:t:1", "text/plain",
                AT + timedelta(minutes=3),
                STORY.replace("eleven", "twelve").encode(),
                agency="Tideway", language="en")),
    (2, RawItem("gannet", "urn:g:3", "text/plain",
                AT + timedelta(minutes=4), b" ")),
)  # fmt: skip
SENT = (
    "clean", "unique", "items", "duplicates", "captions", "entities",
    "outcomes", "deadletters",
)  # fmt: skip


@pytest.fixture(scope="module")
def address():
    with embedded_broker() as broker:
        asyncio.run(publish(Settings(broker=broker)))
        yield broker


async def publish(settings):
    await admin.create(topics_for(()), settings)
    async with producer_client(settings) as client:
        for minute, (partition, item) in enumerate(PUBLISHED):
            await client.send_and_wait(
                "wire.raw", key=item.uri.encode(), value=encode(item),
                partition=partition, timestamp_ms=stamp(minute),
            )  # fmt: skip
        await client.send_and_wait(
            "wire.raw", key=b"odd", value=b"{", partition=3,
            timestamp_ms=stamp(9),
        )  # fmt: skip


def stamp(minute):
    return int((AT + timedelta(minutes=minute)).timestamp() * 1000)


def replay(address, prefix, *words, **environment):
    return copydesk(
        "replay", "--to-prefix", prefix, *words,
        COPYDESK_BROKER=address, **environment,
    )  # fmt: skip


async def read_records(address, prefix, name):
    settings = Settings(broker=address, prefix=prefix)
    return sorted(
        (
            record.partition,
            record.offset,
            record.key,
            record.value,
            record.headers,
        )
        for record in await read_topic(settings, prefix + name)
    )


async def end_offsets(address):
    settings = Settings(broker=address)
    names = [f"wire.{name}" for name in (*SENT, "raw", "ticks", "polls")]
    async with open_consumer(settings, *names) as client:
        return await client.end_offsets(list(client.assignment()))


async def consumer_groups(address):
    client = AIOKafkaAdminClient(bootstrap_servers=address)
    await client.start()
    try:
        return await client.list_consumer_groups()
    finally:
        await client.close()


@pytest.fixture(scope="module")
def two_replays(address):
    """Replay all twice; return what both printed, and all ends before."""
    before = asyncio.run(end_offsets(address))
    results = [
        replay(address, "one.", PYTHONHASHSEED="1"),
        replay(address, "two.", PYTHONHASHSEED="2"),
    ]
    return results, before


@pytest.mark.broker
async def test_replay_twice_writes_the_same_bytes(address, two_replays):
    """Each runs in its own process with another hash seed."""
    results, before = two_replays

    assert [result.stderr for result in results] == ["", ""]
    assert results[0].stdout == results[1].stdout
    for name in SENT:
        first = await read_records(address, "one.", name)
        assert first == await read_records(address, "two.", name)
        assert first or name == "captions"
    assert await end_offsets(address) == before
    assert await consumer_groups(address) == []


@pytest.mark.broker
@pytest.mark.usefixtures("two_replays")
async def test_replay_outcomes_name_live_sources(address):
    outcomes = {
        outcome["source"]: outcome["outcome"]
        for *_, value, _ in await read_records(address, "one.", "outcomes")
        if (outcome := msgspec.json.decode(value))
    }

    assert outcomes == {
        "wire.raw-0:0": "item",
        "wire.raw-1:0": "duplicate",
        "wire.raw-0:1": "item",
        "wire.raw-1:1": "item",
        "wire.raw-2:0": "deadLetter",
        "wire.raw-3:0": "deadLetter",
    }


@pytest.mark.broker
@pytest.mark.parametrize(
    ("start", "sources"),
    [
        (0, ["0:0", "1:0", "0:1", "1:1", "2:0", "3:0"]),
        (1, ["0:1", "1:1"]),
        (99, []),
        (AT + timedelta(minutes=2), ["0:1", "1:1", "2:0", "3:0"]),
        (AT + timedelta(days=1), []),
    ],
)
async def test_read_merged_orders_by_fetch_time(address, start, sources):
    """A record without fetch time is sorted by its broker time."""
    async with open_consumer(Settings(broker=address), "wire.raw") as consumer:
        ends = await seek(consumer, start)
        merged = [
            origin.source.removeprefix("wire.raw-")
            async for origin in read_merged(consumer, ends)
        ]

    assert merged == sources


@pytest.mark.broker
def test_replay_from_starts_at_that_time(address):
    result = replay(address, "since.", "--from", "2026-03-03T10:02:00Z")

    assert result.stdout.startswith("4 raw records")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("1", 1),
        ("2026-03-03T10:02:00Z", AT + timedelta(minutes=2)),
        ("2026-03-03T10:09", AT + timedelta(minutes=9)),
        ("2026-03-03T12:02:00+02:00", AT + timedelta(minutes=2)),
    ],
)
def test_parse_start_takes_offset_or_time_of_utc(text, start):
    assert _parse_start(text) == start


async def publish_raw(settings, *items):
    async with producer_client(settings) as client:
        for partition, item in items:
            await client.send_and_wait(
                f"{settings.prefix}raw", key=item.uri.encode(),
                value=encode(item), partition=partition,
            )  # fmt: skip


NEWER = (
    (0, RawItem("tideway", "urn:t:1", "text/plain",
                AT + timedelta(hours=1),
                STORY.replace("eleven", "thirteen").encode(),
                agency="Tideway", language="en")),
    (3, RawItem("tideway", "urn:t:9", "text/plain",
                AT + timedelta(hours=2),
                OTHER.replace("Marrow Bay", "Cold Ness").encode(),
                agency="Tideway", language="en")),
)  # fmt: skip


@pytest.mark.broker
async def test_replay_and_live_desk_differ_only_where_both_processed(address):
    """
    A replay is a gate for a deploy while the live desk goes on.

    Here a replay of all records takes the part of the live desk, and an
    earlier one that of the replay that began before the last records.
    """
    settings = Settings(broker=address, prefix="gate.")
    await admin.create([RAW], settings)
    await publish_raw(settings, *PUBLISHED)
    replay(address, "began.", COPYDESK_PREFIX="gate.")
    await publish_raw(settings, *NEWER)
    replay(address, "live.", COPYDESK_PREFIX="gate.")

    same = copydesk("diff", "live.", "began.", COPYDESK_BROKER=address)
    assert same.returncode == 0, same.stdout
    assert same.stdout == (
        "1 equal, 0 only live., 0 only began., 0 differ, "
        "2 not compared (not processed by both)\n"
    )

    (*_, key, value, _) = next(
        record
        for record in await read_records(address, "began.", "items")
        if record[2] == b"urn:g:2"
    )
    item = msgspec.json.decode(value)
    item["headlines"][0]["value"] = "Another headline"
    began = Settings(broker=address, prefix="began.")
    async with producer_client(began) as client:
        await client.send_and_wait("began.items", encode(item), key=key)

    other = copydesk("diff", "live.", "began.", COPYDESK_BROKER=address)
    assert other.returncode == 1
    assert "1 differ, headline 1" in other.stdout


@pytest.mark.broker
async def test_replay_leaves_out_records_that_come_after_its_begin(address):
    settings = Settings(broker=address, prefix="ends.")
    await admin.create([RAW], settings)
    await publish_raw(settings, PUBLISHED[0])
    ends = await _raw_ends(settings)
    await publish_raw(settings, *NEWER)

    async with open_consumer(settings, "ends.raw") as consumer:
        await seek(consumer, 0)
        read = [origin.source async for origin in read_merged(consumer, ends)]

    assert read == ["ends.raw-0:0"]


@pytest.mark.broker
async def test_replay_reads_the_whole_last_batch_of_each_partition(address):
    """The embedded broker states an end behind the batch's first record."""
    settings = Settings(broker=address, prefix="batch.")
    await admin.create([RAW], settings)
    values = [encode(item) for _, item in (*PUBLISHED, *NEWER)]
    async with producer_client(settings) as client:
        batch = client.create_batch()
        for value in values:
            batch.append(key=b"key", value=value, timestamp=None)
        await (await client.send_batch(batch, "batch.raw", partition=1))
    sources = [f"batch.raw-1:{offset}" for offset in range(len(values))]

    async with open_consumer(settings, "batch.raw") as consumer:
        ends = await seek(consumer, 0)
        read = {origin.source async for origin in read_merged(consumer, ends)}
    last = await KafkaRequests(settings).record(
        "batch.raw", 1, len(values) - 1
    )

    assert read == set(sources)
    assert last == values[-1]
    said = replay(address, "batched.", COPYDESK_PREFIX="batch.").stdout
    assert said.startswith(f"{len(values)} raw records")


HEAVY = "\n\n".join(
    f"The ferry {number} came back to Ellery on Monday with its slates."
    for number in range(140_000)
)
"""Takes several seconds to clean; the timeout is 3 s."""


@pytest.mark.broker
async def test_replay_slow_document_becomes_one_dead_letter(address):
    settings = Settings(broker=address, prefix="heavy.")
    await admin.create([RAW], settings)
    late = PUBLISHED[-2][1].fetched_at + timedelta(hours=1)
    heavy = RawItem("h", "urn:h:1", "text/plain", late, HEAVY.encode())
    async with producer_client(settings) as client:
        for item in (PUBLISHED[0][1], heavy):
            await client.send_and_wait("heavy.raw", encode(item), partition=0)

    result = replay(
        address, "light.", COPYDESK_PREFIX="heavy.",
        COPYDESK_CLEAN_TIMEOUT="3", COPYDESK_MAX_TEXT="10000000",
    )  # fmt: skip

    ((*_, value, _),) = await read_records(address, "light.", "deadletters")
    assert msgspec.json.decode(value)["reason"] == "timeout", result.stderr
    assert "deadLetter 1, item 1" in result.stdout


@pytest.mark.broker
@pytest.mark.parametrize("prefix", ["wire.", ""])
def test_replay_live_prefix_exits_2(address, prefix):
    result = replay(address, prefix)

    assert result.returncode == 2
    assert "the live desk uses the prefix" in result.stderr


@pytest.mark.broker
async def test_replay_used_prefix_exits_2(address):
    settings = Settings(broker=address, prefix="used.")
    await admin.create((OUTCOMES,), settings)
    async with producer_client(settings) as client:
        await client.send_and_wait("used.outcomes", b"{}")

    result = await asyncio.to_thread(replay, address, "used.")

    assert result.returncode == 2
    assert "choose an unused prefix" in result.stderr


@pytest.mark.slow
def test_replay_without_broker_exits_1_with_one_line():
    result = replay(f"127.0.0.1:{free_port()}", "x.")

    assert result.returncode == 1
    assert "copydesk: no Kafka broker answers at" in result.stderr


def test_replay_invalid_start_exits_2():
    result = replay("127.0.0.1:1", "x.", "--from", "yesterday")

    assert result.returncode == 2
    assert "--from yesterday is neither" in result.stderr
