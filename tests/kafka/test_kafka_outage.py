"""Kafka goes away while workers run, and comes back with the same data."""

import asyncio
import json
import re
import time
import urllib.request
from dataclasses import dataclass, field

import pytest

from extractors.output.codec import encode
from streams.kafka.topics import FEEDS
from streams.local.embedded_broker import free_port
from streams.records import FeedRegistration
from tests.kafka.topic_io import publish, wait_for_outcomes
from tests.streams.desk.bad_records import raw_value

pytestmark = pytest.mark.kafka

AWAY = 25.0
"""Seconds without Kafka."""
CHANGE_WITHIN = 15.0
MOST_LINES = 10
RECORDS = 20
ROLES = ("poller", "desk")
OWN = {"started", "assigned", "ready", "feed failed"}


@dataclass(slots=True)
class Watched:
    """
    A worker, and when its readiness changed.

    Attributes:
        changes: status of ``/readyz``, and since when.
    """

    worker: object
    changes: list = field(default_factory=list)

    def look(self):
        status = self.worker.readiness()[0]
        if not self.changes or self.changes[-1][0] != status:
            self.changes.append((status, time.monotonic()))

    @property
    def lines(self):
        return [
            json.loads(line) for line in self.worker.read_log().splitlines()
        ]

    def own_events(self):
        """Return the events at a start, without aiokafka's, each once."""
        return [event for event in dict.fromkeys(self.events) if event in OWN]

    @property
    def events(self):
        return [line["event"] for line in self.lines]

    def kafka_up(self):
        address = f"http://127.0.0.1:{self.worker.port}/metrics"
        with urllib.request.urlopen(address, timeout=5) as answer:
            text = answer.read().decode()
        return float(re.search(r"(?m)^copydesk_kafka_up (.+)$", text)[1])


async def watch(workers, until):
    """Look at all workers until a condition holds."""
    while not until():
        for worker in workers:
            await asyncio.to_thread(worker.look)
        await asyncio.sleep(0.2)


def failing_feed():
    """Return key and registration of a feed whose server is away."""
    url = f"http://127.0.0.1:{free_port()}/feed"
    feed = FeedRegistration("pier", url, allow_private=("127.0.0.1",))
    return b"pier", encode(feed)


@pytest.fixture
def deployment(own_kafka_deployment):
    return own_kafka_deployment


async def test_workers_say_that_kafka_is_away_and_go_on_when_it_is_back(
    deployment,
):
    broker, deployment = deployment
    await publish(deployment.settings, [failing_feed()], FEEDS)
    workers = [Watched(deployment.start(role)) for role in ROLES]
    for watched in workers:
        await asyncio.to_thread(watched.worker.wait_until_ready)
    poller, desk = workers
    await watch(
        workers,
        lambda: "feed failed" in poller.events and "ready" in desk.events,
    )
    assert desk.own_events() == ["started", "assigned", "ready"]
    assert {*poller.own_events()} == OWN
    for watched in workers:
        watched.changes.clear()
    before = [len(watched.lines) for watched in workers]

    broker.stop()
    stopped = time.monotonic()
    await watch(workers, lambda: time.monotonic() > stopped + AWAY)

    for watched, count in zip(workers, before, strict=True):
        assert [status for status, _ in watched.changes] == [200, 503]
        assert watched.changes[-1][1] - stopped < CHANGE_WITHIN
        body = json.loads(watched.worker.readiness()[1])
        assert body == {"ready": False, "behind": None, "kafka": False}
        assert watched.kafka_up() == 0
        events = watched.events[count:]
        assert len(events) <= MOST_LINES, events
        assert events.count("Kafka does not answer") == 1

    broker.start()
    back = time.monotonic()
    await watch(
        workers,
        lambda: (
            all(
                watched.changes[-1][0] == 200
                and "Kafka answers again" in watched.events
                for watched in workers
            )
            or time.monotonic() > back + 2 * CHANGE_WITHIN
        ),
    )

    for watched in workers:
        assert [status for status, _ in watched.changes] == [200, 503, 200]
        assert watched.changes[-1][1] - back < CHANGE_WITHIN
        assert watched.kafka_up() == 1
        (line,) = [
            line
            for line in watched.lines
            if line["event"] == "Kafka answers again"
        ]
        assert line["left_out_lines"] > MOST_LINES
    sources = await publish(
        deployment.settings,
        [(b"key", raw_value(number)) for number in range(RECORDS)],
    )
    await wait_for_outcomes(deployment, sources, 60)

    await deployment.stop()
    assert [watched.worker.process.returncode for watched in workers] == [0, 0]
    assert [watched.events[-1] for watched in workers] == ["stopped"] * 2
    assert poller.events.count("feed failed") == 1
