"""
What a hub's deliveries mean for a feed's polls: pure.

While a subscription is healthy, polls only make sure that the hub does not
sleep. Two numbers travel in `PollOutcome.state`:

    pushed    items delivered in all, as of the last poll
    missed    items that the last poll found and no delivery had brought
"""

from collections.abc import Iterable
from datetime import datetime

from msgspec.structs import replace

from streams.poller.hashing import hash_text
from streams.poller.scheduling.intervals import FAILURES, next_due
from streams.records import FeedRegistration, PollOutcome, Subscription

__all__ = ["count_missed", "merge_delivered", "slow_down_polling"]


def _holds(one: Subscription, now: datetime) -> bool:
    return one.lease_ends is not None and one.lease_ends > now


def merge_delivered(
    start: PollOutcome, one: Subscription | None
) -> PollOutcome:
    """Return a poll's start that knows what was delivered, too."""
    if one is None or not one.seen:
        return start
    return replace(start, seen=tuple(dict.fromkeys((*one.seen, *start.seen))))


def count_missed(
    start: PollOutcome,
    one: Subscription | None,
    uris: Iterable[str],
    now: datetime,
) -> PollOutcome:
    """
    Count what the hub has missed.

    By identity: a hub may write an item's bytes anew, and then the poll
    publishes it in its other form, which the desk takes for what it is.

    Args:
        uris: of the items that this poll published.
    """
    if one is None or not _holds(one, now):
        return start
    brought = set(one.uris)
    missed = sum(hash_text(uri) not in brought for uri in uris)
    return replace(start, state={**start.state, "missed": float(missed)})


def slow_down_polling(
    feed: FeedRegistration,
    outcome: PollOutcome,
    one: Subscription | None,
    now: datetime,
) -> PollOutcome:
    """
    Return a poll's outcome with the next poll put off while a hub pushes.

    What was delivered counts for the feed's rhythm, so that it is known
    when the hub falls silent. A feed with full text keeps its rhythm: its
    deliveries only prompt polls.
    """
    if one is None or outcome.outcome in {*FAILURES, "gone"}:
        return outcome
    state = dict(outcome.state)
    fresh = max(0.0, one.items - state.get("pushed", 0.0))
    state["pushed"] = float(one.items)
    state["count"] = state.get("count", 1.0) + fresh
    if not _holds(one, now) or (fresh and not outcome.new):
        state.pop("missed", None)
    healthy = (
        _holds(one, now) and not state.get("missed") and not feed.full_text
    )
    due = next_due(feed, state, outcome.outcome, now, pushed=healthy)
    return replace(outcome, state=state, next_due=max(due, outcome.next_due))
