from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.poller.scheduling.freshness import (
    document_hints,
    freshness,
    parse_retry_after,
)
from streams.poller.scheduling.intervals import with_document_hints

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"cache-control": "public, max-age=900"}, 900),
        ({"cache-control": "max-age=900", "age": "100"}, 800),
        ({"cache-control": "no-cache, max-age=900"}, 0),
        ({"cache-control": 'max-age="x"'}, 0),
        (
            {
                "date": "Mon, 02 Mar 2020 06:00:00 GMT",
                "expires": "Mon, 02 Mar 2020 06:10:00 GMT",
            },
            600,
        ),
        ({"expires": "0"}, 0),
        ({"expires": f"Mon, 02 Mar {'3' * 80} 06:00:00 GMT"}, 0),
        ({"expires": "Mon, 02 Mar 2026 06:05:00 GMT"}, 300),
        ({}, 0),
    ],
)
def test_freshness_of_headers_is_seconds(headers, seconds):
    assert freshness(headers, NOW) == seconds


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("120", 120),
        ("Mon, 02 Mar 2026 06:01:00 GMT", 60),
        ("Mon, 02 Mar 2020 06:01:00 GMT", 0),
        ("soon", None),
        (f"Mon, {'3' * 80} Mar 2026 06:00:00 GMT", None),
        ("-5", None),
        ("", None),
    ],
)
def test_retry_after_value_is_seconds(text, seconds):
    assert parse_retry_after({"retry-after": text}, NOW) == seconds


def test_document_hints_of_rss_are_read():
    hints = document_hints(
        b"<rss><channel><ttl>15</ttl><sy:updatePeriod>daily"
        b"</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"
        b"<skipHours><hour>0</hour><hour>24</hour><hour>7</hour></skipHours>"
        b"<skipDays><day>Sunday</day></skipDays>"
    )

    assert (hints.ttl, hints.period) == (900, 21_600)
    assert hints.skip_hours == {0, 7}
    assert hints.skip_days == {6}


@given(st.binary())
def test_document_hints_of_any_bytes_do_not_fail(body):
    assert with_document_hints({}, document_hints(body))["ttl"] >= 0
