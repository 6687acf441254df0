"""The desk as a process; a plain consumer reads its topics."""

from streams.kafka.topics import CLEAN, ITEMS, OUTCOMES, RAW, TICKS, UNIQUE
from tests.kafka.raw_items import demo_items
from tests.kafka.topic_io import (
    outcomes_by_source,
    publish,
    read,
    wait_for_dead_letters,
    wait_for_items,
    wait_for_outcomes,
)


async def test_desk_new_items_are_published_once(deployment):
    deployment.start("desk")
    sources = await publish(deployment.settings, demo_items(range(12)))

    outcomes = await wait_for_outcomes(deployment, sources, 60)
    items = await wait_for_items(deployment, 12, 30)

    assert all(ends == {"item"} for ends in outcomes.values())
    assert all(len(values) == 1 for values in items.values())
    (record, *_) = await read(deployment.settings, ITEMS)
    assert record.headers["content-type"] == b"application/json"
    assert record.headers["event"] == b"new"
    assert record.json["uri"] == record.key
    assert record.json["copydesk"]["event"] == "new"


JUNK = [
    (b"null", None),
    (b"empty", b""),
    (b"bytes", bytes(range(256))),
    (b"half", b'{"feed": "x", "uri"'),
    (b"list", b"[1, 2]"),
    (b"shape", b'{"feed": 7}'),
    (None, b"{}"),
]


async def test_desk_junk_records_become_dead_letters_and_items_go_on(
    deployment,
):
    deployment.start("desk")
    junk = [
        source
        for topic in (RAW, CLEAN, TICKS, UNIQUE)
        for source in await publish(deployment.settings, JUNK, topic)
    ]
    sources = await publish(deployment.settings, demo_items(range(4)))

    await wait_for_outcomes(deployment, sources, 60)
    await wait_for_items(deployment, 4, 30)
    letters = await wait_for_dead_letters(deployment, len(junk), 30)

    assert set(letters) == set(junk)
    assert set(letters.values()) == {"bad-record"}
    outcomes = outcomes_by_source(await read(deployment.settings, OUTCOMES))
    of_raw = set(junk[: len(JUNK)])
    assert {source for source in junk if source in outcomes} == of_raw
    assert all(outcomes[source] == {"deadLetter"} for source in of_raw)
