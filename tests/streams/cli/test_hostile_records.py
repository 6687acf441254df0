"""Commands meet records that no worker of ours would write."""

import asyncio
import base64
import json
import re
from datetime import UTC, datetime

import pytest
from rich.console import Console
from typer.testing import CliRunner

from extractors.output.codec import encode
from streams.cli import terminal
from streams.cli.main import make_app
from streams.config.settings import Settings
from streams.kafka.clients import producer_client
from streams.kafka.topics import FEEDS, POLLS
from streams.local.embedded_broker import embedded_broker
from streams.records import FeedRegistration, PollOutcome

pytestmark = pytest.mark.broker

AT = datetime(2026, 3, 4, tzinfo=UTC)
OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)
MARKUP = "[bold]x[/] [/oops] :smile: \x1b[2J\u202e\x9b\u2066"
DEPTH = 100_000
KEYS = (None, b"", b"\xff\xfe", b"[/oops]\x1b[2J", b"k" * 3000)
VALUES = (
    b"", b"\xff\xfe\x00", b"null", b"{}", b"[1]", b'"x"', b"1e999", b"{",
    b"[" * DEPTH + b"]" * DEPTH, b'{"a":' * DEPTH + b"1" + b"}" * DEPTH,
    rb'{"feed":"\ud83d","uri":"\udc00"}', b'{"feed":"\xff"}',
    b"9" * 5000, b'{"' + b"k" * 5000 + b'":1}', b"NaN", b"\x00" * 100,
)  # fmt: skip
TOPICS = (
    "feeds", "polls", "subscriptions", "raw", "items", "deadletters",
    "handled", "outcomes", "clean", "unique", "duplicates", "ticks",
)  # fmt: skip


def letter(**fields):
    """Return a dead letter as JSON, with any fields."""
    value = {
        "stage": "clean", "reason": "bug", "error": MARKUP, "topic": "wire.raw",
        "partition": 0, "offset": 7, "key": MARKUP, "feed": MARKUP,
        "value": base64.b64encode(b"\xff\x1b[2J").decode(),
        "failedAt": "2026-03-04T00:00:00Z",
    }  # fmt: skip
    return json.dumps(value | fields).encode()


LETTERS = (
    letter(),
    letter(offset=8, failedAt="2026-03-04T00:00:00"),
    letter(offset=9, failedAt="0001-01-01T00:00:00"),
    letter(offset=10, failedAt="9999-12-31T23:59:59+00:00", reason=MARKUP),
    letter(offset=11, topic="nowhere at all", reason="nowhere"),
    letter(offset=12, topic="wire.raw", partition=9999, reason="nowhere"),
    letter(offset=13, topic="", reason="nowhere"),
    letter(partition=-1, offset=2**40),
)


async def fill(settings):
    """Write every value under every key, and some records of right types."""
    feed = FeedRegistration(MARKUP, "https://a.example/" + MARKUP, MARKUP)
    poll = PollOutcome(MARKUP, MARKUP, AT, AT, error=MARKUP)
    async with producer_client(settings) as client:
        for topic in TOPICS:
            for number, value in enumerate(VALUES):
                key = KEYS[number % len(KEYS)]
                await client.send(f"wire.{topic}", value, key=key)
        for value in LETTERS:
            await client.send("wire.deadletters", value, key=b"k")
        for topic, record in ((FEEDS, feed), (POLLS, poll)):
            await client.send(
                f"wire.{topic.name}", encode(record), key=MARKUP.encode()
            )
        await client.flush()


@pytest.fixture(scope="module")
def broker():
    wide = Console(width=300, markup=False, highlight=False, emoji=False)
    with embedded_broker() as address, pytest.MonkeyPatch.context() as patch:
        patch.setattr(terminal, "console", wide)
        runner = CliRunner(env={"COPYDESK_BROKER": address})
        assert runner.invoke(make_app(), ["topics", "create"]).exit_code == 0
        asyncio.run(fill(Settings(broker=address)))
        yield runner


def run(broker, *words, status=0):
    result = broker.invoke(make_app(), [str(word) for word in words])
    raised = result.exception
    assert raised is None or isinstance(raised, SystemExit), repr(raised)
    assert result.exit_code == status, result.output
    assert not OBEYED.search(result.output), words
    return result


@pytest.mark.parametrize("topic", TOPICS)
def test_tail_any_record_is_one_line_of_json(broker, topic):
    count = len(VALUES)
    result = run(broker, "tail", topic, "--from-start", "--count", count)

    lines = result.stdout.splitlines()
    assert len(lines) == count
    assert all(set(json.loads(line)) == {"key", "value"} for line in lines)


def test_feeds_commands_leave_out_what_is_no_registration(broker):
    listed = run(broker, "feeds", "list")
    exported = broker.invoke(make_app(), ["feeds", "export"])

    assert "[bold]x[/]" in listed.stdout
    assert "records of wire.polls are unreadable" in listed.stderr
    assert "records of wire.subscriptions are unreadable" in listed.stderr
    assert exported.exit_code == 0
    assert exported.stdout.startswith("<?xml")


def test_feeds_changes_work_beside_unreadable_records(broker, tmp_path):
    feeds = tmp_path / "feeds.toml"
    feeds.write_text('[[feed]]\nfeed = "pier"\nurl = "https://a.example/"\n')

    run(broker, "feeds", "apply", feeds)
    run(broker, "feeds", "pause", "pier")
    run(broker, "feeds", "remove", "pier")
    run(broker, "feeds", "remove", MARKUP)
    run(broker, "feeds", "remove", "no\nbody", status=1)


def test_deadletters_commands_survive_any_letter(broker):
    listed = run(broker, "deadletters", "list")
    run(broker, "deadletters", "list", "--since", "2026-03-04", "--all")
    run(broker, "deadletters", "list", "--until", "2026-03-04T00:00:00+02:00")
    shown = broker.invoke(make_app(), ["deadletters", "show", "wire.raw-0:7"])
    refused = run(
        broker, "deadletters", "replay", "--reason", "nowhere", status=1
    )
    run(broker, "deadletters", "replay", "wire.raw-0:7")
    run(broker, "deadletters", "drop", "--feed", MARKUP)

    assert "records are not dead letters" in listed.stderr
    assert "wire.raw-0:9" in listed.stdout
    assert shown.exit_code == 0
    assert not OBEYED.search(shown.stderr)
    assert refused.stderr.splitlines()[-1].startswith("copydesk: ")
    assert "Traceback" not in refused.output


def test_diff_record_that_is_no_item_is_named(broker):
    result = run(broker, "diff", "wire.", "wire.", status=2)

    assert "is not an item" in result.stderr


@pytest.mark.slow
def test_replay_makes_each_unreadable_record_a_dead_letter(broker):
    result = run(broker, "replay", "--to-prefix", "again.")

    count = re.match(r"(\d+) raw records", result.stdout)[1]
    assert f"deadLetter {count}" in result.stdout
    assert int(count) > 10


@pytest.mark.parametrize("value", [*VALUES, *LETTERS])
def test_explain_any_bytes_never_raises(broker, tmp_path, value):
    file = tmp_path / "[bold]x[_oops].json"
    file.write_bytes(value)

    result = broker.invoke(make_app(), ["explain", str(file)])

    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert not OBEYED.search(result.output)
