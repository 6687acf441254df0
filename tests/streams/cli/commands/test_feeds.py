import asyncio
import inspect
import json
from datetime import UTC, datetime

import pytest

from streams.cli.commands.feeds import add, write_feeds
from streams.config.settings import Settings
from streams.kafka.producer_records import make_record
from streams.kafka.record_producer import record_producer
from streams.kafka.topics import POLLS
from streams.local.embedded_broker import embedded_broker
from streams.poller.feeds.feed_keys import feed_keys
from streams.records import FeedRegistration, PollOutcome
from tests.streams.cli.running import run_copydesk

AT = datetime(2026, 3, 4, tzinfo=UTC)
ERROR = "[red]refused[/] by\nthe host: " + 600 * "x"


def copydesk(broker, *words):
    return run_copydesk(*words, COLUMNS="80", COPYDESK_BROKER=broker).stdout


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
    async with record_producer(settings) as producer:
        await producer.send([make_record(POLLS, "a", poll)])


def commands_of(broker):
    """Return what the commands print, from one broker and process each."""
    copydesk(broker, "topics", "create")
    asyncio.run(write_failed_poll(Settings(broker=broker)))
    copydesk(
        broker, "feeds", "add", "c", "https://c.example/", "--auth", "env:KEY",
        "--allow-private", "10.0.0.0/8", "--allow-private", "127.0.0.1",
        "--interval-min", "30", "--media-type", "text/xml", "--paused",
        "--topic", "https://c.example/self", "--transport", "websub",
    )  # fmt: skip
    return {
        "list": copydesk(broker, "feeds", "list"),
        "json": copydesk(broker, "feeds", "list", "--json"),
        "show": copydesk(broker, "feeds", "show", "a"),
        "added": copydesk(broker, "feeds", "show", "c", "--json"),
        "topics": copydesk(broker, "topics", "list", "--json"),
        "letters": copydesk(broker, "deadletters", "list", "--json"),
    }


@pytest.fixture(scope="module")
def printed():
    with embedded_broker() as broker:
        yield commands_of(broker)


@pytest.mark.broker
def test_list_off_a_terminal_shows_whole_errors_and_addresses(printed):
    rows = printed["list"].splitlines()

    failed = next(row for row in rows if "a.example" in row)
    other = next(row for row in rows if "b.example" in row)
    assert " ".join(ERROR.split()) in failed
    assert "never" in other
    assert "\u2026" not in printed["list"]


@pytest.mark.broker
def test_list_json_is_one_array_with_a_feed_on_each_line(printed):
    feeds = json.loads(printed["json"])

    assert [feed["feed"] for feed in feeds] == ["a", "b", "c"]
    assert (feeds[0]["lastPoll"], feeds[0]["error"]) == (
        "network_error",
        ERROR,
    )
    assert feeds[1]["lastPoll"] == "never"
    assert len(printed["json"].splitlines()) == 3 + 2
    assert json.loads(printed["letters"]) == []
    assert {"topic", "there"} <= json.loads(printed["topics"])[0].keys()


@pytest.mark.broker
def test_show_prints_registration_and_last_poll(printed):
    assert "https://a.example/" in printed["show"]
    assert "network_error" in printed["show"]


@pytest.mark.broker
def test_add_takes_every_key(printed):
    (added,) = json.loads(printed["added"])

    assert added["allowPrivate"] == ["10.0.0.0/8", "127.0.0.1"]
    assert (added["auth"], added["paused"]) == ("env:KEY", True)
    assert (added["intervalMin"], added["mediaType"]) == (30, "text/xml")
    assert (added["transport"], added["topic"]) == (
        "websub",
        "https://c.example/self",
    )


def test_add_has_an_option_for_each_key():
    parameters = set(inspect.signature(add).parameters)

    assert {key.name for key in feed_keys()} <= parameters
