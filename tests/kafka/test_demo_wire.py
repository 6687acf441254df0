"""The demo feeds through a poller and a desk; a plain consumer reads."""

import asyncio
from contextlib import suppress

import msgspec
import pytest

from streams.demo import server
from streams.demo.trickle import trickle_story
from streams.kafka.topics import (
    CAPTIONS,
    DUPLICATES,
    ENTITIES,
    FEEDS,
    ITEMS,
    POLLS,
    RAW,
    STORIES,
)
from tests.conformance import schema_errors
from tests.kafka.topic_io import (
    publish,
    read,
    register_feeds,
    wait_for,
    wait_for_dead_letters,
    wait_for_outcomes,
)

SHOW = 62.0
"""Seconds at most: the script, some generated stories, and time to poll."""
EVENTS = {
    "rheinpegel": ["new", "update"],
    "tramway": ["new", "update"],
    "museumspreis": ["release"],
    "werft": ["new", "kill"],
    "sailing": ["new"],
}
"""The events of the script's stories, in order."""
GENERATED = {trickle_story(number).id: ["new"] for number in range(3)}
"""The first stories after the script; they come after its last event."""


@pytest.fixture
async def wire():
    demo = await server.start()
    yield demo
    await demo.stop()


async def run_demo(deployment, wire):
    """Run the demo until its script is over; return the raw records."""
    deployment.start("desk")
    await register_feeds(deployment.settings, wire.feeds)
    deployment.start("poller")
    await publish(
        deployment.settings, [(b"junk", b"{"), (b"none", None)], FEEDS
    )

    async def is_over():
        items = await read(deployment.settings, ITEMS)
        expected = EVENTS | GENERATED
        return all(
            len(events(items, name)) >= len(of_story)
            for name, of_story in expected.items()
        )

    with suppress(TimeoutError):  # the test's assertions say what is missing
        await wait_for(is_over, SHOW, every=2.0)
    await asyncio.to_thread(deployment.workers[1].stop)
    return await read(deployment.settings, RAW)


def newest(records):
    """Return the last value of each story, as a compacted read does."""
    return {record.key.rpartition(":")[2]: record.json for record in records}


def events(records, name):
    """Return a story's events; a value that was sent twice counts once."""
    of_value = {
        record.value: record.json["copydesk"]["event"]
        for record in records
        if record.key.endswith(f":{name}")
    }
    return list(of_value.values())


@pytest.mark.timeout(200)
async def test_demo_wire_is_cleaned_and_deduplicated(deployment, wire):
    raw = await run_demo(deployment, wire)
    sources = {record.source for record in raw}
    outcomes = await wait_for_outcomes(deployment, sources, 30)
    settings = deployment.settings

    # Every raw record has one outcome, and nothing else has any.
    assert set(outcomes) == sources
    assert all(len(ends) == 1 for ends in outcomes.values()), outcomes

    records = await read(settings, ITEMS)
    assert [
        error for record in records for error in schema_errors(record.value)
    ] == []
    items = newest(records)
    assert {item["copydesk"]["agency"] for item in items.values()} == {
        feed.agency for feed in wire.feeds
    }
    assert {item["language"] for item in items.values()} == {"en", "fr", "de"}
    assert {name: events(records, name) for name in EVENTS} == EVENTS
    # On a busy machine the desk may read the other agency's copy first; the
    # original then replaces it.
    first, *later = events(records, "ferry")
    assert first in {"new", "promoted"}
    assert later == ["correction"]

    assert items["werft"]["pubStatus"] == "canceled"
    assert "Feuerwehr" not in msgspec.json.encode(items["werft"]).decode()

    library = text_of(items["library"])
    assert library.startswith("A branch library in the east of Nairobi")
    assert len(library.split("\n\n")) == 6
    for furniture in ("Related Post", "Leave a Reply", "Photo/", "Share"):
        assert furniture not in library
    assert items["library"]["copydesk"]["dateline"] == "NAIROBI"

    duplicates = newest(await read(settings, DUPLICATES))
    assert duplicates["ferry-reprint"]["duplicateOf"].endswith(":ferry")
    assert duplicates["grain-spun"]["duplicateOf"].endswith(":grain")
    assert duplicates["grain-spun"]["kind"] == "spun"

    captions = newest(await read(settings, CAPTIONS)).values()
    (hall,) = (
        caption
        for caption in captions
        if "Cais do Vale metro" in caption["text"]
    )
    assert (hall["occurrences"], len(hall["items"])) == (3, 1)
    (quay,) = (
        caption for caption in captions if "Skolten quay" in caption["text"]
    )
    assert len(quay["items"]) == 3
    assert quay["creditLine"] == "North Harbour Press"

    await check_stories(settings)
    letters = await wait_for_dead_letters(deployment, 1, 10)
    assert {"bad-record", "too-long"} <= set(letters.values())

    await check_entities(settings)
    polls = await read(settings, POLLS)
    assert {"new", "not_modified", "throttled", "bad_document"} <= {
        poll.json["outcome"] for poll in polls if poll.value
    }


async def check_stories(settings):
    """Three agencies tell one event in two languages; a copy is no source."""

    async def sealock():
        stories = newest(await read(settings, STORIES)).values()
        told = [story for story in stories if len(members(story)) == 4]
        return told[0] if told else None

    story = await wait_for(sealock, 20)
    assert members(story) == {
        "sealock", "sealock-reprint", "seeschleuse", "meridian-sealock",
    }  # fmt: skip
    assert {entry["agency"] for entry in story["agencies"]} == {
        "North Harbour Press", "Kompass-Dienst", "Meridian Wire",
    }  # fmt: skip
    assert set(story["languages"]) == {"en", "de"}
    assert story["copies"] == 1
    assert any(join["kind"] == "language" for join in story["joins"])


def members(story):
    return {name_of(member["uri"]) for member in story.get("members", ())} & {
        "sealock",
        "sealock-reprint",
        "seeschleuse",
        "meridian-sealock",
    }


def name_of(uri):
    name = uri.rpartition(":")[2]
    is_meridian = name == "sealock" and "meridian" in uri
    return "meridian-sealock" if is_meridian else name


async def check_entities(settings):
    """Each version of an item has one record for each of its entities."""
    expected = {
        (entity["id"], item["uri"], spans_of(entity["mentions"]))
        for item in [record.json for record in await read(settings, ITEMS)]
        for entity in item["copydesk"]["entities"]
        if entity["mentions"] or entity.get("elsewhere")
    }
    records = await read(settings, ENTITIES)
    sent = {
        (record.key, record.json["uri"], spans_of(body_mentions(record.json)))
        for record in records
    }

    assert expected
    assert expected <= sent
    assert {record.headers["schema"] for record in records} == {
        b"EntityMention/2"
    }


def body_mentions(value):
    return [
        mention
        for mention in value["mentions"]
        if mention.get("field", "body") == "body"
    ]


def spans_of(mentions):
    return tuple((mention["start"], mention["end"]) for mention in mentions)


def text_of(item):
    (plain,) = (
        body["value"]
        for body in item["bodies"]
        if body["contentType"] == "text/plain"
    )
    return plain
