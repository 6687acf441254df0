"""
One bad record costs itself alone, at a desk on a real Kafka.

``COPYDESK_BAD_RECORDS=10000`` sends more records than the default.
"""

import asyncio
import os
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from hashlib import sha256
from random import Random

import msgspec
import pytest
from aiokafka import AIOKafkaConsumer

from extractors.model.raw import RawItem
from extractors.output.codec import decode
from streams.kafka.topics import (
    CLEAN,
    DEADLETTERS,
    ITEMS,
    MAX_MESSAGE_BYTES,
    OUTCOMES,
    RAW,
    TICKS,
    UNIQUE,
    full_name,
)
from streams.records import DEAD_LETTER_REASONS, Clean, Tick, Unique
from tests.kafka.group_offsets import uncommitted_records
from tests.kafka.topic_io import publish
from tests.streams.desk.bad_records import (
    bad_keys,
    bad_value,
    clean_value,
    raw_value,
    unique_value,
)

pytestmark = pytest.mark.kafka

RECORDS = int(os.environ.get("COPYDESK_BAD_RECORDS", "400"))
"""Of all topics together."""
WITHIN = 60 + RECORDS / 10
GOOD = 1 / 3
"""Share of the good records; the last one of each topic is good too."""
HEADERS = (
    None,
    [("traceparent", b"\xff"), ("", b""), ("schema", b"\0")],
    [("content-type", b"x" * 5000)] * 3,
)
FULL = MAX_MESSAGE_BYTES - 200
"""Bytes; near the largest record. Its dead letter cannot hold the value."""
LARGE = (FULL, MAX_MESSAGE_BYTES * 5 // 8)


SHOWN = 500
"""Bytes of a value that a failed assertion shows."""


def different(values_by_place, places):
    """Return the places that have more than one value, with the values."""
    return {
        place: list(values_by_place[place].values())
        for place in places
        if len(values_by_place[place]) > 1
    }


def tick_value(_number):
    return b'{"at":"2026-03-01T06:00:00Z"}'


INPUTS = (
    (RAW, raw_value, RawItem, 0.4),
    (CLEAN, clean_value, Clean, 0.25),
    (UNIQUE, unique_value, Unique, 0.25),
    (TICKS, tick_value, Tick, 0.1),
)


@dataclass
class Thrown:
    """What was sent to one topic: places of the records, numbers, kinds."""

    sources: list[str]
    good: dict[int, str]
    unreadable: set[str]


@dataclass
class Seen:
    """
    What the desk wrote until now.

    Outcomes and letters are the different values, by digest, of each place. A
    desk that was slow for its group reads records again and sends the same
    bytes again (at least once); ``repeats`` counts them.
    """

    outcomes: dict = field(default_factory=lambda: defaultdict(dict))
    ended: dict = field(default_factory=dict)
    letters: dict = field(default_factory=lambda: defaultdict(dict))
    repeats: int = 0
    reasons: dict = field(default_factory=dict)
    uris: set = field(default_factory=set)

    def add(self, topic, record):
        value = msgspec.json.decode(record.value)
        if topic == OUTCOMES:
            self._note(self.outcomes[value["source"]], record.value)
            self.ended[value["source"]] = value["outcome"]
        elif topic == ITEMS:
            self.uris.add(record.key.decode(errors="replace"))
        else:
            place = "{topic}-{partition}:{offset}".format(**value)
            self._note(self.letters[place], record.value)
            self.reasons[place] = value["reason"]

    def _note(self, values, value):
        digest = sha256(value).digest()
        self.repeats += digest in values
        values[digest] = value[:SHOWN]


def is_readable(value, kind):
    try:
        decode(value or b"", kind)
    except msgspec.MsgspecError:
        return False
    return True


async def throw(settings, random, topic, good_value, kind, count):
    """Send records to one topic, large ones between them."""
    records, good = [], []
    for number in range(count):
        key, value = bad_keys(random), good_value(number)
        if number == count - 1 or random.random() < GOOD:
            good.append(number)
        elif random.random() < 0.02:
            key, value = b"tombstone", None
        else:
            value = bad_value(random, value)
        records.append((key, value, random.choice(HEADERS)))
    if topic != TICKS:
        for at, size in enumerate(LARGE if topic == RAW else LARGE[:1]):
            number = good[at]
            good.remove(number)
            records[number] = (b"large", b"{" * size, None)
    sources = await publish(settings, records, topic)
    unreadable = {
        source
        for source, (_, value, _) in zip(sources, records, strict=True)
        if not is_readable(value, kind)
    }
    return Thrown(
        sources, {number: sources[number] for number in good}, unreadable
    )


async def read_until(settings, is_done, seconds):
    """Read what the desk writes until it is enough, and 3 s more."""
    topics = {
        full_name(topic, settings): topic
        for topic in (OUTCOMES, DEADLETTERS, ITEMS)
    }
    consumer = AIOKafkaConsumer(
        *topics, bootstrap_servers=settings.broker,
        auto_offset_reset="earliest",
    )  # fmt: skip
    await consumer.start()
    seen, deadline = Seen(), time.monotonic() + seconds
    try:
        while time.monotonic() < deadline:
            batches = await consumer.getmany(timeout_ms=300)
            for tp, records in batches.items():
                for record in records:
                    seen.add(topics[tp.topic], record)
            if is_done(seen):
                deadline = min(deadline, time.monotonic() + 3)
    finally:
        await consumer.stop()
    return seen


@pytest.mark.timeout(2 * WITHIN + 200)
async def test_desk_bad_records_cost_themselves_alone(kafka_deployment):
    deployment, random = kafka_deployment, Random(20260301)
    settings = deployment.settings
    worker = deployment.start("desk")
    await asyncio.to_thread(worker.wait_until_ready)
    started = time.monotonic()
    thrown = {
        topic: await throw(
            settings, random, topic, good_value, kind, int(share * RECORDS)
        )
        for topic, good_value, kind, share in INPUTS
    }
    unreadable = set().union(*(each.unreadable for each in thrown.values()))
    cleaned = {f"wire.raw-0:{number}" for number in thrown[CLEAN].good}
    uris = {f"urn:good:{number}" for number in thrown[UNIQUE].good}
    expected = cleaned.union(thrown[RAW].sources)

    seen = await read_until(
        settings,
        lambda seen: (
            expected <= seen.outcomes.keys()
            and unreadable <= seen.letters.keys()
            and uris <= seen.uris
        ),
        WITHIN,
    )
    print(f"{RECORDS} records, {len(unreadable)} unreadable, "
          f"{time.monotonic() - started:.0f} s, "
          f"outcomes {Counter(seen.ended.values())}, "
          f"reasons {Counter(seen.reasons.values())}, "
          f"{seen.repeats} repeats")  # fmt: skip

    assert expected - seen.outcomes.keys() == set(), deployment.logs()
    assert unreadable - seen.letters.keys() == set()
    assert uris - seen.uris == set()
    assert different(seen.outcomes, thrown[RAW].sources) == {}
    assert different(seen.letters, seen.letters) == {}
    assert {seen.reasons[place] for place in unreadable} <= {
        "bad-record", "bug",
    }  # fmt: skip
    assert set(seen.reasons.values()) <= DEAD_LETTER_REASONS
    good = {place for each in thrown.values() for place in each.good.values()}
    assert good & seen.letters.keys() == set()
    assert all(
        seen.ended[source] == "deadLetter"
        for source in thrown[RAW].sources
        if source in seen.letters
    )

    # Ticks go on, so that the last one is often not committed yet.
    uncommitted = {"not": "read"}
    deadline = time.monotonic() + 60
    while uncommitted and time.monotonic() < deadline:
        uncommitted = await uncommitted_records(settings, RAW, CLEAN, UNIQUE)
        await asyncio.sleep(0.5)
    assert uncommitted == {}, deployment.logs()
    assert worker.process.poll() is None
