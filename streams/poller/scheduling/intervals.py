"""
When to poll a feed next: pure, from its own rhythm and what it asks for.

The numbers of a feed travel in `PollOutcome.state`, so a worker that takes
a feed over goes on where the other stopped:

    count, span    new items and seconds of the last polls, fading
    ttl, period    the document's wishes, seconds
    hours, days    bit masks of the hours and days to skip
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from math import sqrt

from streams.poller.scheduling.freshness import DocumentHints
from streams.records import FeedRegistration

__all__ = [
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
"""The next poll of a feed that is gone (HTTP 410) until it is resumed."""

DAY = 86_400.0

# A third of the mean gap between items: at a steady rate an item then waits
# a sixth of a gap (median). Weight of the past: about the last seven polls,
# so that a feed that wakes up is followed after two of them.
POLLS_PER_ITEM = 1 / 3
DECAY = 0.85
JITTER = 0.1
# While a hub pushes, polls only make sure that the hub does not sleep: so
# much rarer (as NewsBlur's), within the operator's bounds.
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
Outcomes that count as failures, and how steeply each backs off: the delay
doubles with every failure of weight 1, with every second one of weight 0.5.
"""

MOST_BACKOFF = DAY
MOST_FRESHNESS = DAY
MOST_RETRY = DAY


def jitter(seed: str) -> float:
    """Return a feed's own share of a jitter, 0 to 1, always the same."""
    return int.from_bytes(blake2b(seed.encode(), digest_size=4).digest()) / (
        1 << 32
    )


def update_rate(
    state: State, feed: FeedRegistration, new: int, elapsed: float
) -> State:
    """
    Return the state after a poll that found ``new`` items.

    Args:
        state: empty before the first poll, whose items tell no rhythm.
        elapsed: seconds since the poll before.
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
    """Return the state with a document's wishes, kept through its 304s."""
    return {
        **state,
        "ttl": hints.ttl,
        "period": hints.period,
        "hours": float(sum(1 << hour for hour in hints.skip_hours)),
        "days": float(sum(1 << day for day in hints.skip_days)),
    }


def interval(state: State, feed: FeedRegistration) -> float:
    """
    Return the seconds between two polls of a feed that is well.

    The document's wishes lengthen it as far as the registration's
    ``interval_max``, which is the operator's word.
    """
    count, span = state.get("count", 1.0), state.get("span", 0.0)
    own = (
        POLLS_PER_ITEM * span / max(count, 0.01) if span else feed.interval_min
    )
    wished = max(own, state.get("ttl", 0.0), state.get("period", 0.0))
    return min(max(wished, feed.interval_min), feed.interval_max)


def backoff(usual: float, outcome: str, failures: int) -> float:
    """
    Return the seconds to wait after failures in a row.

    Args:
        usual: the interval of a good day, seconds.
        outcome: one of `FAILURES`.
        failures: how many in a row, this one included.
    """
    doublings = min(FAILURES[outcome] * failures, 32.0)
    return min(usual * 2**doublings, max(usual, MOST_BACKOFF))


def retry_delay(asked: float | None, feed: FeedRegistration) -> float:
    """
    Return the seconds that a host is left alone after a 429 or 503.

    Args:
        asked: its ``Retry-After``; held between the feed's shortest
            interval and one day, so that it can ask neither for a storm nor
            for a year.
    """
    return min(max(asked or 0.0, feed.interval_min), MOST_RETRY)


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
        state: after this poll, as `learned` and `with_hints` give it.
        outcome: of this poll.
        failures: in a row, this poll included.
        fresh: seconds of HTTP freshness, honoured up to one day.
        retry: seconds of ``Retry-After``.
        pushed: a hub's subscription is healthy.
    """
    if outcome == "gone":
        return NEVER
    wait = interval(state, feed)
    if outcome in FAILURES:
        wait = backoff(wait, outcome, failures)
    elif pushed:
        wait = min(wait * PUSHED_SLOWER, feed.interval_max)
    wait *= 1 + JITTER * jitter(feed.feed)
    floor = min(fresh, MOST_FRESHNESS)
    if outcome == "throttled" or retry is not None:
        floor = max(floor, retry_delay(retry, feed))
    return _skip_closed_hours(state, now + timedelta(seconds=max(wait, floor)))


def _skip_closed_hours(state: State, due: datetime) -> datetime:
    """Move a time out of the hours and days that the feed sleeps (UTC)."""
    hours, days = int(state.get("hours", 0)), int(state.get("days", 0))
    due = due.astimezone(UTC)
    for _ in range(8 * 24):
        if not (hours >> due.hour & 1 or days >> due.weekday() & 1):
            return due
        due = due.replace(minute=0, second=0, microsecond=0) + timedelta(
            hours=1
        )
    return due
