"""Pollers that share the feeds: they come, go and die, and lose none."""

import asyncio

import pytest
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType

from extractors.output.codec import encode
from streams.kafka.topics import FEEDS, POLLS, RAW, full_name
from streams.records import read_outcome
from tests.chaos.feeds import serving
from tests.kafka.reading import publish, read, settled, wait_for
from tests.kafka.workers import Deployment

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(300)]

OFTEN = 8.0
ONCE = 3600.0
FEW = 40
MANY = 1000
# Outcomes are dated when the answer is read, requests when they come.
OVERLAP = 1.0


@pytest.fixture
async def deployment(kafka, request, tmp_path):
    prefix = request.node.name.replace("_", "-") + "."
    made = Deployment(kafka.address, prefix, tmp_path, partitions=4)
    await made.create_topics()
    yield made
    await made.stop()


@pytest.fixture
async def site():
    async with serving() as one:
        yield one


async def register(deployment, site, numbers, interval, every=0.0):
    feeds = [site.registration(f"f{n}", interval) for n in numbers]
    records = [(one.feed.encode(), encode(one)) for one in feeds]
    await publish(deployment.settings, records, FEEDS, every)
    return [one.feed for one in feeds]


async def asked(site, feeds, times, deployment, within=60):
    """Wait until each feed was asked for so many times more."""
    wanted = {feed: len(site.requests[feed]) + times for feed in feeds}

    def lacking():
        return [one for one in feeds if len(site.requests[one]) < wanted[one]]

    async def done():
        return not lacking()

    try:
        await wait_for(done, within)
    except TimeoutError as error:
        told = f"{lacking()}\n{deployment.logs()}"
        raise AssertionError(told) from error


async def outcomes(deployment):
    """Return all outcomes told of each feed, in order."""
    found = {}
    for one in await read(deployment.settings, POLLS):
        found.setdefault(one.key, []).append(read_outcome(one.value))
    return found


async def known_by_then(deployment, site):
    """Yield each request with the newest outcome that was told before it."""
    told = await outcomes(deployment)
    for feed, requests in site.requests.items():
        for request in requests:
            before = [
                one
                for one in told.get(feed, ())
                if one.polled_at.timestamp() < request.at - OVERLAP
            ]
            if before:
                yield request, before[-1]


async def impolite(deployment, site):
    """Give requests without a validator that was known, or before the due."""
    return [
        (known.feed, request.at - known.next_due.timestamp(), request.etag)
        async for request, known in known_by_then(deployment, site)
        if request.etag != known.etag
        or request.at < known.next_due.timestamp()
    ]


async def all_told(deployment, site):
    """Wait until every request has its outcome."""

    async def done():
        told = await outcomes(deployment)
        return all(
            len(told.get(feed, ())) == len(requests)
            for feed, requests in site.requests.items()
        )

    await wait_for(done, OFTEN * 2, every=0.1)


async def test_feeds_move_with_all_that_is_known_of_them(deployment, site):
    first, second = deployment.start("poller"), deployment.start("poller")
    feeds = await register(deployment, site, range(FEW), OFTEN)
    await asked(site, feeds, 2, deployment)

    deployment.start("poller")
    await asked(site, feeds, 2, deployment)
    status = await asyncio.to_thread(first.stop)
    await asked(site, feeds, 1, deployment)
    await all_told(deployment, site)
    assert await impolite(deployment, site) == []
    assert status == 0, first.said()

    second.kill()
    await asked(site, feeds, 2, deployment)
    assert await impolite(deployment, site) == []


async def largest_record(deployment, topic, size):
    """Set the largest record that the broker takes on a topic, bytes."""
    admin = AIOKafkaAdminClient(bootstrap_servers=deployment.address)
    await admin.start()
    limit = {"max.message.bytes": str(size), "cleanup.policy": topic.policy}
    name = full_name(topic, deployment.settings)
    await admin.alter_configs(
        [ConfigResource(ConfigResourceType.TOPIC, name, configs=limit)]
    )
    await admin.close()


async def test_items_without_an_outcome_come_again_as_they_were(
    deployment, site
):
    await largest_record(deployment, POLLS, 100)
    victim = deployment.start("poller")
    feeds = await register(deployment, site, range(10), ONCE)

    async def published():
        raw = await read(deployment.settings, RAW)
        return len({one.key for one in raw}) == 2 * len(feeds)

    await wait_for(published, 60)
    victim.kill()
    assert await outcomes(deployment) == {}

    await largest_record(deployment, POLLS, 1 << 20)
    deployment.start("poller")
    await asked(site, feeds, 1, deployment)

    async def told():
        return set(await outcomes(deployment)) == set(feeds)

    await wait_for(told, 30)
    assert await impolite(deployment, site) == []
    raw = await read(deployment.settings, RAW)
    bodies = {}
    for one in raw:
        bodies.setdefault(one.key, []).append(one.json["body"])
    assert len(bodies) == 2 * len(feeds)
    assert all(len(same) > 1 for same in bodies.values())
    assert all(len(set(same)) == 1 for same in bodies.values())

    deployment.start("desk")
    found = await settled(deployment, [one.source for one in raw], 90)
    ended = [next(iter(one)) for one in found.values()]
    assert ended.count("item") + ended.count("duplicate") == len(bodies)
    assert ended.count("stale") == len(raw) - len(bodies)


async def test_a_storm_of_rebalances_loses_nothing(deployment, site):
    deployment.start("poller")
    steady = await register(deployment, site, range(4), ONCE)
    await asked(site, steady, 1, deployment)

    registering = asyncio.create_task(
        register(deployment, site, range(4, MANY), ONCE, every=0.025)
    )
    for restart in range(5):
        guest = deployment.start("poller")
        await asyncio.sleep(4)
        await asyncio.to_thread(guest.kill if restart % 2 else guest.stop)
    feeds = await registering

    async def all_asked():
        return all(site.requests[feed] for feed in feeds)

    await wait_for(all_asked, 60)
    assert await impolite(deployment, site) == []
