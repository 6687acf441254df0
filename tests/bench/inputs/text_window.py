"""
A window full of texts, written to the changelog of a desk that does not run.

The records are those that a desk writes: its codec, its keys, its topic. The
words are those of 64 items of the wire bench. Nothing reads them before an
item repeats one of them, so that they are not made anew for each text; the
sampled shingle hashes are.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import numpy as np
from aiokafka import AIOKafkaProducer
from msgspec.structs import replace

from extractors.output.codec import encode
from extractors.pipeline.clean import clean
from streams.config.settings import Settings
from streams.desk.dedupe.copies.near_duplicates import text_of
from streams.desk.state.models import scoped_key
from streams.kafka.topics import app_id
from tests.bench.running.wire_items import make_item

__all__ = ["LANE", "text_records", "write_texts"]

LANE = "en"
WINDOW = timedelta(days=6)
BODIES = 64
HASHES = 40
BATCH = 512 * 1024


def text_records(
    count: int, partition: int = 0
) -> Iterator[tuple[bytes, bytes]]:
    """Yield keys and values of the table ``texts`` for one partition."""
    models = [text_of(clean(make_item(n)).item) for n in range(BODIES)]
    dice = np.random.default_rng(7)
    start = datetime.now(UTC) - WINDOW
    for number in range(count):
        uri = f"tag:north-harbour.example,2026:{number:09}"
        text = replace(
            models[number % BODIES], uri=uri, lane=LANE,
            seen_at=start + WINDOW * (number / count), sketch=_sketch(dice),
        )  # fmt: skip
        key = f"{partition}|{scoped_key(LANE, uri)}"
        yield key.encode(), encode(text)


def _sketch(dice: np.random.Generator) -> bytes:
    """Return hashes of a text of which one in 8 is kept."""
    hashes = dice.integers(0, 2**61, HASHES, dtype=np.uint64)
    return np.unique(hashes).astype("<u8").tobytes()


async def write_texts(settings: Settings, count: int) -> int:
    """
    Write texts to the changelog of the only partition.

    Returns:
        The bytes of all keys and values.
    """
    topic = f"{app_id('desk', settings)}-texts-changelog"
    producer = AIOKafkaProducer(
        bootstrap_servers=settings.broker, max_batch_size=BATCH,
        max_request_size=2 * BATCH, acks=1,
    )  # fmt: skip
    await producer.start()
    written = 0
    try:
        batch = producer.create_batch()
        for key, value in text_records(count):
            written += len(key) + len(value)
            if batch.append(timestamp=None, key=key, value=value) is None:
                await producer.send_batch(batch, topic, partition=0)
                batch = producer.create_batch()
                batch.append(timestamp=None, key=key, value=value)
        await producer.send_batch(batch, topic, partition=0)
        await producer.flush()
    finally:
        await producer.stop()
    return written
