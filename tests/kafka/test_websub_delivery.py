"""
Two poller processes and a hub on loopback, on each kind of broker.

The hub knows the address of one poller only, as behind a load balancer. Each
poller owns some of the feeds. `pytest -s` prints how long a delivery takes to
`wire.raw`.
"""

import asyncio
import statistics
import time

import pytest
from prometheus_client.parser import text_string_to_metric_families

from extractors.output.codec import encode
from streams.kafka.topics import FEEDS, RAW, full_name
from streams.local.embedded_broker import free_port
from streams.records import FeedRegistration
from streams.serialization.readers import open_consumer
from tests.kafka.topic_io import publish, read, wait_for
from tests.streams.poller.conftest import serving
from tests.streams.poller.websub.hub import Hub, call, rss

FEED_COUNT, ROUNDS = 6, 5
# The embedded broker answers a worker's fetch of all its topics in steps of
# an eighth of a second (250 to 490 ms); Kafka in 15 to 30 ms.
WITHIN = 1.0


async def test_websub_delivery_to_either_poller_reaches_raw_within_1_s(
    deployment, monkeypatch
):
    ports = [free_port(), free_port()]
    monkeypatch.setenv("HUB_SECRET", "the same in every poller")
    deployment.extra |= {
        "COPYDESK_WEBSUB_CALLBACK": f"http://127.0.0.1:{ports[0]}/websub",
        "COPYDESK_WEBSUB_SECRET": "env:HUB_SECRET",
    }
    hub = Hub(document=rss(0))
    async with serving(hub.answer) as hub.port:
        await publish(deployment.settings, registrations(hub.port), FEEDS)
        for port in ports:
            deployment.start("poller", COPYDESK_WEB_PORT=str(port))
        await wait_for(lambda: all_active(ports), 90.0)
        seconds = await push_and_time(deployment.settings, hub)
        counted = await wait_for(lambda: all_counted(ports), 10.0)

    raw = await read(deployment.settings, RAW)
    print(
        f"hub to wire.raw, {len(seconds)} items: median "
        f"{statistics.median(seconds) * 1000:.0f} ms, worst "
        f"{max(seconds) * 1000:.0f} ms"
    )
    assert len(raw) == FEED_COUNT * (ROUNDS + 1), "nothing twice"
    assert len({record.key for record in raw}) == FEED_COUNT * ROUNDS + 1
    assert statistics.median(seconds) < WITHIN
    assert all(counted), "both pollers owned feeds"


def registrations(port):
    for number in range(FEED_COUNT):
        url = f"http://127.0.0.1:{port}/feed/{number}"
        feed = FeedRegistration(
            f"ferries-{number}", url, transport="websub", topic=url,
            allow_private=("127.0.0.0/8",), interval_min=600.0,
        )  # fmt: skip
        yield feed.feed.encode(), encode(feed)


async def metric(port, name):
    """Return a metric's values by their label."""
    _, page = await call("GET", f"http://127.0.0.1:{port}/metrics")
    return {
        "".join(sample.labels.values()): sample.value
        for family in text_string_to_metric_families(page.decode())
        for sample in family.samples
        if sample.name == f"copydesk_{name}"
    }


async def all_active(ports):
    try:
        states = [await metric(port, "subscriptions") for port in ports]
    except OSError:
        return False
    active = [state.get("active", 0) for state in states]
    return sum(active) == FEED_COUNT and all(active)


async def all_counted(ports):
    """Return each poller's published deliveries when all are counted."""
    deliveries = [await metric(port, "deliveries_total") for port in ports]
    new = [by_result["new"] for by_result in deliveries]
    return new if sum(new) == FEED_COUNT * ROUNDS else None


async def push_and_time(settings, hub):
    """Push each feed's items one by one; return the seconds to raw."""
    seconds, subscribers = [], hub.subscribers
    async with open_consumer(settings, full_name(RAW, settings)) as client:
        while await client.getmany(timeout_ms=500):
            pass
        for number in range(1, ROUNDS + 1):
            for number_of_feed, (callback, secret) in enumerate(
                subscribers.items()
            ):
                hub.subscribers = {callback: secret}
                start = time.monotonic()
                body = rss(100 * (number_of_feed + 1) + number)
                statuses, _ = await hub.push(body, Link="")
                assert statuses == [202]
                await next_record(client)
                seconds.append(time.monotonic() - start)
    return seconds


async def next_record(client):
    async with asyncio.timeout(10):
        while not await client.getmany(timeout_ms=1000):
            pass


@pytest.mark.kafka
async def test_websub_owner_killed_loses_no_accepted_delivery(
    kafka_deployment, monkeypatch
):
    """Kill the poller that owns feeds while their hub pushes."""
    ports = [free_port(), free_port()]
    monkeypatch.setenv("HUB_SECRET", "the same in every poller")
    kafka_deployment.extra |= {
        "COPYDESK_WEBSUB_CALLBACK": f"http://127.0.0.1:{ports[0]}/websub",
        "COPYDESK_WEBSUB_SECRET": "env:HUB_SECRET",
    }
    hub = Hub(document=rss(0))
    async with serving(hub.answer) as hub.port:
        feeds = registrations(hub.port)
        await publish(kafka_deployment.settings, feeds, FEEDS)
        _, owner = (
            kafka_deployment.start("poller", COPYDESK_WEB_PORT=str(port))
            for port in ports
        )
        await wait_for(lambda: all_active(ports), 90.0)
        for number in range(1, 9):
            statuses, _ = await hub.push(rss(number), Link="")
            assert statuses == [202] * FEED_COUNT
            if number == 3:
                owner.kill()

        async def everything():
            raw = await read(kafka_deployment.settings, RAW)
            items = {(record.json["feed"], record.key) for record in raw}
            return len(items) == FEED_COUNT * 9

        await wait_for(everything, 60.0)
    assert len(hub.asked) == FEED_COUNT, "the other poller kept the leases"
