"""
Advance or reset a feed's cursor after a poll, and set its next poll. Pure.

A cursor changes only here, in the outcome of a poll whose items the broker
has acked. A poll that fails before that keeps the old cursor and is repeated.
"""

from datetime import datetime, timedelta

from msgspec.structs import replace

from streams.poller.polling.cursor import CursorUpdate
from streams.poller.scheduling.intervals import FAILURES, JITTER, jitter
from streams.records import FeedRegistration, PollOutcome

__all__ = ["PERSISTENT_AFTER", "advance_cursor", "is_long_poll"]

# Between two requests of one feed: if a server always answers immediately, it
# gets no more requests than any other host.
MIN_PAUSE = timedelta(seconds=1)
# An empty response that arrives sooner was not held open: the server does not
# support long polls, or it has an error.
MIN_HOLD = timedelta(seconds=2)
# Temporary failures. A long poll is repeated after 2, 4, 8 seconds, because
# its news is expected at once.
_TEMPORARY = frozenset({"network_error", "http_error", "bad_document"})
# A server that no longer knows a cursor answers 410, or (AP, 72 hours after
# the last request) 400. 400 and 404 can have other causes, so the cursor is
# reset only if they are repeated.
_UNKNOWN_CURSOR = frozenset({400, 404})
PERSISTENT_AFTER = 3
"""From this number of failures in a row on, an error is persistent."""

LOST = "cursor refused: begun again without it; items between may be missing"


def is_long_poll(feed: FeedRegistration) -> bool:
    """Return whether the server holds this feed's requests open."""
    return feed.transport == "longpoll"


def advance_cursor(
    feed: FeedRegistration,
    start: PollOutcome,
    outcome: PollOutcome,
    update: CursorUpdate,
    began: datetime,
) -> PollOutcome:
    """
    Return the outcome of a poll of a feed with a cursor.

    Args:
        start: the state that the poll started from.
        outcome: of the poll, as for a feed without a cursor.
        update: what the response says about the next request.
        began: when the request was sent.
    """
    if _is_cursor_unknown(start, outcome):
        reason = f"status {outcome.status}"
        return _reset_cursor(feed, start, outcome, reason)
    if outcome.outcome in FAILURES:
        return replace(outcome, next_due=_due_after_failure(feed, outcome))
    if outcome.outcome == "gone":
        return outcome
    if update.problem:
        return _cursor_error(feed, start, outcome, update.problem)
    advanced = replace(outcome, cursor=update.cursor or start.cursor)
    due = _due_after_success(feed, start, advanced, update, began)
    return replace(advanced, next_due=due)


def _is_cursor_unknown(start: PollOutcome, outcome: PollOutcome) -> bool:
    if not start.cursor:
        return False
    if outcome.status == 410:
        return True
    is_persistent = outcome.failures >= PERSISTENT_AFTER
    return is_persistent and outcome.status in _UNKNOWN_CURSOR


def _reset_cursor(
    feed: FeedRegistration,
    start: PollOutcome,
    outcome: PollOutcome,
    reason: str,
) -> PollOutcome:
    """Drop the cursor; the error text tells the operator about the gap."""
    restarted = replace(
        outcome,
        outcome="refused",
        error=f"{reason}: {LOST}",
        cursor="",
        failures=start.failures + 1,
    )
    due = outcome.polled_at + timedelta(seconds=feed.interval_min)
    return replace(restarted, next_due=due)


def _cursor_error(
    feed: FeedRegistration,
    start: PollOutcome,
    outcome: PollOutcome,
    problem: str,
) -> PollOutcome:
    """Record that the items are published, but the next cursor is invalid."""
    if start.cursor and start.failures + 1 >= PERSISTENT_AFTER:
        return _reset_cursor(feed, start, outcome, problem)
    failed = replace(
        outcome,
        outcome="bad_document",
        error=problem,
        cursor=start.cursor,
        failures=start.failures + 1,
    )
    return replace(failed, next_due=_due_after_failure(feed, failed))


def _due_after_failure(
    feed: FeedRegistration, outcome: PollOutcome
) -> datetime:
    is_temporary = outcome.outcome in _TEMPORARY
    if not is_long_poll(feed) or not is_temporary:
        return max(outcome.next_due, outcome.polled_at + MIN_PAUSE)
    seconds = min(2.0 ** min(outcome.failures, 16), feed.interval_max)
    seconds *= 1 + JITTER * jitter(feed.feed)
    return outcome.polled_at + timedelta(seconds=seconds)


def _due_after_success(
    feed: FeedRegistration,
    start: PollOutcome,
    outcome: PollOutcome,
    update: CursorUpdate,
    began: datetime,
) -> datetime:
    earliest = max(outcome.polled_at, began + MIN_PAUSE)
    is_advanced = outcome.cursor != start.cursor
    has_items = outcome.new + outcome.unchanged > 0
    if is_long_poll(feed):
        was_held = outcome.polled_at - began >= MIN_HOLD
        if was_held or (is_advanced and has_items):
            return earliest
        return began + timedelta(seconds=feed.interval_min)
    return earliest if update.more and is_advanced else outcome.next_due
