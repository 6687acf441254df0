from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.poller.scheduling.freshness import (
    document_hints,
    freshness,
    retry_after,
)
from streams.poller.scheduling.intervals import (
    FAILURES,
    NEVER,
    backoff,
    interval,
    next_due,
    update_rate,
    with_document_hints,
)
from streams.records import FeedRegistration

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
FEED = FeedRegistration("harbour", "https://harbour.example/top.rss")


def rhythm(gap, polls=40):
    """The state after polls of a feed with a steady gap, in seconds."""
    state, owed = update_rate({}, FEED, 0, 0), 0.0
    for _ in range(polls):
        step = interval(state, FEED)
        owed += step / gap
        state = update_rate(state, FEED, int(owed), step)
        owed %= 1
    return state


@pytest.mark.parametrize(
    ("gap", "low", "high"),
    [(30, 60, 60), (900, 200, 500), (3600, 800, 2000), (90_000, 3600, 3600)],
)
def test_the_interval_follows_the_feeds_own_rhythm(gap, low, high):
    assert low <= interval(rhythm(gap), FEED) <= high


@given(
    outcome=st.sampled_from(["new", "not_modified", *FAILURES]),
    failures=st.integers(0, 10_000),
    fresh=st.floats(0, 1e12),
    retry=st.none() | st.floats(0, 1e12),
    hours=st.integers(0, (1 << 24) - 1),
    days=st.integers(0, (1 << 7) - 1),
)
def test_a_feed_is_always_polled_again_and_never_at_once(
    outcome, failures, fresh, retry, hours, days
):
    state = {"hours": float(hours), "days": float(days)}
    due = next_due(
        FEED, state, outcome, NOW, failures=failures, fresh=fresh, retry=retry
    )

    assert NOW + timedelta(seconds=60) <= due <= NOW + timedelta(days=10)


def test_failures_back_off_by_their_kind():
    hard = [backoff(300, "refused", one) for one in (1, 2, 3)]
    soft = [backoff(300, "network_error", one) for one in (2, 4)]

    assert hard == [600, 1200, 2400]
    assert soft == [600, 1200]
    assert backoff(300, "refused", 99) == 86_400


def test_a_feed_that_is_gone_waits_until_it_is_resumed():
    assert next_due(FEED, {}, "gone", NOW) == NEVER


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
        ({"expires": "Mon, 02 Mar 2026 06:05:00 GMT"}, 300),
        ({}, 0),
    ],
)
def test_freshness(headers, seconds):
    assert freshness(headers, NOW) == seconds


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("120", 120),
        ("Mon, 02 Mar 2026 06:01:00 GMT", 60),
        ("Mon, 02 Mar 2020 06:01:00 GMT", 0),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_retry_after(text, seconds):
    assert retry_after({"retry-after": text}, NOW) == seconds


def test_a_documents_wishes_are_read():
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
def test_any_document_has_hints(body):
    assert with_document_hints({}, document_hints(body))["ttl"] >= 0


def test_hours_to_skip_are_slept_through():
    hints = document_hints(
        b"<skipHours><hour>6</hour><hour>7</hour></skipHours>"
    )
    due = next_due(FEED, with_document_hints({}, hints), "new", NOW)

    assert due == NOW.replace(hour=8)
