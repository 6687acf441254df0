"""A feed's failure is logged when it begins and when it ends."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structlog.testing import capture_logs

from streams.poller.feed_events import FeedEvents, change_of
from streams.records import PollOutcome

NOW = datetime(2026, 3, 2, 6, tzinfo=UTC)


def poll(failures=0, **values):
    outcome = "http_error" if failures else "unchanged"
    return PollOutcome(
        "pier", outcome, NOW, NOW + timedelta(minutes=5),
        failures=failures, **values,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "is_reported", "change"),
    [
        (None, poll(), False, "none"),
        (None, poll(1), False, "failed"),
        (poll(), poll(1), False, "failed"),
        (poll(1), poll(2), True, "none"),
        (poll(7), poll(8), False, "failed"),
        (poll(2), poll(), True, "recovered"),
        (poll(2), poll(), False, "recovered"),
        (None, poll(), True, "recovered"),
        (poll(), poll(), False, "none"),
    ],
    ids=[
        "first-poll", "first-poll-fails", "begins", "goes-on",
        "goes-on-in-a-new-worker", "ends", "ends-in-a-new-worker",
        "ends-unseen", "goes-well",
    ],
)  # fmt: skip
def test_change_of_poll(before, after, is_reported, change):
    assert change_of(before, after, is_reported=is_reported) == change


@given(st.lists(st.booleans(), max_size=40))
def test_lines_alternate_and_only_changes_have_one(results):
    events, before, failures = FeedEvents(), None, 0

    with capture_logs() as lines:
        for fails in results:
            failures = failures + 1 if fails else 0
            after = poll(failures)
            events.note(before, after)
            before = after

    changes = [
        fails
        for earlier, fails in zip([False, *results], results, strict=False)
        if earlier != fails
    ]
    assert [line["event"] for line in lines] == [
        "feed failed" if fails else "feed recovered" for fails in changes
    ]


def test_line_has_status_reason_and_error():
    events = FeedEvents()

    with capture_logs() as lines:
        events.note(None, poll(1, status=503, error="busy"))
        events.note(poll(4, status=503), poll(status=200))

    assert lines == [
        {
            "event": "feed failed", "log_level": "warning", "feed": "pier",
            "reason": "http_error", "status": 503, "error": "busy",
            "failures": 1,
        },
        {
            "event": "feed recovered", "log_level": "info", "feed": "pier",
            "status": 200, "failures": 4,
        },
    ]  # fmt: skip


def test_removed_feed_that_comes_back_is_logged_again():
    events = FeedEvents()

    with capture_logs() as lines:
        events.note(None, poll(1))
        events.forget("pier")
        events.note(None, poll(1))

    assert [line["event"] for line in lines] == ["feed failed"] * 2
