"""``kill -9``: nothing lost, nothing repeated with other bytes."""

import asyncio

import pytest

from streams.kafka.topics import OUTCOMES
from tests.kafka.reading import (
    by_key,
    items_of,
    outcomes,
    publish,
    read,
    settled,
    trickle,
    wait_for,
)

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(240)]

COUNT = 60


@pytest.fixture
def deployment(kafka_deployment):
    return kafka_deployment


async def some_done(deployment, count):
    async def done():
        ended = outcomes(await read(deployment.settings, OUTCOMES))
        return len(ended) >= count

    await wait_for(done, 60, every=0.2)


async def nothing_lost_nothing_changed(deployment, sources):
    """Check that every record ended once and every item is one value."""
    found = await settled(deployment, sources, 90)
    items = await items_of(deployment, len(sources), 30)

    assert set(found) == set(sources)
    assert all(one == {"item"} for one in found.values())
    assert len(items) == len(sources)
    assert all(len(values) == 1 for values in items.values())
    told = by_key(await read(deployment.settings, OUTCOMES))
    assert all(len(values) == 1 for values in told.values())


async def test_a_desk_killed_three_times_loses_nothing(deployment):
    publishing = asyncio.create_task(
        publish(deployment.settings, trickle(range(COUNT)), every=0.1)
    )
    for share in (0.1, 0.3, 0.5):
        victim = deployment.start("desk")
        await some_done(deployment, int(COUNT * share))
        victim.kill()
    deployment.start("desk")
    sources = await publishing

    await nothing_lost_nothing_changed(deployment, sources)


async def test_a_killed_broker_loses_nothing(deployment, kafka):
    worker = deployment.start("desk")
    first = await publish(deployment.settings, trickle(range(COUNT)))
    await some_done(deployment, COUNT // 4)

    await asyncio.to_thread(kafka.kill)
    await asyncio.sleep(3)
    kafka.start()  # its leash ends with the thread that starts it
    if worker.process.poll() is not None:
        deployment.start("desk")
    more = await publish(
        deployment.settings, trickle(range(COUNT, COUNT + 10))
    )

    await nothing_lost_nothing_changed(deployment, [*first, *more])


async def test_a_stopped_desk_hands_over_all_that_it_had(deployment):
    first = deployment.start("desk")
    deployment.start("desk")
    publishing = asyncio.create_task(
        publish(deployment.settings, trickle(range(COUNT)), every=0.2)
    )
    await some_done(deployment, COUNT // 3)

    status = await asyncio.to_thread(first.stop)
    sources = await publishing

    assert status == 0, first.said()
    await nothing_lost_nothing_changed(deployment, sources)
