"""
A rolling deploy, and scaling, that nobody notices.

Two bars: what came out is what one undisturbed desk makes of the same raw
records, byte for byte; and no item took longer than 15 s from its fetch to
``wire.items`` on a machine that does nothing else (up to 6.3 s measured). What
other work on the machine costs is allowed for, measured in the same run.
"""

import asyncio
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

import msgspec
import pytest

from streams.kafka.topics import (
    CAPTIONS,
    DUPLICATES,
    ENTITIES,
    FEEDS,
    ITEMS,
    OUTCOMES,
    RAW,
)
from tests.chaos.slowness import Slowness
from tests.chaos.wire import LoadedWire
from tests.kafka.reading import publish, read, settled
from tests.kafka.workers import ROOT, Deployment

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(600)]

RATE = 3.0
"""New stories a second; what follows them comes on top."""
LATEST = 15.0
"""Seconds from fetch to ``wire.items``."""
OWN_SLOWNESS = 2.0
"""What the test's own processes cost a thread, on two cores."""
BETWEEN = 3.0
PATIENT = {
    "COPYDESK_SESSION_TIMEOUT": "30",
    "COPYDESK_REBALANCE_TIMEOUT": "30",
    "COPYDESK_START_TIMEOUT": "120",
}
"""As the settings are by themselves, but for slow machines' starts."""
AS_THE_IMAGE = {"COPYDESK_STORE": "rocksdb://?driver=rocksdict"}


@pytest.fixture
async def deployment(kafka, request, tmp_path):
    prefix = f"{request.node.name.removeprefix('test_')}."
    made = Deployment(
        kafka.address, prefix, tmp_path, partitions=4, extra=dict(PATIENT)
    )
    await made.create_topics()
    yield made
    await made.stop()


@pytest.fixture
async def wire():
    running = LoadedWire(RATE)
    yield running
    await running.close()


async def begun(deployment, wire, *roles):
    """Start these workers, and then the wire."""
    workers = await asyncio.gather(*(up(deployment, one) for one in roles))
    await wire.start()
    pairs = [
        (one.feed.encode(), msgspec.json.encode(one)) for one in wire.feeds
    ]
    await publish(deployment.settings, pairs, FEEDS)
    await asyncio.sleep(BETWEEN)
    return workers


async def up(deployment, role):
    began = time.monotonic()
    worker = deployment.start(role)
    await asyncio.to_thread(worker.wait_until_ready)
    print(f"{role} ready after {time.monotonic() - began:.1f} s")
    return worker


async def down(worker):
    began = time.monotonic()
    status = await asyncio.to_thread(worker.stop)
    print(f"{worker.log.stem} gone after {time.monotonic() - began:.1f} s")
    assert status == 0, worker.said()


@pytest.fixture
def slowness():
    with Slowness() as measured:
        yield measured


async def test_a_rolling_deploy_is_not_noticed(deployment, wire, slowness):
    deployment.extra |= AS_THE_IMAGE
    roles = ("desk", "desk", "poller", "poller")
    workers = await begun(deployment, wire, *roles)

    for role, worker in zip(roles, workers, strict=True):
        await down(worker)
        await up(deployment, role)
        await asyncio.sleep(BETWEEN)

    await nobody_noticed(deployment, wire, slowness.factor)


async def test_one_desk_becomes_three_and_one_again(
    deployment, wire, slowness
):
    first, _ = await begun(deployment, wire, "desk", "poller")

    second = await up(deployment, "desk")
    await up(deployment, "desk")
    await asyncio.sleep(BETWEEN)
    await down(first)
    await down(second)
    await asyncio.sleep(BETWEEN)

    await nobody_noticed(deployment, wire, slowness.factor)


async def nobody_noticed(deployment, wire, slowness):
    wire.end()
    await asyncio.sleep(BETWEEN + 2)
    raw = await read(deployment.settings, RAW)
    ended = await settled(deployment, {one.source for one in raw}, 90)
    # Pollers go on polling: what they find now is all known.
    items = await read(deployment.settings, ITEMS)
    ages = emitted_after(items)
    tell(raw, ended, ages)
    print(f"a thread took {slowness:.1f} times its CPU time")

    assert all(len(one) == 1 for one in ended.values())
    names = {one.key.rpartition(":")[2] for one in raw}
    assert names == {one.story.id for one in wire.sent()}
    await as_undisturbed(deployment)
    assert ages[-1] < LATEST * max(1.0, slowness / OWN_SLOWNESS)


def emitted_after(items):
    """Return seconds from fetch to the first record of each value, sorted."""
    first = {}
    for one in items:
        first.setdefault((one.key, one.value), one)
    return sorted(
        (one.at - fetched(one)).total_seconds() for one in first.values()
    )


def fetched(one):
    return datetime.fromisoformat(one.json["copydesk"]["fetchedAt"])


def tell(raw, ended, ages):
    counts = Counter(end for ends in ended.values() for end in ends)
    times = sorted(fetch_of(one) for one in raw)
    silence = max((b - a).total_seconds() for a, b in pairwise(times))
    middle, high = ages[len(ages) // 2], ages[int(len(ages) * 0.99)]
    print(f"{len(raw)} raw records: {dict(counts)}")
    print(f"longest time without a fetch that brought news: {silence:.1f} s")
    print(
        f"fetched to emitted: median {middle:.2f} s, p99 {high:.2f} s, "
        f"longest {ages[-1]:.2f} s"
    )


def fetch_of(one):
    return datetime.fromisoformat(one.json["fetchedAt"])


async def as_undisturbed(deployment):
    """Compare with a replay: one process over the same raw records."""
    await asyncio.to_thread(replay, deployment)
    calm = replace(deployment.settings, prefix="calm." + deployment.prefix)
    for topic in (ITEMS, DUPLICATES, CAPTIONS, ENTITIES, OUTCOMES):
        live = told(await read(deployment.settings, topic))
        assert live == told(await read(calm, topic)), topic.name


def told(seen):
    """Return all that was ever said under each key."""
    return {(one.key, one.value) for one in seen}


def replay(deployment):
    done = subprocess.run(
        [
            sys.executable, "-m", "streams", "replay", "--to-prefix",
            "calm." + deployment.prefix,
        ],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=180,
        env=deployment.environment(),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
