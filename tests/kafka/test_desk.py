"""The desk as a process, read with a plain consumer."""

from streams.kafka.topics import CLEAN, ITEMS, OUTCOMES, RAW, TICKS, UNIQUE
from tests.kafka.reading import (
    items_of,
    letters_of,
    outcomes,
    publish,
    read,
    settled,
    trickle,
)


async def test_items_come_out_whole(deployment):
    deployment.start("desk")
    sources = await publish(deployment.settings, trickle(range(12)))

    found = await settled(deployment, sources, 60)
    items = await items_of(deployment, 12, 30)

    assert all(one == {"item"} for one in found.values())
    assert all(len(values) == 1 for values in items.values())
    (seen, *_) = await read(deployment.settings, ITEMS)
    assert seen.headers["content-type"] == b"application/json"
    assert seen.headers["event"] == b"new"
    assert seen.json["uri"] == seen.key
    assert seen.json["copydesk"]["event"] == "new"


JUNK = [
    (b"null", None),
    (b"empty", b""),
    (b"bytes", bytes(range(256))),
    (b"half", b'{"feed": "x", "uri"'),
    (b"list", b"[1, 2]"),
    (b"shape", b'{"feed": 7}'),
    (None, b"{}"),
]


async def test_junk_becomes_dead_letters_and_nothing_stops(deployment):
    deployment.start("desk")
    junk = [
        source
        for topic in (RAW, CLEAN, TICKS, UNIQUE)
        for source in await publish(deployment.settings, JUNK, topic)
    ]
    sources = await publish(deployment.settings, trickle(range(4)))

    await settled(deployment, sources, 60)
    await items_of(deployment, 4, 30)
    letters = await letters_of(deployment, len(junk), 30)

    assert set(letters) == set(junk)
    assert set(letters.values()) == {"bad-record"}
    ended = outcomes(await read(deployment.settings, OUTCOMES))
    of_raw = set(junk[: len(JUNK)])
    assert {one for one in junk if one in ended} == of_raw
    assert all(ended[one] == {"deadLetter"} for one in of_raw)
