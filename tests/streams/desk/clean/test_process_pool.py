import os
import time
from datetime import UTC, datetime

import pytest

from extractors.model.errors import ExtractError
from extractors.model.raw import RawItem
from extractors.output.codec import encode
from streams.desk.clean.guard import to_extract_error
from streams.desk.clean.process_pool import CleanPool
from streams.kafka.dead_letters import reason_of

RAW = RawItem(
    feed="f",
    uri="urn:f:1",
    media_type="text/plain",
    fetched_at=datetime(2026, 3, 4, tzinfo=UTC),
    body=b"Ferry returns\n\nThe ferry came back to Ellery on Monday with its "
    b"cargo of slates, two days late, after a storm in the sound.",
    language="en",
    lane="north",
)


@pytest.mark.slow
def test_clean_pool_document_that_hangs_is_timeout():
    pool = CleanPool(1, 0.5, 2048)
    try:
        pool.submit(b"", "warm-up").exception(60)
        hung = pool._pool.schedule(time.sleep, args=[60], timeout=0.5)
        after = pool.submit(encode(RAW), "wire.raw-0:5")
        error = to_extract_error(hung.exception(30))
        pool.timeout = 60
        assert reason_of(error) == "timeout"
        assert isinstance(after.exception(60), TimeoutError | None)
        assert pool.submit(encode(RAW), "wire.raw-0:6").result(60).value
    finally:
        pool.close()


@pytest.mark.slow
def test_clean_pool_document_that_crashes_is_crash():
    pool = CleanPool(1, 60, 2048)
    try:
        error = to_extract_error(
            pool._pool.schedule(_die, timeout=60).exception(60)
        )
        assert isinstance(error, ExtractError)
        assert reason_of(error) == "crash"
        assert pool.submit(encode(RAW), "wire.raw-0:6").result(60).value
    finally:
        pool.close()


def _die():
    os._exit(3)
