"""
How a feed with a cursor goes on after a poll, and when. Pure.

A cursor moves only here, from an outcome whose items the broker has acked:
a poll that ended before that leaves the old one, and is made again.
"""

from datetime import datetime, timedelta

from msgspec.structs import replace

from streams.poller.polling.cursor import CursorUpdate
from streams.poller.scheduling.intervals import FAILURES, JITTER, jitter
from streams.records import FeedRegistration, PollOutcome

__all__ = ["PERSISTENT_AFTER", "advance_cursor", "is_long_poll"]

# Between two requests of one feed: a server that answers at once, again and
# again, is asked no faster than any other host.
MIN_PAUSE = timedelta(seconds=1)
# An empty answer that came sooner was not held: the server does not know
# long polls, or has run into a fault.
MIN_HOLD = timedelta(seconds=2)
# Failures that pass by themselves; a long poll tries again after 2, 4, 8
# seconds, because whoever holds a request open wants the news at once.
_PASSING = frozenset({"network_error", "http_error", "bad_document"})
# A server that has forgotten a cursor says 410, or (AP: 72 hours after the
# last request) 400; these are believed when they come again.
_FORGOTTEN = frozenset({400, 404})
PERSISTENT_AFTER = 3
"""From this many failures in a row on, a fault is taken for lasting."""

LOST = "cursor refused: begun again without it; items between may be missing"


def is_long_poll(feed: FeedRegistration) -> bool:
    """Say whether the server holds this feed's requests open."""
    return feed.transport == "longpoll"


def advance_cursor(
    feed: FeedRegistration,
    start: PollOutcome,
    outcome: PollOutcome,
    reading: CursorUpdate,
    began: datetime,
) -> PollOutcome:
    """
    Return the outcome of a poll of a feed with a cursor.

    Args:
        start: the state that the poll started from.
        outcome: what became of it, as for any other feed.
        reading: what the answer said of the next request.
        began: when the request was sent.
    """
    if _is_lost(start, outcome):
        why = f"status {outcome.status}"
        return _reset_cursor(feed, start, outcome, why)
    if outcome.outcome in FAILURES:
        return replace(outcome, next_due=_after_failure(feed, outcome))
    if outcome.outcome == "gone":
        return outcome
    if reading.problem:
        return _cursor_error(feed, start, outcome, reading.problem)
    moved = replace(outcome, cursor=reading.cursor or start.cursor)
    return replace(moved, next_due=_due(feed, start, moved, reading, began))


def _is_lost(start: PollOutcome, outcome: PollOutcome) -> bool:
    if not start.cursor:
        return False
    again = outcome.failures >= PERSISTENT_AFTER
    return outcome.status == 410 or (outcome.status in _FORGOTTEN and again)


def _reset_cursor(
    feed: FeedRegistration, start: PollOutcome, outcome: PollOutcome, why: str
) -> PollOutcome:
    fresh = replace(
        outcome,
        outcome="refused",
        error=f"{why}: {LOST}",
        cursor="",
        failures=start.failures + 1,
    )
    due = outcome.polled_at + timedelta(seconds=feed.interval_min)
    return replace(fresh, next_due=due)


def _cursor_error(
    feed: FeedRegistration,
    start: PollOutcome,
    outcome: PollOutcome,
    problem: str,
) -> PollOutcome:
    """The items are published; the feed cannot go on from here."""
    if start.cursor and start.failures + 1 >= PERSISTENT_AFTER:
        return _reset_cursor(feed, start, outcome, problem)
    stuck = replace(
        outcome,
        outcome="bad_document",
        error=problem,
        cursor=start.cursor,
        failures=start.failures + 1,
    )
    return replace(stuck, next_due=_after_failure(feed, stuck))


def _after_failure(feed: FeedRegistration, outcome: PollOutcome) -> datetime:
    passing = outcome.outcome in _PASSING
    if not is_long_poll(feed) or not passing:
        return max(outcome.next_due, outcome.polled_at + MIN_PAUSE)
    seconds = min(2.0 ** min(outcome.failures, 16), feed.interval_max)
    seconds *= 1 + JITTER * jitter(feed.feed)
    return outcome.polled_at + timedelta(seconds=seconds)


def _due(
    feed: FeedRegistration,
    start: PollOutcome,
    outcome: PollOutcome,
    reading: CursorUpdate,
    began: datetime,
) -> datetime:
    rested = max(outcome.polled_at, began + MIN_PAUSE)
    went_on = outcome.cursor != start.cursor
    listed = outcome.new + outcome.unchanged > 0
    if is_long_poll(feed):
        held = outcome.polled_at - began >= MIN_HOLD
        if held or (went_on and listed):
            return rested
        return began + timedelta(seconds=feed.interval_min)
    return rested if reading.more and went_on else outcome.next_due
