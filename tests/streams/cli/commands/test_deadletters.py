import asyncio
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from extractors.output.codec import encode
from streams.config.settings import Settings
from streams.kafka.clients import producer_client
from streams.local.embedded_broker import embedded_broker
from streams.records import DeadLetter
from streams.serialization.readers import read_topic

AT = datetime(2026, 3, 4, tzinfo=UTC)


def letter(topic, partition, value, reason="no-body", hours=0):
    return DeadLetter(
        "clean", reason, "no text", topic, partition, 0, "urn:t:1", value,
        "tideway", AT + timedelta(hours=hours),
    )  # fmt: skip


KEPT = letter("wire.raw", 1, b"raw item")
LATER = letter("wire.raw", 2, b"later", "not-xml", hours=5)
DOCUMENT = letter("polls", -1, b"<html>no feed</html>")


async def put(settings, values):
    async with producer_client(settings) as client:
        for value in values:
            await client.send_and_wait("wire.deadletters", value, key=b"k")


@pytest.fixture
def broker():
    with embedded_broker() as address:
        copydesk(address, "topics", "create")
        letters = [encode(one) for one in (KEPT, LATER, KEPT, DOCUMENT)]
        asyncio.run(put(Settings(broker=address), [*letters, b"?"]))
        yield address


def copydesk(broker, *words, status=0):
    done = subprocess.run(
        [sys.executable, "-m", "streams", *words],
        capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "COLUMNS": "200", "COPYDESK_BROKER": broker},
    )  # fmt: skip
    assert done.returncode == status, done.stderr
    return done


def letters(broker, *words):
    return copydesk(broker, "deadletters", *words)


def sent_again(broker):
    records = asyncio.run(read_topic(Settings(broker=broker), "wire.raw"))
    return sorted((one.partition, one.key, one.value) for one in records)


@pytest.mark.broker
def test_only_what_came_from_a_topic_goes_back_to_it(broker):
    done = letters(broker, "replay")

    assert sent_again(broker) == [
        (1, b"urn:t:1", b"raw item"),
        (2, b"urn:t:1", b"later"),
    ]
    assert "2 records sent again" in done.stdout
    assert "1 documents left" in done.stdout
    assert " polls " not in copydesk(broker, "topics", "list").stdout


@pytest.mark.broker
def test_what_was_dealt_with_is_off_the_list(broker):
    first = letters(broker, "list").stdout
    letters(broker, "replay", "--since", "2026-03-04T05:00")
    letters(broker, "drop", "wire.raw-1:0")
    again = letters(broker, "replay", "--reason", "no-body").stdout

    waiting = letters(broker, "list").stdout
    everyone = letters(broker, "list", "--all").stdout

    assert first.count("tideway ") == 3
    assert sent_again(broker) == [(2, b"urn:t:1", b"later")]
    assert "0 records sent again" in again
    assert "wire.raw-" not in waiting
    assert "tideway#" in waiting
    assert [one in everyone for one in ("replayed", "dropped")] == [True] * 2


@pytest.mark.broker
def test_show_gives_the_bytes_and_says_what_is_known(broker):
    done = letters(broker, "show", "wire.raw-2:0")

    assert done.stdout == "later\n"
    assert "clean: not-xml: no text" in done.stderr
    assert "waiting" in done.stderr
    assert "1 records are no letters" in done.stderr
    copydesk(broker, "deadletters", "show", "wire.raw-9:9", status=1)


@pytest.mark.broker
def test_a_drop_wants_to_know_which(broker):
    done = copydesk(broker, "deadletters", "drop", status=2)

    assert "say which" in done.stderr
    assert letters(broker, "list").stdout.count("tideway") == 3 + 1


def test_a_wrong_time_is_named():
    done = copydesk(
        "127.0.0.1:1", "deadletters", "list", "--since", "noon", status=2
    )

    assert "--since noon is no time" in done.stderr
