"""
``kill -9`` of the only desk loses no item, and repeats the same bytes only.

`test_faults` has the kills of one desk of two, and of the broker.
"""

import asyncio

import pytest

from streams.kafka.topics import OUTCOMES
from tests.kafka.raw_items import demo_items
from tests.kafka.topic_io import (
    outcomes_by_source,
    publish,
    read,
    values_by_key,
    wait_for,
    wait_for_items,
    wait_for_outcomes,
)

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(240)]

COUNT = 60


@pytest.fixture
def deployment(kafka_deployment):
    return kafka_deployment


async def wait_for_outcome_count(deployment, count):
    async def enough():
        records = await read(deployment.settings, OUTCOMES)
        return len(outcomes_by_source(records)) >= count

    await wait_for(enough, 60, every=0.2)


async def check_nothing_lost_or_changed(deployment, sources):
    """Check that each record has one outcome and each item one value."""
    outcomes = await wait_for_outcomes(deployment, sources, 90)
    items = await wait_for_items(deployment, len(sources), 30)

    assert set(outcomes) == set(sources)
    assert all(ends == {"item"} for ends in outcomes.values())
    assert len(items) == len(sources)
    assert all(len(values) == 1 for values in items.values())
    written = values_by_key(await read(deployment.settings, OUTCOMES))
    assert all(len(values) == 1 for values in written.values())


async def test_desk_killed_three_times_loses_nothing(deployment):
    publishing = asyncio.create_task(
        publish(deployment.settings, demo_items(range(COUNT)), every=0.1)
    )
    for share in (0.1, 0.3, 0.5):
        victim = deployment.start("desk")
        await wait_for_outcome_count(deployment, int(COUNT * share))
        victim.kill()
    deployment.start("desk")
    sources = await publishing

    await check_nothing_lost_or_changed(deployment, sources)
