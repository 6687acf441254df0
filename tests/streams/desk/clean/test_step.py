from datetime import UTC, datetime

import pytest

from extractors.model.raw import RawItem
from extractors.output.codec import decode, encode
from streams.desk.clean.step import clean_record, lane_of
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


def test_clean_record_has_lane_as_key_and_its_source():
    record = clean_record(encode(RAW), "wire.raw-0:5")

    assert record.key == b"north"
    assert decode(record.value, Clean).source == "wire.raw-0:5"
    assert decode(record.value, Clean).item.lane == "north"


@pytest.mark.parametrize(
    ("lane", "language", "expected"),
    [
        ("a", "en", "a"),
        ("UK desk", "en", "UK desk"),
        ("", "en", "en"),
        ("", "EN_us", "en"),
        ("", "pt-BR", "pt"),
        ("", "", "und"),
    ],
)
def test_lane_of_feed_lane_then_language_then_und(lane, language, expected):
    assert lane_of(RawItem("f", "u", "t", RAW.fetched_at, b"", lane=lane,
                           language=language)) == expected  # fmt: skip
