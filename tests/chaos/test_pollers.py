"""Pollers share the feeds; starts, stops and kills lose no feed."""

import asyncio

import pytest
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType

from streams.kafka.topics import POLLS, RAW, full_name
from streams.records import read_outcome
from tests.chaos.static_feeds import serving
from tests.kafka.topic_io import (
    read,
    register_feeds,
    wait_for,
    wait_for_outcomes,
)
from tests.kafka.workers import Deployment

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(300)]

OFTEN = 8.0
ONCE = 3600.0
FEW = 40
MANY = 1000
# An outcome has the time of the response, a request that of its arrival.
OVERLAP = 1.0


@pytest.fixture
async def deployment(kafka, request, tmp_path):
    prefix = request.node.name.replace("_", "-") + "."
    deployment = Deployment(kafka.address, prefix, tmp_path, partitions=4)
    await deployment.create_topics()
    yield deployment
    await deployment.stop()


@pytest.fixture
async def site():
    async with serving() as static_site:
        yield static_site


async def register(deployment, site, numbers, interval, every=0.0):
    feeds = [site.registration(f"f{n}", interval) for n in numbers]
    await register_feeds(deployment.settings, feeds, every)
    return [feed.feed for feed in feeds]


async def wait_for_requests(site, feeds, times, deployment, within=60):
    """Wait until each feed has this number of further requests."""
    wanted = {feed: len(site.requests[feed]) + times for feed in feeds}

    def missing():
        return [
            feed for feed in feeds if len(site.requests[feed]) < wanted[feed]
        ]

    async def none_missing():
        return not missing()

    try:
        await wait_for(none_missing, within)
    except TimeoutError as error:
        message = f"{missing()}\n{deployment.logs()}"
        raise AssertionError(message) from error


async def outcomes_by_feed(deployment):
    """Return all outcomes of each feed, in order."""
    outcomes = {}
    for poll in await read(deployment.settings, POLLS):
        outcomes.setdefault(poll.key, []).append(read_outcome(poll.value))
    return outcomes


async def requests_with_last_outcome(deployment, site):
    """Yield each request with the newest outcome that preceded it."""
    outcomes = await outcomes_by_feed(deployment)
    for feed, requests in site.requests.items():
        for request in requests:
            before = [
                outcome
                for outcome in outcomes.get(feed, ())
                if outcome.polled_at.timestamp() < request.at - OVERLAP
            ]
            if before:
                yield request, before[-1]


async def impolite_requests(deployment, site):
    """Return requests that lack a known validator or come too early."""
    return [
        (known.feed, request.at - known.next_due.timestamp(), request.etag)
        async for request, known in requests_with_last_outcome(
            deployment, site
        )
        if request.etag != known.etag
        or request.at < known.next_due.timestamp()
    ]


async def wait_for_outcome_of_each_request(deployment, site):
    async def complete():
        outcomes = await outcomes_by_feed(deployment)
        return all(
            len(outcomes.get(feed, ())) == len(requests)
            for feed, requests in site.requests.items()
        )

    await wait_for(complete, OFTEN * 2, every=0.1)


async def test_pollers_start_stop_and_kill_keep_validators_and_due_times(
    deployment, site
):
    first, second = deployment.start("poller"), deployment.start("poller")
    feeds = await register(deployment, site, range(FEW), OFTEN)
    await wait_for_requests(site, feeds, 2, deployment)

    deployment.start("poller")
    await wait_for_requests(site, feeds, 2, deployment)
    status = await asyncio.to_thread(first.stop)
    await wait_for_requests(site, feeds, 1, deployment)
    await wait_for_outcome_of_each_request(deployment, site)
    assert await impolite_requests(deployment, site) == []
    assert status == 0, first.read_log()

    second.kill()
    await wait_for_requests(site, feeds, 2, deployment)
    assert await impolite_requests(deployment, site) == []


async def limit_record_size(deployment, topic, size):
    """Set the size in bytes of the largest record that a topic accepts."""
    admin = AIOKafkaAdminClient(bootstrap_servers=deployment.address)
    await admin.start()
    limit = {"max.message.bytes": str(size), "cleanup.policy": topic.policy}
    name = full_name(topic, deployment.settings)
    await admin.alter_configs(
        [ConfigResource(ConfigResourceType.TOPIC, name, configs=limit)]
    )
    await admin.close()


async def test_poller_killed_before_its_outcomes_repeats_the_same_items(
    deployment, site
):
    await limit_record_size(deployment, POLLS, 100)
    victim = deployment.start("poller")
    feeds = await register(deployment, site, range(10), ONCE)

    async def published():
        raw = await read(deployment.settings, RAW)
        return len({record.key for record in raw}) == 2 * len(feeds)

    await wait_for(published, 60)
    victim.kill()
    assert await outcomes_by_feed(deployment) == {}

    await limit_record_size(deployment, POLLS, 1 << 20)
    deployment.start("poller")
    await wait_for_requests(site, feeds, 1, deployment)

    async def all_have_outcomes():
        return set(await outcomes_by_feed(deployment)) == set(feeds)

    await wait_for(all_have_outcomes, 30)
    assert await impolite_requests(deployment, site) == []
    raw = await read(deployment.settings, RAW)
    bodies = {}
    for record in raw:
        bodies.setdefault(record.key, []).append(record.json["body"])
    assert len(bodies) == 2 * len(feeds)
    assert all(len(same) > 1 for same in bodies.values())
    assert all(len(set(same)) == 1 for same in bodies.values())

    deployment.start("desk")
    sources = [record.source for record in raw]
    outcomes = await wait_for_outcomes(deployment, sources, 90)
    ends = [next(iter(of_record)) for of_record in outcomes.values()]
    assert ends.count("item") + ends.count("duplicate") == len(bodies)
    assert ends.count("stale") == len(raw) - len(bodies)


async def test_pollers_many_rebalances_lose_no_feed(deployment, site):
    deployment.start("poller")
    steady = await register(deployment, site, range(4), ONCE)
    await wait_for_requests(site, steady, 1, deployment)

    registering = asyncio.create_task(
        register(deployment, site, range(4, MANY), ONCE, every=0.025)
    )
    for restart in range(5):
        guest = deployment.start("poller")
        await asyncio.sleep(4)
        await asyncio.to_thread(guest.kill if restart % 2 else guest.stop)
    feeds = await registering

    async def all_requested():
        return all(site.requests[feed] for feed in feeds)

    await wait_for(all_requested, 60)
    assert await impolite_requests(deployment, site) == []
