"""
Decide the next step of a feed's subscription, and when. Pure.

    desired   which hub and topic, from the registration and the latest poll
    plan      the next step and its time, from the subscription and `desired`
    state_of  the subscription's state, for the metrics
"""

from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from streams.poller.hashing import hash_text
from streams.poller.websub.signatures import callback_url
from streams.records import FeedRegistration, PollOutcome, Subscription

__all__ = [
    "NOTHING",
    "DesiredSubscription",
    "Plan",
    "Rules",
    "desired",
    "matches",
    "plan",
    "state_of",
]

VERIFICATION_TIMEOUT = timedelta(minutes=10)
"""A hub that has not verified a request by then has failed."""

# A feed that names another topic or hub at every poll changes its
# subscription at most once an hour.
MIN_MOVE_INTERVAL = timedelta(hours=1)


class Rules(NamedTuple):
    """
    The WebSub settings of the deployment.

    Attributes:
        base: public URL of the pollers' callbacks; empty turns subscribing
            off.
        key: the secret that all pollers share.
        announced: also subscribe feeds that are registered as ``http`` and
            name a hub.
        lease: the lease to request, seconds.
    """

    base: str = ""
    key: str = ""
    announced: bool = False
    lease: int = 0


class DesiredSubscription(NamedTuple):
    """
    The subscription that a feed should have.

    Attributes:
        hubs: the possible hubs; one of them is enough.
        callback: digest of the callback URL.
    """

    hubs: tuple[str, ...]
    topic: str
    callback: str


Step = Literal["", "subscribe", "unsubscribe", "time out", "forget"]


class Plan(NamedTuple):
    """The next step and its time; without a step the time is None."""

    step: Step = ""
    at: datetime | None = None


NOTHING = Plan()


def desired(
    feed: FeedRegistration | None, poll: PollOutcome | None, rules: Rules
) -> DesiredSubscription | None:
    """
    Return the subscription that a feed should have; None if none.

    Args:
        feed: None if the feed is not registered any more.
        poll: the latest poll; it holds the hubs and the topic that the feed
            names.
    """
    if feed is None or feed.paused or not rules.base:
        return None
    if poll and poll.registered not in {"", feed.url}:
        poll = None
    is_wanted = feed.transport == "websub" or (
        rules.announced and feed.transport == "http"
    )
    if not is_wanted or (poll and poll.outcome == "gone"):
        return None
    hubs = (feed.hub,) if feed.hub else poll.hubs if poll else ()
    if not hubs:
        return None
    named = poll.topic or poll.url if poll else ""
    topic = feed.topic or named or feed.url
    url = callback_url(rules.base, rules.key, feed.feed, topic)
    return DesiredSubscription(hubs, topic, hash_text(url))


def matches(subscription: Subscription, want: DesiredSubscription) -> bool:
    """Return whether a subscription is the desired one."""
    return (
        subscription.hub in want.hubs
        and subscription.topic == want.topic
        and subscription.callback == want.callback
    )


def plan(
    subscription: Subscription | None,
    want: DesiredSubscription | None,
    now: datetime,
) -> Plan:
    """
    Return the next step of a subscription.

    An unwanted subscription is unsubscribed once. If the hub does not
    accept that, the subscription still ends, because its lease runs out. A
    subscription for another hub, topic or callback is ended before the
    desired one is requested.
    """
    if subscription is None:
        return Plan("subscribe", now) if want else NOTHING
    if subscription.pending and subscription.asked_at:
        return Plan("time out", subscription.asked_at + VERIFICATION_TIMEOUT)
    if want is None or not matches(subscription, want):
        if _has_lease(subscription, now):
            return Plan("unsubscribe", _move_time(subscription, want, now))
        return Plan("subscribe", now) if want else NOTHING
    return Plan("subscribe", _request_time(subscription, now))


def _has_lease(subscription: Subscription, now: datetime) -> bool:
    ends = subscription.lease_ends
    return ends is not None and ends > now


def _request_time(subscription: Subscription, now: datetime) -> datetime:
    """Return when to request or renew the desired subscription."""
    earliest = subscription.retry_at or now
    renew_at, ends = subscription.renew_at, subscription.lease_ends
    if ends is not None and ends > now and renew_at:
        # Not after the lease's end, so that the end is noticed.
        return min(max(renew_at, earliest), ends)
    return max(earliest, now)


def _move_time(
    subscription: Subscription,
    want: DesiredSubscription | None,
    now: datetime,
) -> datetime:
    """Return when an unwanted subscription is ended."""
    if want is None or subscription.asked_at is None:
        return now
    return max(now, subscription.asked_at + MIN_MOVE_INTERVAL)


def state_of(
    subscription: Subscription | None,
    want: DesiredSubscription | None,
    now: datetime,
) -> str:
    """Return ``active``, ``pending``, ``failed`` or ``""`` (no state)."""
    if subscription and _has_lease(subscription, now):
        return "active"
    if subscription and subscription.pending:
        return "pending"
    if subscription and subscription.failures and want:
        return "failed"
    return "pending" if want else ""
