"""Long and hostile items do not stop a desk on a real Kafka."""

import pytest
from msgspec.structs import replace

from extractors.model.raw import RawItem
from extractors.output.codec import encode
from streams.kafka.topics import RAW
from tests.hostile_text import hostile_text
from tests.kafka.raw_items import demo_items
from tests.kafka.topic_io import (
    publish,
    wait_for_dead_letters,
    wait_for_outcomes,
)
from tests.streams.desk.bad_records import raw_value
from tests.streams.desk.dedupe.desk import START

pytestmark = pytest.mark.kafka

HOSTILE = ("letters", "[", "UPDATE 1-", "Photo: A/B", "capital words")
BEHIND = 20
WITHIN = 60
"""Seconds; before the limits the desk was mute for 240."""


def hostile_value(pattern, size):
    caption = hostile_text(pattern, size)
    body = (
        f'{{"uri": "urn:hostile:{pattern}", "type": "text", "headline": '
        f'"Ferry", "body_text": "The ferry is back. {pattern}", '
        '"associations": {"p": {"uri": "urn:p", "type": "picture", '
        f'"body_text": "{caption}"}}}}}}'
    )
    return encode(
        RawItem(
            "tideway", f"urn:hostile:{pattern}:{size}", "application/json",
            START, body.encode(), language="en", lane="en",
        )
    )  # fmt: skip


async def test_desk_hostile_captions_items_behind_go_on(kafka_deployment):
    deployment = kafka_deployment
    (warm,) = await publish(
        deployment.settings, [(b"urn:good:99", raw_value(99))], RAW
    )
    worker = deployment.start("desk")
    await wait_for_outcomes(deployment, {warm}, 90)
    values = [
        *(hostile_value(pattern, 150_000) for pattern in HOSTILE),
        hostile_value("capital words", 300_000),
        *(
            encode(replace(item, lane="en"))
            for item in demo_items(range(BEHIND))
        ),
    ]

    sources = await publish(
        deployment.settings, [(b"urn:x", value) for value in values], RAW
    )
    outcomes = await wait_for_outcomes(deployment, {*sources, warm}, WITHIN)
    letters = await wait_for_dead_letters(deployment, 1, WITHIN)

    behind = sources[-BEHIND:]
    assert all(outcomes[source] == {"item"} for source in behind)
    assert letters[sources[len(HOSTILE)]] == "too-long"
    assert set(letters.values()) <= {"too-long", "timeout"}
    assert worker.process.poll() is None
