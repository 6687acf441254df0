"""
Kafka goes away while workers run, and comes back with the same data.

``COPYDESK_OUTAGE_SECONDS=60 pytest -s`` keeps it away for longer, and prints
when the readiness of the workers changed and how many lines they logged.
"""

import asyncio
import json
import re
import time
import urllib.request
from dataclasses import dataclass, field

import pytest

from extractors.output.codec import encode
from streams.kafka.topics import FEEDS, RAW
from streams.local.embedded_broker import free_port
from streams.records import FeedRegistration
from tests.chaos.feed_load import FeedLoad
from tests.kafka.outage import seconds_away
from tests.kafka.topic_io import (
    publish,
    read,
    register_feeds,
    wait_for,
    wait_for_outcomes,
)

pytestmark = pytest.mark.kafka

AWAY = seconds_away(25.0)
CHANGE_WITHIN = 15.0
MOST_LINES = 10
RATE = 1.0
"""New stories a second; feeds go on while Kafka is away."""
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


@pytest.fixture
async def load():
    load = FeedLoad(RATE)
    await load.start()
    yield load
    await load.close()


async def all_published(deployment, load):
    """Return the sources of all raw records, if no story of a feed misses."""
    raw = await read(deployment.settings, RAW)
    published = {record.key.rpartition(":")[2] for record in raw}
    wanted = {sent.story.id for sent in load.sent()}
    return [record.source for record in raw] if wanted <= published else None


async def test_workers_say_that_kafka_is_away_and_go_on_when_it_is_back(
    deployment, load
):
    broker, deployment = deployment
    await register_feeds(deployment.settings, load.feeds)
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
    await wait_for(lambda: all_published(deployment, load), 30)
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

    for watched, count in zip(workers, before, strict=True):
        assert [status for status, _ in watched.changes] == [200, 503, 200]
        (_, away), (_, again) = watched.changes[1:]
        assert again - back < CHANGE_WITHIN
        assert watched.kafka_up() == 1
        (line,) = [
            line
            for line in watched.lines
            if line["event"] == "Kafka answers again"
        ]
        assert line["left_out_lines"] > MOST_LINES
        lines = len(watched.lines) - count
        print(
            f"{watched.worker.log.stem}: away {AWAY:g} s; 503 after "
            f"{away - stopped:.1f} s, 200 again after {again - back:.1f} s; "
            f"{lines} lines written, {line['left_out_lines']} left out"
        )
        assert lines <= MOST_LINES, watched.events[count:]
    load.end()
    sources = await wait_for(lambda: all_published(deployment, load), 60)
    await wait_for_outcomes(deployment, sources, 60)
    stories = {sent.story.id for sent in load.sent()}
    print(f"{len(stories)} stories: all published, all with an outcome")

    await deployment.stop()
    assert [watched.worker.process.returncode for watched in workers] == [0, 0]
    assert [watched.events[-1] for watched in workers] == ["stopped"] * 2
    failed = [line for line in poller.lines if line["event"] == "feed failed"]
    assert [line["feed"] for line in failed] == ["pier"]
