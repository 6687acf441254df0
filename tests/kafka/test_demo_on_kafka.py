"""``copydesk run --broker`` leaves a Kafka of others as it was."""

import json
import os
import subprocess
import sys

import pytest

from streams.cli.commands.feeds import write_feeds
from streams.config.settings import Settings
from streams.demo.model import FEEDS as DEMO_FEEDS
from streams.kafka import admin
from streams.kafka.topics import FEEDS
from streams.poller.feeds.registry import read_registered_feeds
from streams.records import FeedRegistration

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(300)]

SAME = FeedRegistration(
    DEMO_FEEDS[0].id, "https://tideway.example/rss", paused=True
)
OTHER = FeedRegistration(
    "tideway", "https://tideway.example/atom", paused=True
)


def run_demo(address, tmp_path):
    environment = {
        name: value for name, value in os.environ.items()
        if name != "COPYDESK_PREFIX"
    }  # fmt: skip
    summary = tmp_path / "summary.json"
    ended = subprocess.run(
        [
            sys.executable, "-m", "streams", "run", "--broker", address,
            "--for", "3", "--summary", str(summary),
        ],
        capture_output=True, text=True, timeout=250, check=False,
        env=environment | {
            "COPYDESK_DATA_DIR": str(tmp_path),
            "COPYDESK_SESSION_TIMEOUT": "6",
            "COPYDESK_START_TIMEOUT": "120",
        },
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert "NotLeaderForPartition" not in ended.stderr  # it tries again
    return json.loads(summary.read_text())


async def test_run_on_a_kafka_of_others_leaves_it_as_it_was(kafka, tmp_path):
    settings = Settings(broker=kafka.address, prefix="demo.")
    before = set(await admin.partition_counts(settings))
    await admin.create([FEEDS], settings)
    registered = {feed.feed: feed for feed in (SAME, OTHER)}
    await write_feeds(settings, registered)
    try:
        summary = run_demo(kafka.address, tmp_path)

        after = set(await admin.partition_counts(settings))
        assert await read_registered_feeds(settings) == registered
        assert {name for name in after - before if name[0] != "_"} == {
            "demo.feeds"
        }
        assert not {"demo.poller", "demo.desk"} & await admin.groups(settings)
        assert summary["published"] > 0
    finally:
        await admin.delete_topics(["demo.feeds"], settings)
