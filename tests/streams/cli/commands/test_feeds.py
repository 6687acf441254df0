import asyncio
import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from streams.cli.commands.feeds import write_feeds
from streams.cli.producer import cli_producer
from streams.config.settings import Settings
from streams.kafka.producer_records import make_record
from streams.kafka.topics import POLLS
from streams.local.embedded_broker import embedded_broker
from streams.records import FeedRegistration, PollOutcome

AT = datetime(2026, 3, 4, tzinfo=UTC)
ERROR = "[red]refused[/] by\nthe host: " + 60 * "x"


def copydesk(broker, *words):
    return subprocess.run(
        [sys.executable, "-m", "streams", *words],
        capture_output=True, text=True, timeout=60, check=True,
        env={**os.environ, "COLUMNS": "300", "COPYDESK_BROKER": broker},
    ).stdout  # fmt: skip


async def write_failed_poll(settings):
    feeds = ("a", "b")
    await write_feeds(
        settings,
        {
            feed: FeedRegistration(feed, f"https://{feed}.example/")
            for feed in feeds
        },
    )
    poll = PollOutcome("a", "network_error", AT, AT, error=ERROR)
    async with cli_producer(settings) as producer:
        await producer.send([make_record(POLLS, "a", poll)])


@pytest.mark.broker
def test_list_shows_the_error_of_the_last_poll_as_short_text():
    with embedded_broker() as broker:
        copydesk(broker, "topics", "create")
        asyncio.run(write_failed_poll(Settings(broker=broker)))
        rows = copydesk(broker, "feeds", "list").splitlines()

    failed = next(row for row in rows if "a.example" in row)
    other = next(row for row in rows if "b.example" in row)
    shown = "[red]refused[/] by the host: " + 30 * "x" + "\u2026"
    assert len(shown) == 60
    assert f" {shown} " in failed
    assert "never" in other
    assert "\u2026" not in other
