"""
Slow down the polls of a feed while a hub delivers its items. Pure.

While a subscription is healthy, polls only check that the hub has missed
nothing. Two numbers are stored in `PollOutcome.state`:

    pushed    number of items delivered until the last poll
    missed    items of the last poll that no delivery had brought
"""

from collections.abc import Iterable
from datetime import datetime

from msgspec.structs import replace

from streams.poller.hashing import hash_text
from streams.poller.scheduling.intervals import FAILED, next_due
from streams.records import FeedRegistration, PollOutcome, Subscription

__all__ = ["count_missed", "merge_delivered", "slow_down_polling"]


def _is_active(subscription: Subscription, now: datetime) -> bool:
    lease_ends = subscription.lease_ends
    return lease_ends is not None and lease_ends > now


def merge_delivered(
    start: PollOutcome, subscription: Subscription | None
) -> PollOutcome:
    """Return the state that a poll starts from, with delivered items seen."""
    if subscription is None or not subscription.seen:
        return start
    seen = (*subscription.seen, *start.seen)
    return replace(start, seen=tuple(dict.fromkeys(seen)))


def count_missed(
    start: PollOutcome,
    subscription: Subscription | None,
    uris: Iterable[str],
    now: datetime,
) -> PollOutcome:
    """
    Count the items that the hub has missed.

    Items are compared by identity, not by fingerprint: a hub may serialize an
    item differently. The poll then publishes it again in its other form, and
    the desk recognises the repeat.

    Args:
        uris: of the items that this poll published.
    """
    if subscription is None or not _is_active(subscription, now):
        return start
    delivered = set(subscription.uris)
    missed = sum(hash_text(uri) not in delivered for uri in uris)
    return replace(start, state={**start.state, "missed": float(missed)})


def slow_down_polling(
    feed: FeedRegistration,
    outcome: PollOutcome,
    subscription: Subscription | None,
    now: datetime,
) -> PollOutcome:
    """
    Return a poll's outcome with a later next poll while a hub delivers.

    Delivered items count for the feed's rate of items, so that the poll
    interval is right if the hub stops delivering. A full-text feed is not
    slowed down: its deliveries only start polls.
    """
    if subscription is None or outcome.outcome in FAILED:
        return outcome
    state = dict(outcome.state)
    delivered = max(0.0, subscription.items - state.get("pushed", 0.0))
    state["pushed"] = float(subscription.items)
    state["count"] = state.get("count", 1.0) + delivered
    is_active = _is_active(subscription, now)
    if not is_active or (delivered and not outcome.new):
        state.pop("missed", None)
    is_healthy = is_active and not state.get("missed") and not feed.full_text
    due = next_due(feed, state, outcome.outcome, now, pushed=is_healthy)
    return replace(outcome, state=state, next_due=max(due, outcome.next_due))
