"""``copydesk run --broker`` leaves a Kafka of others as it was."""

import asyncio
import json
import os
import subprocess
import sys
import time

import pytest

from streams.cli.commands.feeds import write_feeds
from streams.config.settings import Settings
from streams.demo.model import FEEDS as DEMO_FEEDS
from streams.kafka import admin
from streams.kafka.topics import FEEDS
from streams.poller.feeds.registry import read_registered_feeds
from streams.records import FeedRegistration

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(300)]

SECONDS = 3.0
SAME = FeedRegistration(
    DEMO_FEEDS[0].id, "https://tideway.example/rss", paused=True
)
OTHER = FeedRegistration(
    "tideway", "https://tideway.example/atom", paused=True
)


def run_demo(address, tmp_path):
    """Return the summary of a run, and its lines with their seconds."""
    environment = {
        name: value for name, value in os.environ.items()
        if name != "COPYDESK_PREFIX"
    }  # fmt: skip
    summary, errors = tmp_path / "summary.json", tmp_path / "errors"
    started, lines = time.monotonic(), []
    with errors.open("w") as stderr, subprocess.Popen(
        [
            sys.executable, "-u", "-m", "streams", "run", "--broker", address,
            "--for", f"{SECONDS}", "--summary", str(summary),
        ],
        stdout=subprocess.PIPE, stderr=stderr, text=True,
        env=environment | {
            "COPYDESK_DATA_DIR": str(tmp_path),
            "COPYDESK_SESSION_TIMEOUT": "6",
            "COPYDESK_START_TIMEOUT": "120",
        },
    ) as run:  # fmt: skip
        lines += [(time.monotonic() - started, line) for line in run.stdout]
    assert run.returncode == 0, errors.read_text()
    assert "NotLeaderForPartition" not in errors.read_text()  # tries again
    return json.loads(summary.read_text()), lines


def assert_seconds_count_from_readiness(lines):
    """It says at once what starts, and runs for its time once it is ready."""
    (first, text), *_ = lines
    (ready, _), *_ = [line for line in lines if "ready after" in line[1]]
    (end, _), *_ = [line for line in lines if line[1] == "{\n"]
    assert text == "starting demo wire, poller, desk, page\n"
    assert first < ready / 2
    assert end - ready >= SECONDS


async def test_run_on_a_kafka_of_others_leaves_it_as_it_was(kafka, tmp_path):
    settings = Settings(broker=kafka.address, prefix="demo.")
    before = set(await admin.partition_counts(settings))
    await admin.create([FEEDS], settings)
    registered = {feed.feed: feed for feed in (SAME, OTHER)}
    await write_feeds(settings, registered)
    try:
        summary, lines = await asyncio.to_thread(
            run_demo, kafka.address, tmp_path
        )

        after = set(await admin.partition_counts(settings))
        assert await read_registered_feeds(settings) == registered
        assert {name for name in after - before if name[0] != "_"} == {
            "demo.feeds"
        }
        assert not {"demo.poller", "demo.desk"} & await admin.groups(settings)
        assert summary["published"] > 0
        assert_seconds_count_from_readiness(lines)
    finally:
        await admin.delete_topics(["demo.feeds"], settings)
