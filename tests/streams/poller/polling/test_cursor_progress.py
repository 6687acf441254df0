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


def ended_as(kind, took=15.0, **more):
    at = BEGAN + timedelta(seconds=took)
    later = at + timedelta(seconds=600)
    return PollOutcome("wire", kind, at, later, **more)


def advance(transport, start, ended, update=CursorUpdate()):  # noqa: B008
    registration = feed(URL, transport, interval_min=30.0, interval_max=300.0)
    outcome = advance_cursor(registration, start, ended, update, BEGAN)
    return outcome, (outcome.next_due - ended.polled_at).total_seconds()


@pytest.mark.parametrize(
    ("ended", "cursor", "wait"),
    [
        (ended_as("new", 0.2, new=3), "?seq=2", 0.8),
        (ended_as("new", 4.0, new=3), "?seq=2", 0.0),
        (ended_as("unchanged", 0.2, unchanged=3), "?seq=2", 0.8),
        (ended_as("unchanged", 15.0), "?seq=1", 0.0),
        (ended_as("unchanged", 15.0), "", 0.0),
        (
            ended_as("not_modified", MIN_HOLD.total_seconds(), status=204),
            "",
            0.0,
        ),
        (ended_as("unchanged", 0.2), "?seq=2", 29.8),
        (ended_as("unchanged", 0.2, unchanged=3), "?seq=1", 29.8),
        (ended_as("new", 0.2, new=3), "", 29.8),
    ],
)
def test_held_long_poll_is_repeated_at_once(ended, cursor, wait):
    outcome, waited = advance(
        "longpoll", state("?seq=1"), ended, CursorUpdate(cursor)
    )

    assert waited == pytest.approx(wait)
    assert outcome.cursor == (cursor or "?seq=1")


@pytest.mark.parametrize("kind", ["network_error", "http_error"])
def test_temporary_failure_of_a_long_poll_backs_off_from_2_seconds(kind):
    waits = []
    for failures in range(1, 12):
        ended = ended_as(kind, failures=failures, cursor="?seq=1")
        outcome, waited = advance("longpoll", state("?seq=1"), ended)
        waits.append(waited)
        assert outcome.cursor == "?seq=1"

    assert 2.0 <= waits[0] <= 2.2
    assert 4.0 <= waits[1] <= 4.4
    assert waits == sorted(waits)
    assert waits[-1] <= 330


@pytest.mark.parametrize(
    "kind", ["throttled", "refused", "forbidden", "too_large"]
)
def test_other_failure_of_a_long_poll_waits_as_without_cursor(kind):
    ended = ended_as(kind, failures=1, status=429)

    assert advance("longpoll", state("?seq=1"), ended)[1] == 600


@pytest.mark.parametrize(
    ("more", "cursor", "wait"),
    [
        (True, "?pollToken=b", 0.0),
        (False, "?pollToken=b", 600.0),
        (True, "?pollToken=a", 600.0),
        (True, "", 600.0),
    ],
)
def test_token_feed_continues_at_once_only_if_there_is_more(
    more, cursor, wait
):
    outcome, waited = advance(
        "polltoken",
        state("?pollToken=a"),
        ended_as("new", new=3),
        CursorUpdate(cursor, more),
    )

    assert waited == wait
    assert outcome.cursor == (cursor or "?pollToken=a")


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
def test_cursor_410_or_repeated_400_restarts_without_cursor(
    status, failures, kind, lost
):
    ended = ended_as(kind, status=status, failures=failures, cursor="?seq=1")
    outcome, waited = advance("longpoll", state("?seq=1", failures), ended)

    assert (outcome.cursor == "") is lost
    assert ("may be missing" in outcome.error) is lost
    assert not lost or (outcome.outcome, waited) == ("refused", 30)


def test_410_without_cursor_is_gone():
    outcome, _ = advance("longpoll", state(), ended_as("gone", status=410))

    assert outcome.outcome == "gone"


def test_invalid_next_link_is_a_failure_and_keeps_the_cursor():
    outcome, waited = advance(
        "longpoll",
        state("?seq=1", failures=1),
        ended_as("new", new=3, seen=("a",)),
        CursorUpdate(problem="the next link is none: file:///x"),
    )

    assert (outcome.outcome, outcome.failures) == ("bad_document", 2)
    assert (outcome.cursor, outcome.seen) == ("?seq=1", ("a",))
    assert outcome.error.endswith("file:///x")
    assert waited >= MIN_PAUSE.total_seconds()


@pytest.mark.parametrize(("cursor", "lost"), [("?seq=1", True), ("", False)])
def test_persistent_cursor_problem_restarts_without_cursor(cursor, lost):
    outcome, _ = advance(
        "polltoken",
        state(cursor, failures=2),
        ended_as("unchanged", seen=("a",)),
        CursorUpdate(problem="the server says: 2100"),
    )

    assert (outcome.cursor, outcome.failures) == ("", 3)
    assert ("may be missing" in outcome.error) is lost
    assert outcome.error.startswith("the server says: 2100")
    assert outcome.outcome == ("refused" if lost else "bad_document")
