from datetime import UTC, datetime

import pytest

from streams.kafka.dead_letters import Origin
from streams.kafka.raw_metadata import RawMetadata, fetched_at, read_metadata

BROKER_TIME = datetime(2026, 3, 4, tzinfo=UTC)
FETCHED = datetime(2026, 3, 3, 12, tzinfo=UTC)


def origin(value):
    return Origin("wire.raw", 0, 0, b"urn:x", value, BROKER_TIME)


def test_read_metadata_returns_feed_and_fetch_time():
    value = b'{"feed":"north","fetchedAt":"2026-03-03T12:00:00Z","x":[1]}'

    assert read_metadata(value) == RawMetadata("north", FETCHED)


@pytest.mark.parametrize(
    "value",
    [b"", b"\xff", b"[]", b'{"feed":7}', b'{"feed":"\xff"}', b"[" * 100_000],
)
def test_read_metadata_invalid_record_is_empty(value):
    assert read_metadata(value) == RawMetadata()


@pytest.mark.parametrize(
    ("value", "time"),
    [
        (b'{"fetchedAt":"2026-03-03T12:00:00Z"}', FETCHED),
        (b'{"fetchedAt":"2026-03-03T12:00:00"}', FETCHED),
        (b"{}", BROKER_TIME),
        (b"junk", BROKER_TIME),
    ],
)
def test_fetched_at_falls_back_to_broker_time(value, time):
    assert fetched_at(origin(value)) == time
