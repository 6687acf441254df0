"""The commands on stories, against a broker with three of them."""

import asyncio
import json

import pytest

from streams.config.settings import Settings
from streams.kafka.clients import producer_client
from streams.local.embedded_broker import embedded_broker
from tests.streams.cli.running import run_copydesk
from tests.streams.desk.stories.builders import Desk, copy, join, report


def records():
    """Return the records of a small desk's stories topic."""
    desk = Desk()
    desk.take(
        report(headline="Harbour pilots strike"),
        copy("urn:x:1", "urn:a:1", 1),
        report("urn:b:1", 4, story="s2"),
        report("urn:c:1", 9, joined=join("s2")),
        report("urn:z:1", 20, story="s9", headline="Fair opens"),
    )
    return desk.records


async def put(settings):
    async with producer_client(settings) as client:
        for record in records():
            await client.send_and_wait(
                "wire.stories", record.value, record.key, 0
            )
        await client.send_and_wait("wire.stories", b"no story", b"bad", 0)


@pytest.fixture(scope="module")
def broker():
    with embedded_broker() as address:
        asyncio.run(put(Settings(broker=address, partitions=1)))
        yield address


def stories(broker, *words, status=0):
    return run_copydesk(
        "stories", *words, status=status, COLUMNS="20",
        COPYDESK_BROKER=broker, COPYDESK_PARTITIONS="1",
    ).stdout  # fmt: skip


@pytest.mark.broker
def test_stories_list_open_ones_newest_first(broker):
    lines = stories(broker, "list").splitlines()

    assert [line.split("  ")[0] for line in lines] == ["s9", "s1"]
    assert "A, B +4 min, C +9 min" in lines[1]
    assert lines[1].endswith("Harbour pilots strike")


@pytest.mark.broker
@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("--status", "merged"), ["s2"]),
        (("--min-agencies", "3"), ["s1"]),
        (("--limit", "1"), ["s9"]),
        (("--status", "quiet"), []),
    ],
)
def test_stories_list_chooses(broker, words, ids):
    found = json.loads(stories(broker, "list", "--json", *words))

    assert [story["id"] for story in found] == ids


@pytest.mark.broker
@pytest.mark.parametrize("name", ["s1", "s2", "urn:x:1"])
def test_stories_show_finds_a_story_by_any_of_its_names(broker, name):
    (story,) = json.loads(stories(broker, "show", name, "--json"))
    text = stories(broker, "show", name)

    assert story["id"] == "s1"
    assert "copy of urn:a:1" in text
    assert "urn:c:1 joined the story s2 to it (0.90): pilots, strike" in text


@pytest.mark.broker
def test_stories_follow_prints_each_change(broker):
    lines = stories(
        broker, "follow", "--from-start", "--json", "--count", "3"
    ).splitlines()

    assert [json.loads(line)["id"] for line in lines] == ["s1", "s1", "s2"]


@pytest.mark.broker
def test_stories_explain_gives_the_evidence_of_both(broker):
    text = stories(broker, "explain", "urn:a:1", "urn:c:1")

    assert "it began a story" in text
    assert "urn:c:1 joined by its text (0.90): pilots, strike" in text
    assert "stories that were merged" in text


@pytest.mark.broker
def test_stories_explain_of_two_stories_says_so(broker):
    text = stories(broker, "explain", "urn:a:1", "urn:z:1", status=1)

    assert text.startswith("The two items are in different stories.")


@pytest.mark.broker
def test_stories_unknown_name_or_status_fails(broker):
    assert stories(broker, "show", "urn:none", status=1) == ""
    assert stories(broker, "list", "--status", "hot", status=2) == ""


def test_records_are_those_of_three_stories():
    keys = {record.key for record in records()}

    assert keys == {b"s1", b"s2", b"s9"}
