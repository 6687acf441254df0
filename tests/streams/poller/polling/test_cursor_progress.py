from datetime import UTC, datetime, timedelta

import pytest

from streams.poller.polling.cursor import CursorUpdate
from streams.poller.polling.cursor_progress import (
    MIN_HOLD,
    MIN_PAUSE,
    advance_cursor,
)
from streams.records import PollOutcome
from tests.streams.poller.wire import feed

BEGAN = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
URL = "https://api.wire.example/feed"


def state(cursor="", failures=0):
    return PollOutcome(
        "wire", "new", BEGAN, BEGAN, cursor=cursor, failures=failures
    )


def outcome(kind, took=15.0, **more):
    at = BEGAN + timedelta(seconds=took)
    later = at + timedelta(seconds=600)
    return PollOutcome("wire", kind, at, later, **more)


def after(transport, start, ended, reading=CursorUpdate()):  # noqa: B008
    one = feed(URL, transport, interval_min=30.0, interval_max=300.0)
    found = advance_cursor(one, start, ended, reading, BEGAN)
    return found, (found.next_due - ended.polled_at).total_seconds()


@pytest.mark.parametrize(
    ("ended", "cursor", "wait"),
    [
        (outcome("new", 0.2, new=3), "?seq=2", 0.8),
        (outcome("new", 4.0, new=3), "?seq=2", 0.0),
        (outcome("unchanged", 0.2, unchanged=3), "?seq=2", 0.8),
        (outcome("unchanged", 15.0), "?seq=1", 0.0),
        (outcome("unchanged", 15.0), "", 0.0),
        (
            outcome("not_modified", MIN_HOLD.total_seconds(), status=204),
            "",
            0.0,
        ),
        (outcome("unchanged", 0.2), "?seq=2", 29.8),
        (outcome("unchanged", 0.2, unchanged=3), "?seq=1", 29.8),
        (outcome("new", 0.2, new=3), "", 29.8),
    ],
)
def test_a_held_request_is_made_again_at_once(ended, cursor, wait):
    found, waited = after(
        "longpoll", state("?seq=1"), ended, CursorUpdate(cursor)
    )

    assert waited == pytest.approx(wait)
    assert found.cursor == (cursor or "?seq=1")


@pytest.mark.parametrize("kind", ["network_error", "http_error"])
def test_a_long_poll_backs_off_by_seconds_at_first(kind):
    waits = []
    for failures in range(1, 12):
        ended = outcome(kind, failures=failures, cursor="?seq=1")
        found, waited = after("longpoll", state("?seq=1"), ended)
        waits.append(waited)
        assert found.cursor == "?seq=1"

    assert 2.0 <= waits[0] <= 2.2
    assert 4.0 <= waits[1] <= 4.4
    assert waits == sorted(waits)
    assert waits[-1] <= 330


@pytest.mark.parametrize(
    "kind", ["throttled", "refused", "forbidden", "too_large"]
)
def test_other_failures_wait_as_any_feed_does(kind):
    ended = outcome(kind, failures=1, status=429)

    assert after("longpoll", state("?seq=1"), ended)[1] == 600


@pytest.mark.parametrize(
    ("more", "cursor", "wait"),
    [
        (True, "?pollToken=b", 0.0),
        (False, "?pollToken=b", 600.0),
        (True, "?pollToken=a", 600.0),
        (True, "", 600.0),
    ],
)
def test_a_token_feed_goes_on_at_once_only_if_more_waits(more, cursor, wait):
    found, waited = after(
        "polltoken",
        state("?pollToken=a"),
        outcome("new", new=3),
        CursorUpdate(cursor, more),
    )

    assert waited == wait
    assert found.cursor == (cursor or "?pollToken=a")


@pytest.mark.parametrize(
    ("status", "failures", "kind", "lost"),
    [
        (410, 0, "gone", True),
        (400, 1, "refused", False),
        (400, 3, "refused", True),
        (404, 2, "refused", False),
        (404, 3, "refused", True),
        (401, 9, "refused", False),
        (403, 9, "refused", False),
        (500, 9, "http_error", False),
    ],
)
def test_a_forgotten_cursor_is_begun_again_and_told_of(
    status, failures, kind, lost
):
    ended = outcome(kind, status=status, failures=failures, cursor="?seq=1")
    found, waited = after("longpoll", state("?seq=1", failures), ended)

    assert (found.cursor == "") is lost
    assert ("may be missing" in found.error) is lost
    assert not lost or (found.outcome, waited) == ("refused", 30)


def test_a_feed_that_is_gone_without_a_cursor_is_gone():
    found, _ = after("longpoll", state(), outcome("gone", status=410))

    assert found.outcome == "gone"


def test_a_link_that_leads_nowhere_is_a_failure_and_moves_nothing():
    found, waited = after(
        "longpoll",
        state("?seq=1", failures=1),
        outcome("new", new=3, seen=("a",)),
        CursorUpdate(problem="the next link is none: file:///x"),
    )

    assert (found.outcome, found.failures) == ("bad_document", 2)
    assert (found.cursor, found.seen) == ("?seq=1", ("a",))
    assert found.error.endswith("file:///x")
    assert waited >= MIN_PAUSE.total_seconds()


@pytest.mark.parametrize(("cursor", "lost"), [("?seq=1", True), ("", False)])
def test_a_feed_that_cannot_go_on_is_begun_again(cursor, lost):
    found, _ = after(
        "polltoken",
        state(cursor, failures=2),
        outcome("unchanged", seen=("a",)),
        CursorUpdate(problem="the server says: 2100"),
    )

    assert (found.cursor, found.failures) == ("", 3)
    assert ("may be missing" in found.error) is lost
    assert found.error.startswith("the server says: 2100")
    assert found.outcome == ("refused" if lost else "bad_document")
