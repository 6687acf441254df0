import asyncio
import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from extractors.codec import encode
from streams.broker import embedded_broker
from streams.reading import everything, producer
from streams.records import DeadLetter
from streams.settings import Settings

AT = datetime(2026, 3, 4, tzinfo=UTC)


def letter(topic, partition, value):
    return DeadLetter(
        "clean", "no-body", "no text", topic, partition, 0, "urn:t:1", value,
        "tideway", AT,
    )  # fmt: skip


async def put(settings, letters):
    async with producer(settings) as client:
        for one in letters:
            await client.send_and_wait(
                "wire.deadletters", key=b"k", value=encode(one)
            )


def copydesk(broker, *words):
    return subprocess.run(
        [sys.executable, "-m", "streams", *words],
        capture_output=True, text=True, timeout=60, check=True,
        env={**os.environ, "COLUMNS": "200", "COPYDESK_BROKER": broker},
    )  # fmt: skip


@pytest.mark.broker
def test_only_what_came_from_a_topic_goes_back_to_it():
    with embedded_broker() as broker:
        settings = Settings(broker=broker)
        copydesk(broker, "topics", "create")
        kept = letter("wire.raw", 1, b"raw item")
        document = letter("polls", -1, b"<html>no feed</html>")
        asyncio.run(put(settings, [kept, document]))

        done = copydesk(broker, "deadletters", "replay")

        raw = asyncio.run(everything(settings, "wire.raw"))
        counts = copydesk(broker, "topics", "list").stdout
    assert [(one.key, one.value) for one in raw] == [(b"urn:t:1", b"raw item")]
    assert "1 records sent again" in done.stdout
    assert "1 documents" in done.stdout
    assert " polls " not in counts
