"""A poisoned document costs one dead letter and a bounded time of its lane."""

import asyncio
from itertools import pairwise

import msgspec
import pytest

from extractors.model.raw import RawItem
from extractors.output.codec import encode
from streams.kafka.topics import DEADLETTERS, OUTCOMES, RAW
from tests.chaos.cpu_contention import CpuContention
from tests.kafka.poisoned_desk import (
    CRASH,
    HANG,
    MEMORY,
    NATIVE_HANG,
)
from tests.kafka.topic_io import publish, read, wait_for_outcomes
from tests.streams.desk.bad_records import raw_value
from tests.streams.desk.dedupe.desk import START

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(600)]

LIMIT = 5
"""CPU seconds of a document; the machine is busy with other tests."""
OF_A_LANE = 10.0
"""Seconds for which a poisoned document may hold its lane, on a free core."""
WITHIN = 240.0
SIZE = 5_000_000
NOT_UTF_8 = b"\xff\xfe\xed\xa0\x80"


def document(body, media_type="text/plain"):
    return encode(
        RawItem("f", "", media_type, START, body, language="en", lane="en")
    )


def other_schema(number, **changes):
    """Return a good record as another release would write it."""
    value = msgspec.json.decode(raw_value(number)) | changes
    return msgspec.json.encode(value)


POISON = {
    "hang": (document(HANG), {"timeout"}),
    "native hang": (document(NATIVE_HANG), {"timeout"}),
    "crash": (document(CRASH), {"crash"}),
    "memory": (document(MEMORY), {"memory"}),
    "nested tags": (
        document(b"<html><body>" + b"<div>" * (SIZE // 5), "text/html"), None,
    ),
    "nested inline tags": (
        document(b"<html><body><p>" + b"<b>" * (SIZE // 3), "text/html"), None,
    ),
    "nested elements": (
        document(b"<nitf><body><body.content>" + b"<p>" * (SIZE // 3)), None,
    ),
    "nested brackets": (
        document(b"[" * SIZE, "application/json"), {"not-json"},
    ),
    "many entries": (
        document(b"<rss><channel>" + b"<item/>" * 400_000), None,
    ),
    "not a record": (b"[" * SIZE, {"bad-record"}),
}  # fmt: skip
"""Values, and the reasons that they may have; None for any of the list."""
GOOD = {
    "older": other_schema(1, schema=0),
    "newer": other_schema(2, schema=99, unknown={"a": [1]}, page=None),
    "between": raw_value(3),
}
"""Written around the poison."""


async def test_poison_costs_one_dead_letter_and_seconds_of_its_lane(
    kafka_deployment,
):
    deployment = kafka_deployment
    settings = deployment.settings
    (warm,) = await publish(settings, [(b"urn:warm", raw_value(0))])
    worker = deployment.start(
        "desk", "tests.kafka.poisoned_desk",
        COPYDESK_CLEAN_TIMEOUT=str(LIMIT), COPYDESK_PROCESS_MEMORY_MB="1024",
    )  # fmt: skip
    await wait_for_outcomes(deployment, {warm}, WITHIN)
    values = []
    for number, (value, _) in enumerate(POISON.values(), 10):
        values += [value, raw_value(number)]
    values += GOOD.values()

    with CpuContention() as contention:
        sources = await publish(
            settings, [(NOT_UTF_8, value) for value in values]
        )
        outcomes = await wait_for_outcomes(deployment, sources, WITHIN)

    letters = [record.json for record in await read(settings, DEADLETTERS)]
    reasons = {
        f"{letter['topic']}-{letter['partition']}:{letter['offset']}": (
            letter["reason"]
        )
        for letter in letters
    }
    poisoned = dict(zip(POISON, sources[: 2 * len(POISON) : 2], strict=True))
    good = set(sources) - set(poisoned.values())
    print({name: reasons.get(place) for name, place in poisoned.items()})
    assert len(letters) == len(reasons), "one each"
    assert all(outcomes[source] == {"item"} for source in good)
    assert good & reasons.keys() == set()
    for name, place in poisoned.items():
        allowed = POISON[name][1]
        if allowed:
            assert reasons[place] in allowed, name
        assert len(outcomes[place]) == 1
        assert reasons.get(place) != "bug"
    held = longest_gap(await read(settings, OUTCOMES), sources)
    print(f"a lane was held for {held:.1f} s at most: {contention.factor:.1f}")
    assert held < OF_A_LANE * contention.factor
    assert worker.process.poll() is None
    assert await asyncio.to_thread(worker.stop) == 0
    assert RAW.name in sources[0]


def longest_gap(records, sources):
    """Return the longest time between two outcomes, in seconds."""
    times = sorted(
        record.at for record in records if record.key in set(sources)
    )
    return max((b - a).total_seconds() for a, b in pairwise(times))
