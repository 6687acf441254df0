"""An agent that raises ends its worker before anything is acknowledged."""

import asyncio

import pytest

from streams.kafka.topics import CLEAN, ITEMS, RAW, UNIQUE
from tests.kafka.failing_desk import MARK
from tests.kafka.group_offsets import committed_offsets, uncommitted_records
from tests.kafka.topic_io import publish, read, wait_for, wait_for_outcomes
from tests.streams.desk.bad_records import raw_value

pytestmark = pytest.mark.kafka

BEFORE, AFTER = 20, 20
ENDS_WITHIN = 120
WITHIN = 90


@pytest.fixture
def deployment(kafka_deployment):
    return kafka_deployment


def records():
    """Return raw records; the one with the fault is in the middle."""
    return [
        (b"key", raw_value(number).replace(b"urn:good:", urn))
        for number in range(BEFORE + 1 + AFTER)
        for urn in [MARK + b":" if number == BEFORE else b"urn:good:"]
    ]


async def place_of_fault(settings, topic):
    """Return the fault's record on a topic; all values are JSON."""
    return next(
        record.source
        for record in await read(settings, topic)
        if MARK in (record.value or b"")
    )


async def test_agent_that_raises_ends_worker_and_nothing_is_lost(deployment):
    settings = deployment.settings
    sources = await publish(settings, records())

    for agent, topic in (
        ("clean", RAW), ("dedupe", CLEAN), ("enrich", UNIQUE),
    ):  # fmt: skip
        worker = deployment.start(
            "desk", "tests.kafka.failing_desk", FAIL_AGENT=agent
        )
        status = await asyncio.to_thread(worker.process.wait, ENDS_WITHIN)

        assert status == 1
        last = worker.read_log().strip().splitlines()[-1]
        assert last == (
            f"copydesk: the agent desk.{agent} failed: "
            "RuntimeError('a fault in the agent')"
        )
        place = await place_of_fault(settings, topic)
        committed = await committed_offsets(settings)
        for tp, offset in committed.items():
            if place.startswith(f"{tp.topic}-{tp.partition}:"):
                assert offset <= int(place.rpartition(":")[2])

    worker = deployment.start("desk")
    await asyncio.to_thread(worker.wait_until_ready)
    outcomes = await wait_for_outcomes(deployment, sources, WITHIN)

    async def are_all_committed():
        return not await uncommitted_records(settings, RAW, CLEAN, UNIQUE)

    await wait_for(are_all_committed, WITHIN)
    assert await asyncio.to_thread(worker.stop) == 0
    uniques = {record.key for record in await read(settings, UNIQUE)}
    items = {record.key for record in await read(settings, ITEMS)}
    assert f"{MARK.decode()}:{BEFORE}" in items
    assert items == uniques
    assert all(len(outcomes[source]) == 1 for source in sources)
    assert {"deadLetter"} not in outcomes.values()
