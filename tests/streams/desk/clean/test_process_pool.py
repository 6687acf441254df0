import os
import time
from datetime import UTC, datetime

import pytest

from extractors.model.errors import ExtractError
from extractors.model.raw import RawItem
from extractors.output.codec import decode, encode
from streams.desk.clean.guard import to_extract_error
from streams.desk.clean.process_pool import CleanPool
from streams.desk.clean.step import clean_record, lane_of
from streams.kafka.dead_letters import reason_of
from streams.records import Clean

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


def test_the_record_is_keyed_by_lane_and_knows_its_source():
    out = clean_record(encode(RAW), "wire.raw-0:5")

    assert out.key == b"north"
    assert decode(out.value, Clean).source == "wire.raw-0:5"
    assert decode(out.value, Clean).item.lane == "north"


@pytest.mark.parametrize(
    ("lane", "language", "expected"),
    [("a", "en", "a"), ("", "en", "en"), ("", "", "und")],
)
def test_a_lane_is_a_property_of_the_feed(lane, language, expected):
    assert lane_of(RawItem("f", "u", "t", RAW.fetched_at, b"", lane=lane,
                           language=language)) == expected  # fmt: skip


def test_a_document_that_hangs_costs_one_letter():
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


def test_a_document_that_kills_its_process_costs_one_letter():
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
