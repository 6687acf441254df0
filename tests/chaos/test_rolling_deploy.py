"""
A rolling deploy and scaling change no record and delay no item.

There are two criteria. The output is, byte for byte, what one undisturbed desk
makes of the same raw records. And no item takes longer than 15 s from its
fetch to ``wire.items`` on a machine that does nothing else (up to 6.3 s
measured). If other processes use the CPU, the limit grows; how much CPU time
they take is measured in the same run.
"""

import asyncio
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

import pytest

from streams.kafka.topics import (
    CAPTIONS,
    DUPLICATES,
    ENTITIES,
    ITEMS,
    OUTCOMES,
    RAW,
)
from tests.chaos.cpu_contention import CpuContention
from tests.chaos.feed_load import FeedLoad
from tests.kafka.topic_io import read, register_feeds, wait_for_outcomes
from tests.kafka.workers import ROOT, Deployment

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(600)]

RATE = 3.0
"""New stories per second; their follow-ups are additional."""
MAX_LATENCY = 15.0
"""Seconds from fetch to ``wire.items``."""
OWN_CONTENTION = 2.0
"""The contention that the test's own processes cause on two cores."""
PAUSE = 3.0
"""Seconds between two changes of the deployment."""
DEFAULT_TIMEOUTS = {
    "COPYDESK_SESSION_TIMEOUT": "30",
    "COPYDESK_REBALANCE_TIMEOUT": "30",
    "COPYDESK_START_TIMEOUT": "120",
}
"""The settings' defaults; only the start timeout is for slow machines."""
STORE_OF_IMAGE = {"COPYDESK_STORE": "rocksdb://?driver=rocksdict"}


@pytest.fixture
async def deployment(kafka, request, tmp_path):
    prefix = f"{request.node.name.removeprefix('test_')}."
    deployment = Deployment(
        kafka.address,
        prefix,
        tmp_path,
        partitions=4,
        extra=dict(DEFAULT_TIMEOUTS),
    )
    await deployment.create_topics()
    yield deployment
    await deployment.stop()


@pytest.fixture
async def load():
    feed_load = FeedLoad(RATE)
    yield feed_load
    await feed_load.close()


async def start_all(deployment, load, *roles):
    """Start these workers, and then the load."""
    workers = await asyncio.gather(
        *(start_worker(deployment, role) for role in roles)
    )
    await load.start()
    await register_feeds(deployment.settings, load.feeds)
    await asyncio.sleep(PAUSE)
    return workers


async def start_worker(deployment, role):
    start = time.monotonic()
    worker = deployment.start(role)
    await asyncio.to_thread(worker.wait_until_ready)
    print(f"{role} ready after {time.monotonic() - start:.1f} s")
    return worker


async def stop_worker(worker):
    start = time.monotonic()
    status = await asyncio.to_thread(worker.stop)
    print(f"{worker.log.stem} stopped after {time.monotonic() - start:.1f} s")
    assert status == 0, worker.read_log()


@pytest.fixture
def contention():
    with CpuContention() as measured:
        yield measured


async def test_rolling_deploy_changes_and_delays_nothing(
    deployment, load, contention
):
    deployment.extra |= STORE_OF_IMAGE
    roles = ("desk", "desk", "poller", "poller")
    workers = await start_all(deployment, load, *roles)

    for role, worker in zip(roles, workers, strict=True):
        await stop_worker(worker)
        await start_worker(deployment, role)
        await asyncio.sleep(PAUSE)

    await check_output_and_latency(deployment, load, contention.factor)


async def test_scaling_desks_from_one_to_three_and_back_changes_nothing(
    deployment, load, contention
):
    first, _ = await start_all(deployment, load, "desk", "poller")

    second = await start_worker(deployment, "desk")
    await start_worker(deployment, "desk")
    await asyncio.sleep(PAUSE)
    await stop_worker(first)
    await stop_worker(second)
    await asyncio.sleep(PAUSE)

    await check_output_and_latency(deployment, load, contention.factor)


async def check_output_and_latency(deployment, load, contention):
    load.end()
    await asyncio.sleep(PAUSE + 2)
    raw = await read(deployment.settings, RAW)
    sources = {record.source for record in raw}
    outcomes = await wait_for_outcomes(deployment, sources, 90)
    # The pollers still poll, but the feeds have no new items.
    items = await read(deployment.settings, ITEMS)
    latencies = fetch_to_items_latencies(items)
    print_figures(raw, outcomes, latencies)
    print(f"a thread took {contention:.1f} times its CPU time")

    assert all(len(ends) == 1 for ends in outcomes.values())
    names = {record.key.rpartition(":")[2] for record in raw}
    assert names == {sent.story.id for sent in load.sent()}
    await compare_with_replay(deployment)
    assert latencies[-1] < MAX_LATENCY * max(1.0, contention / OWN_CONTENTION)


def fetch_to_items_latencies(items):
    """Return seconds from fetch to the first record of each value, sorted."""
    first = {}
    for item in items:
        first.setdefault((item.key, item.value), item)
    return sorted(
        (item.at - fetch_time_of_item(item)).total_seconds()
        for item in first.values()
    )


def fetch_time_of_item(item):
    return datetime.fromisoformat(item.json["copydesk"]["fetchedAt"])


def print_figures(raw, outcomes, latencies):
    counts = Counter(end for ends in outcomes.values() for end in ends)
    times = sorted(fetch_time_of_raw(record) for record in raw)
    longest_gap = max((b - a).total_seconds() for a, b in pairwise(times))
    median = latencies[len(latencies) // 2]
    p99 = latencies[int(len(latencies) * 0.99)]
    print(f"{len(raw)} raw records: {dict(counts)}")
    print(f"longest time without a new raw record: {longest_gap:.1f} s")
    print(
        f"fetched to emitted: median {median:.2f} s, p99 {p99:.2f} s, "
        f"longest {latencies[-1]:.2f} s"
    )


def fetch_time_of_raw(record):
    return datetime.fromisoformat(record.json["fetchedAt"])


async def compare_with_replay(deployment):
    """Compare with a replay: one process reads the same raw records."""
    await asyncio.to_thread(replay, deployment)
    replayed = replace(
        deployment.settings, prefix="replay." + deployment.prefix
    )
    for topic in (ITEMS, DUPLICATES, CAPTIONS, ENTITIES, OUTCOMES):
        live = keys_and_values(await read(deployment.settings, topic))
        expected = keys_and_values(await read(replayed, topic))
        assert live == expected, topic.name


def keys_and_values(records):
    return {(record.key, record.value) for record in records}


def replay(deployment):
    result = subprocess.run(
        [
            sys.executable, "-m", "streams", "replay", "--to-prefix",
            "replay." + deployment.prefix,
        ],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=180,
        env=deployment.environment(),
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
