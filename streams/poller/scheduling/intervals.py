"""
Compute when to poll a feed next, from its update rate and its hints. Pure.

The numbers of a feed are stored in `PollOutcome.state`, so a worker that
takes over a feed continues with the numbers of the previous worker:

    count, span    new items and seconds of past polls, decaying
    ttl, period    hints of the document, seconds
    hours, days    bit masks of the hours and days without polls
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from math import sqrt

from streams.poller.scheduling.freshness import DocumentHints
from streams.records import FeedRegistration

__all__ = [
    "FAILED",
    "FAILURES",
    "NEVER",
    "backoff",
    "interval",
    "jitter",
    "next_due",
    "retry_delay",
    "update_rate",
    "with_document_hints",
]

State = Mapping[str, float]

NEVER = datetime(9999, 1, 1, tzinfo=UTC)
"""The next poll of a feed that is gone (HTTP 410), until it is resumed."""

DAY = 86_400.0

# A third of the mean gap between items: at a steady rate, the median wait of
# an item is then a sixth of the gap. The decay gives weight to about the
# last seven polls, so that the interval follows a feed that becomes active
# after two polls.
POLLS_PER_ITEM = 1 / 3
DECAY = 0.85
JITTER = 0.1
# While a hub pushes, polls only check that the hub still works. So they are
# this many times rarer (as at NewsBlur), within the operator's bounds.
PUSHED_SLOWER = 12.0

FAILURES: Mapping[str, float] = {
    "throttled": 0.5,
    "network_error": 0.5,
    "http_error": 0.5,
    "bad_document": 0.5,
    "refused": 1.0,
    "forbidden": 1.0,
    "too_large": 1.0,
}
"""
Outcomes that count as failures, with the weight of each in the backoff: the
delay doubles with each failure of weight 1 and with every second failure of
weight 0.5.
"""
FAILED = frozenset({*FAILURES, "gone"})
"""Outcomes of a poll that gave no document, and not because it is old."""

TOGETHER = 250_000
"""
Microseconds: long waits end at whole quarters of a second.

So feeds that are due soon after another start in one turn of the event loop,
and what they send leaves in few requests: a poller with 1,000 feeds a minute
takes a quarter less CPU time (ADR 0050).
"""
TOGETHER_FROM = 25.0
"""
Seconds. Feeds with shorter waits would soon all be polled at once: their
`JITTER` does not take them apart again. The items of 30 feeds with an interval
of a second then came in bursts, and took three times as long to
``wire.items`` (ADR 0050).
"""

MAX_BACKOFF = DAY
MAX_FRESHNESS = DAY
MAX_RETRY_DELAY = DAY


def jitter(seed: str) -> float:
    """Return a number from 0 to 1 that depends only on the seed."""
    return int.from_bytes(blake2b(seed.encode(), digest_size=4).digest()) / (
        1 << 32
    )


def update_rate(
    state: State, feed: FeedRegistration, new: int, elapsed: float
) -> State:
    """
    Return the state after a poll that found ``new`` items.

    Args:
        state: empty before the first poll; the items of the first poll are
            not counted, because they say nothing about the rate.
        elapsed: seconds since the previous poll.
    """
    if "span" not in state:
        start = sqrt(feed.interval_min * feed.interval_max)
        return {**state, "count": 1.0, "span": start / POLLS_PER_ITEM}
    return {
        **state,
        "count": state["count"] * DECAY + new,
        "span": state["span"] * DECAY + elapsed,
    }


def with_document_hints(state: State, hints: DocumentHints) -> State:
    """Return the state with a document's hints; a later 304 keeps them."""
    return {
        **state,
        "ttl": hints.ttl,
        "period": hints.period,
        "hours": float(sum(1 << hour for hour in hints.skip_hours)),
        "days": float(sum(1 << day for day in hints.skip_days)),
    }


def interval(state: State, feed: FeedRegistration) -> float:
    """
    Return the seconds between two polls of a feed without failures.

    The document's hints can lengthen the interval up to the registration's
    ``interval_max``: the operator's bounds have priority.
    """
    count, span = state.get("count", 1.0), state.get("span", 0.0)
    measured = (
        POLLS_PER_ITEM * span / max(count, 0.01) if span else feed.interval_min
    )
    hinted = max(measured, state.get("ttl", 0.0), state.get("period", 0.0))
    return min(max(hinted, feed.interval_min), feed.interval_max)


def backoff(usual: float, outcome: str, failures: int) -> float:
    """
    Return the seconds to wait after consecutive failures.

    Args:
        usual: the interval without failures, seconds.
        outcome: one of `FAILURES`.
        failures: number of consecutive failures, including this one.
    """
    doublings = min(FAILURES[outcome] * failures, 32.0)
    return min(usual * 2**doublings, max(usual, MAX_BACKOFF))


def retry_delay(asked: float | None, feed: FeedRegistration) -> float:
    """
    Return the seconds without requests to a host after a 429 or 503.

    Args:
        asked: its ``Retry-After``, seconds. The result is at least the
            feed's shortest interval and at most one day, so that a server
            can request neither a flood of polls nor a year without polls.
    """
    return min(max(asked or 0.0, feed.interval_min), MAX_RETRY_DELAY)


def next_due(
    feed: FeedRegistration,
    state: State,
    outcome: str,
    now: datetime,
    *,
    failures: int = 0,
    fresh: float = 0.0,
    retry: float | None = None,
    pushed: bool = False,
) -> datetime:
    """
    Return when to poll a feed again.

    Args:
        state: after this poll, from `update_rate` and
            `with_document_hints`.
        outcome: of this poll.
        failures: number of consecutive failures, including this poll.
        fresh: seconds of HTTP freshness; at most one day is used.
        retry: seconds of ``Retry-After``.
        pushed: whether the feed has a working WebSub subscription.
    """
    if outcome == "gone":
        return NEVER
    wait = interval(state, feed)
    if outcome in FAILURES:
        wait = backoff(wait, outcome, failures)
    elif pushed:
        wait = min(wait * PUSHED_SLOWER, feed.interval_max)
    wait *= 1 + JITTER * jitter(feed.feed)
    floor = min(fresh, MAX_FRESHNESS)
    if outcome == "throttled" or retry is not None:
        floor = max(floor, retry_delay(retry, feed))
    wait = max(wait, floor)
    due = now + timedelta(seconds=wait)
    if wait >= TOGETHER_FROM:
        due += timedelta(microseconds=-due.microsecond % TOGETHER)
    return _skip_closed_hours(state, due)


def _skip_closed_hours(state: State, due: datetime) -> datetime:
    """Return the first time outside the skipped hours and days (UTC)."""
    hours, days = int(state.get("hours", 0)), int(state.get("days", 0))
    due = due.astimezone(UTC)
    for _ in range(8 * 24):
        if not (hours >> due.hour & 1 or days >> due.weekday() & 1):
            return due
        due = due.replace(minute=0, second=0, microsecond=0) + timedelta(
            hours=1
        )
    return due
