from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from streams.poller.scheduling.freshness import document_hints
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


def state_of_steady_feed(gap, polls=40):
    """Return the state after polls of a feed with an item every ``gap`` s."""
    state, pending = update_rate({}, FEED, 0, 0), 0.0
    for _ in range(polls):
        step = interval(state, FEED)
        pending += step / gap
        state = update_rate(state, FEED, int(pending), step)
        pending %= 1
    return state


@pytest.mark.parametrize(
    ("gap", "low", "high"),
    [(30, 60, 60), (900, 200, 500), (3600, 800, 2000), (90_000, 3600, 3600)],
)
def test_interval_follows_update_rate(gap, low, high):
    assert low <= interval(state_of_steady_feed(gap), FEED) <= high


@given(
    outcome=st.sampled_from(["new", "not_modified", *FAILURES]),
    failures=st.integers(0, 10_000),
    fresh=st.floats(0, 1e12),
    retry=st.none() | st.floats(0, 1e12),
    hours=st.integers(0, (1 << 24) - 1),
    days=st.integers(0, (1 << 7) - 1),
)
def test_next_due_of_any_poll_is_after_interval_min_and_bounded(
    outcome, failures, fresh, retry, hours, days
):
    state = {"hours": float(hours), "days": float(days)}
    due = next_due(
        FEED, state, outcome, NOW, failures=failures, fresh=fresh, retry=retry
    )

    assert NOW + timedelta(seconds=60) <= due <= NOW + timedelta(days=10)


def test_backoff_grows_by_kind_of_failure():
    hard = [backoff(300, "refused", failures) for failures in (1, 2, 3)]
    soft = [backoff(300, "network_error", failures) for failures in (2, 4)]

    assert hard == [600, 1200, 2400]
    assert soft == [600, 1200]
    assert backoff(300, "refused", 99) == 86_400


@given(st.integers(0, 999_999), st.floats(60, 3600))
def test_next_due_after_a_long_wait_is_the_next_quarter_second(at, retry):
    now = NOW.replace(microsecond=at)

    due = next_due(FEED, {}, "throttled", now, retry=retry)

    assert due.microsecond % 250_000 == 0
    assert due >= now + timedelta(seconds=retry)


def test_next_due_after_short_waits_differs_between_feeds():
    feeds = [
        replace(
            FEED, feed=f"feed-{number}", interval_min=1.0, interval_max=1.0
        )
        for number in range(30)
    ]

    dues = {next_due(feed, {}, "new", NOW) for feed in feeds}

    assert len(dues) == 30


def test_next_due_of_gone_feed_is_never():
    assert next_due(FEED, {}, "gone", NOW) == NEVER


def test_next_due_skips_hours_of_document():
    hints = document_hints(
        b"<skipHours><hour>6</hour><hour>7</hour></skipHours>"
    )
    due = next_due(FEED, with_document_hints({}, hints), "new", NOW)

    assert due == NOW.replace(hour=8)
