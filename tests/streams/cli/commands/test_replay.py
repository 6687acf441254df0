"""A replay gives the same bytes each time and touches nothing live."""

import asyncio
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from aiokafka.admin import AIOKafkaAdminClient

from extractors.model.raw import RawItem
from extractors.output.codec import encode
from streams.cli.merged_reader import read_merged, seek
from streams.config.settings import Settings
from streams.kafka import admin
from streams.kafka.clients import producer_client
from streams.kafka.topics import RAW, topics_for
from streams.local.embedded_broker import embedded_broker, free_port
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
    with embedded_broker() as found:
        asyncio.run(publish(Settings(broker=found)))
        yield found


async def publish(settings):
    await admin.create(topics_for(()), settings)
    async with producer_client(settings) as client:
        for place, (partition, item) in enumerate(PUBLISHED):
            await client.send_and_wait(
                "wire.raw", key=item.uri.encode(), value=encode(item),
                partition=partition, timestamp_ms=stamp(place),
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


async def held(address, prefix, name):
    settings = Settings(broker=address, prefix=prefix)
    return sorted(
        (one.partition, one.offset, one.key, one.value, one.headers)
        for one in await read_topic(settings, prefix + name)
    )


async def ends(address):
    settings = Settings(broker=address)
    names = [f"wire.{one}" for one in (*SENT, "raw", "ticks", "polls")]
    async with open_consumer(settings, *names) as client:
        return await client.end_offsets(list(client.assignment()))


async def groups(address):
    client = AIOKafkaAdminClient(bootstrap_servers=address)
    await client.start()
    try:
        return await client.list_consumer_groups()
    finally:
        await client.close()


@pytest.mark.broker
async def test_two_replays_give_the_same_bytes(address):
    """Each in a process of its own, with another seed for its hashes."""
    before = await ends(address)

    done = [
        replay(address, "one.", PYTHONHASHSEED="1"),
        replay(address, "two.", PYTHONHASHSEED="2"),
    ]

    assert [one.stderr for one in done] == ["", ""]
    assert done[0].stdout == done[1].stdout
    for name in SENT:
        first = await held(address, "one.", name)
        assert first == await held(address, "two.", name)
        assert first or name == "captions"
    assert await ends(address) == before
    assert await groups(address) == []


@pytest.mark.broker
async def test_sources_stay_the_live_ones(address):
    replay(address, "sources.")

    outcomes = {
        found["source"]: found["outcome"]
        for *_, value, _ in await held(address, "sources.", "outcomes")
        if (found := msgspec.json.decode(value))
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
    ("begin", "sources"),
    [
        (0, ["0:0", "1:0", "0:1", "1:1", "2:0", "3:0"]),
        (1, ["0:1", "1:1"]),
        (99, []),
        (AT + timedelta(minutes=2), ["0:1", "1:1", "2:0", "3:0"]),
        (AT + timedelta(days=1), []),
    ],
)
async def test_records_come_by_their_fetch_time(address, begin, sources):
    """What has no fetch time stands where the broker's clock puts it."""
    async with open_consumer(Settings(broker=address), "wire.raw") as source:
        found = [
            one.source.removeprefix("wire.raw-")
            async for one in read_merged(source, await seek(source, begin))
        ]

    assert found == sources


@pytest.mark.broker
@pytest.mark.parametrize(
    ("begin", "taken"),
    [("2026-03-03T10:02:00Z", 4), ("2026-03-03T10:09", 1), ("1", 2)],
)
def test_a_replay_begins_where_it_is_told(address, begin, taken):
    done = replay(address, f"since-{taken}.", "--from", begin)

    assert done.stdout.startswith(f"{taken} raw records")


HEAVY = "\n\n".join(
    f"The ferry {number} came back to Ellery on Monday with its slates."
    for number in range(200_000)
)
"""Takes some 13 s to clean, and three are allowed."""


@pytest.mark.broker
async def test_a_document_that_hangs_costs_a_replay_one_letter(address):
    settings = Settings(broker=address, prefix="heavy.")
    await admin.create([RAW], settings)
    late = PUBLISHED[-2][1].fetched_at + timedelta(hours=1)
    heavy = RawItem("h", "urn:h:1", "text/plain", late, HEAVY.encode())
    async with producer_client(settings) as client:
        for item in (PUBLISHED[0][1], heavy):
            await client.send_and_wait("heavy.raw", encode(item), partition=0)

    done = replay(
        address, "light.", COPYDESK_PREFIX="heavy.",
        COPYDESK_CLEAN_TIMEOUT="3",
    )  # fmt: skip

    ((*_, value, _),) = await held(address, "light.", "deadletters")
    assert msgspec.json.decode(value)["reason"] == "timeout", done.stderr
    assert "deadLetter 1, item 1" in done.stdout


@pytest.mark.broker
@pytest.mark.parametrize("prefix", ["wire.", ""])
def test_the_live_prefix_is_refused(address, prefix):
    done = replay(address, prefix)

    assert done.returncode == 2
    assert "live desk's own" in done.stderr


@pytest.mark.broker
def test_a_used_prefix_is_refused(address):
    replay(address, "used.")

    done = replay(address, "used.")

    assert done.returncode == 2
    assert "take a fresh prefix" in done.stderr


def test_no_broker_is_one_sentence():
    done = replay(f"127.0.0.1:{free_port()}", "x.")

    assert done.returncode == 1
    assert "copydesk: no Kafka broker answers at" in done.stderr


def test_a_wrong_start_is_named():
    done = replay("127.0.0.1:1", "x.", "--from", "yesterday")

    assert done.returncode == 2
    assert "--from yesterday is neither" in done.stderr
