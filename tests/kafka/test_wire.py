"""The demo wire through a poller and a desk, read with a plain consumer."""

import asyncio

import msgspec
import pytest

from streams.demo import server
from streams.kafka.topics import (
    CAPTIONS,
    DUPLICATES,
    ENTITIES,
    FEEDS,
    ITEMS,
    POLLS,
    RAW,
)
from tests.conformance import misfits
from tests.kafka.reading import (
    letters_of,
    publish,
    read,
    settled,
)

SHOW = 62.0
"""Seconds: the script, a few stories of the trickle, and time to poll."""


@pytest.fixture
async def wire():
    running = await server.start()
    yield running
    await running.stop()


async def register(deployment, feeds):
    pairs = [(one.feed.encode(), msgspec.json.encode(one)) for one in feeds]
    await publish(deployment.settings, pairs, FEEDS)


async def watched(deployment, wire):
    """Let the show run to its end; return the raw records that it made."""
    deployment.start("desk")
    await register(deployment, wire.feeds)
    deployment.start("poller")
    await publish(
        deployment.settings, [(b"junk", b"{"), (b"none", None)], FEEDS
    )
    await asyncio.sleep(SHOW)
    await asyncio.to_thread(deployment.workers[1].stop)
    return await read(deployment.settings, RAW)


def newest(seen):
    """Return the last value of each key, as a compacted read does."""
    return {one.key.rpartition(":")[2]: one.json for one in seen}


def events(seen, name):
    """Return an item's events; at least once, so a repeat counts for one."""
    told = {
        one.value: one.json["copydesk"]["event"]
        for one in seen
        if one.key.endswith(f":{name}")
    }
    return list(told.values())


@pytest.mark.timeout(200)
async def test_the_demo_wire_becomes_clean_news(deployment, wire):
    raw = await watched(deployment, wire)
    sources = {one.source for one in raw}
    found = await settled(deployment, sources, 30)
    settings = deployment.settings

    # Every raw record has one ending, and nothing else has any.
    assert set(found) == sources
    assert all(len(one) == 1 for one in found.values()), found

    seen = await read(settings, ITEMS)
    assert [one for item in seen for one in misfits(item.value)] == []
    items = newest(seen)
    assert {one["copydesk"]["agency"] for one in items.values()} == {
        feed.agency for feed in wire.feeds
    }
    assert {one["language"] for one in items.values()} == {"en", "fr", "de"}
    assert events(seen, "rheinpegel") == ["new", "update"]
    assert events(seen, "tramway") == ["new", "update"]
    # A busy machine may read the other agency's copy first; the original
    # then takes its place.
    first, *later = events(seen, "ferry")
    assert first in {"new", "promoted"}
    assert later == ["correction"]
    assert events(seen, "museumspreis") == ["release"]
    assert events(seen, "werft") == ["new", "kill"]
    assert events(seen, "sailing") == ["new"]

    assert items["werft"]["pubStatus"] == "canceled"
    assert "Feuerwehr" not in msgspec.json.encode(items["werft"]).decode()

    library = text_of(items["library"])
    assert library.startswith("A branch library in the east of Nairobi")
    assert len(library.split("\n\n")) == 6
    for furniture in ("Related Post", "Leave a Reply", "Photo/", "Share"):
        assert furniture not in library
    assert items["library"]["copydesk"]["dateline"] == "NAIROBI"

    folded = newest(await read(settings, DUPLICATES))
    assert folded["ferry-reprint"]["duplicateOf"].endswith(":ferry")
    assert folded["grain-spun"]["duplicateOf"].endswith(":grain")
    assert folded["grain-spun"]["kind"] == "spun"

    captions = {
        one["text"]: one
        for one in newest(await read(settings, CAPTIONS)).values()
    }
    (hall,) = (
        one for text, one in captions.items() if "Cais do Vale metro" in text
    )
    assert (hall["occurrences"], len(hall["items"])) == (3, 1)
    (quay,) = (one for text, one in captions.items() if "Skolten quay" in text)
    assert len(quay["items"]) == 3
    assert quay["creditLine"] == "North Harbour Press"

    letters = await letters_of(deployment, 1, 10)
    assert {"bad-record", "no-body"} <= set(letters.values())

    assert await read(settings, ENTITIES)
    polls = await read(settings, POLLS)
    assert {"new", "not_modified", "throttled", "bad_document"} <= {
        one.json["outcome"] for one in polls if one.value
    }


def text_of(item):
    (plain,) = (
        one["value"]
        for one in item["bodies"]
        if one["contentType"] == "text/plain"
    )
    return plain
