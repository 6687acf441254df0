import asyncio
import os
import pty
import subprocess
from datetime import UTC, datetime, timedelta

import pytest

from extractors.output.codec import encode
from streams.cli.dead_letter_selection import name_of, short_id
from streams.config.settings import Settings
from streams.kafka.clients import producer_client
from streams.local.embedded_broker import embedded_broker
from streams.records import DeadLetter
from streams.serialization.readers import read_topic
from tests.streams.cli.running import run_copydesk

AT = datetime(2026, 3, 4, tzinfo=UTC)


def letter(topic, partition, value, reason="no-body", hours=0):
    return DeadLetter(
        "clean", reason, "no text", topic, partition, 0, "urn:t:1", value,
        "tideway", AT + timedelta(hours=hours),
    )  # fmt: skip


EARLY = letter("wire.raw", 1, b"raw item")
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
        letters = [
            encode(record) for record in (EARLY, LATER, EARLY, DOCUMENT)
        ]
        asyncio.run(put(Settings(broker=address), [*letters, b"?"]))
        yield address


def copydesk(broker, *words, status=0, stdin=subprocess.DEVNULL):
    return run_copydesk(
        *words, status=status, stdin=stdin, COPYDESK_BROKER=broker
    )


def deadletters(broker, *words):
    return copydesk(broker, "deadletters", *words)


def sent_again(broker):
    records = asyncio.run(read_topic(Settings(broker=broker), "wire.raw"))
    return sorted(
        (record.partition, record.key, record.value) for record in records
    )


@pytest.mark.broker
def test_replay_sends_records_and_leaves_documents_out(broker):
    result = deadletters(broker, "replay", "--yes")

    assert sent_again(broker) == [
        (1, b"urn:t:1", b"raw item"),
        (2, b"urn:t:1", b"later"),
    ]
    assert "2 records sent again" in result.stdout
    assert "1 documents left" in result.stdout
    assert " polls " not in copydesk(broker, "topics", "list").stdout


@pytest.mark.broker
def test_list_omits_handled_letters_except_with_all(broker):
    first = deadletters(broker, "list").stdout
    deadletters(broker, "replay", "--since", "2026-03-04T05:00")
    deadletters(broker, "drop", "wire.raw-1:0")
    second = deadletters(broker, "replay", "--reason", "no-body").stdout

    waiting = deadletters(broker, "list").stdout
    everything = deadletters(broker, "list", "--all").stdout

    assert first.count("tideway ") == 3
    assert short_id(name_of(LATER)) in first
    assert sent_again(broker) == [(2, b"urn:t:1", b"later")]
    assert "0 records sent again" in second
    assert "wire.raw-" not in waiting
    assert "tideway#" in waiting
    assert [word in everything for word in ("replayed", "dropped")] == [
        True
    ] * 2


@pytest.mark.broker
def test_show_prints_bytes_and_details(broker):
    result = deadletters(broker, "show", "wire.raw-2:0")

    assert result.stdout == "later\n"
    assert "clean: not-xml: no text" in result.stderr
    assert "waiting" in result.stderr
    assert "1 records are not dead letters" in result.stderr
    copydesk(broker, "deadletters", "show", "wire.raw-9:9", status=1)
    by_id = deadletters(broker, "show", short_id(name_of(LATER)).upper())
    assert by_id.stdout == result.stdout


@pytest.mark.broker
def test_drop_without_filter_exits_2(broker):
    result = copydesk(broker, "deadletters", "drop", status=2)

    assert "choose by LETTER" in result.stderr
    assert deadletters(broker, "list").stdout.count("tideway") == 3 + 1


def test_list_invalid_time_exits_2():
    result = copydesk(
        "127.0.0.1:1", "deadletters", "list", "--since", "noon", status=2
    )

    assert "--since noon is not a time" in result.stderr


def test_replay_all_without_terminal_and_yes_exits_2():
    result = copydesk("127.0.0.1:1", "deadletters", "replay", status=2)

    assert "confirm with --yes" in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(("answer", "sent"), [("n", []), ("y", [1, 2])])
@pytest.mark.broker
def test_replay_all_on_a_terminal_asks_first(broker, answer, sent):
    ours, theirs = pty.openpty()
    os.write(ours, f"{answer}\n".encode())
    try:
        result = copydesk(
            broker, "deadletters", "replay", stdin=theirs,
            status=0 if answer == "y" else 1,
        )  # fmt: skip
    finally:
        os.close(ours)
        os.close(theirs)

    assert "Send all 3 dead letters again?" in result.stderr
    assert [partition for partition, *_ in sent_again(broker)] == sent
