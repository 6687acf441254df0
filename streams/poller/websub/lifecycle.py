"""
What to do about a feed's subscription next, and when: pure.

    registration, newest poll -> wanted   which hub, which topic
    subscription, wanted      -> plan     the next step and its time
"""

from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from streams.poller.hashing import hash_text
from streams.poller.websub.signatures import callback
from streams.records import FeedRegistration, PollOutcome, Subscription

__all__ = [
    "NOTHING",
    "DesiredSubscription",
    "Plan",
    "Rules",
    "desired",
    "is_for",
    "plan",
    "state_of",
]

VERIFIED_WITHIN = timedelta(minutes=10)
"""A hub that has not asked back by then has failed."""

# A feed that names another self or hub at every poll moves once an hour.
MIN_MOVE_INTERVAL = timedelta(hours=1)


class Rules(NamedTuple):
    """
    What the deployment says.

    Attributes:
        base: public address of the pollers' callbacks; empty turns
            subscribing off.
        key: the pollers' secret.
        announced: subscribe to hubs of feeds registered as ``http``, too.
        lease: seconds to ask for.
    """

    base: str = ""
    key: str = ""
    announced: bool = False
    lease: int = 0


class DesiredSubscription(NamedTuple):
    """
    The subscription that a feed should have.

    Attributes:
        hubs: any of them will do.
        callback: digest of the callback's address.
    """

    hubs: tuple[str, ...]
    topic: str
    callback: str


Step = Literal["", "subscribe", "unsubscribe", "time out", "forget"]


class Plan(NamedTuple):
    """The next step and when to take it; no step has no time."""

    step: Step = ""
    at: datetime | None = None


NOTHING = Plan()


def desired(
    feed: FeedRegistration | None, poll: PollOutcome | None, rules: Rules
) -> DesiredSubscription | None:
    """
    Return the subscription that a feed should have; None if none.

    Args:
        feed: None if it is registered no more.
        poll: its newest outcome, which holds what the feed named.
    """
    if feed is None or feed.paused or not rules.base:
        return None
    if poll and poll.registered not in {"", feed.url}:
        poll = None
    asked_for = feed.transport == "websub" or (
        rules.announced and feed.transport == "http"
    )
    if not asked_for or (poll and poll.outcome == "gone"):
        return None
    hubs = (feed.hub,) if feed.hub else poll.hubs if poll else ()
    if not hubs:
        return None
    said = poll.topic or poll.url if poll else ""
    topic = feed.topic or said or feed.url
    address = callback(rules.base, rules.key, feed.feed, topic)
    return DesiredSubscription(hubs, topic, hash_text(address))


def is_for(one: Subscription, want: DesiredSubscription) -> bool:
    """Say whether a subscription is the wanted one."""
    return (
        one.hub in want.hubs
        and one.topic == want.topic
        and one.callback == want.callback
    )


def plan(
    one: Subscription | None, want: DesiredSubscription | None, now: datetime
) -> Plan:
    """
    Return the next step.

    A subscription that is not wanted any more is ended once, and is over
    even if the hub will not hear of it: its lease runs out. One for another
    hub, topic or callback is ended before the new one is asked for.
    """
    if one is None:
        return Plan("subscribe", now) if want else NOTHING
    if one.pending and one.asked_at:
        return Plan("time out", one.asked_at + VERIFIED_WITHIN)
    holds = one.lease_ends is not None and one.lease_ends > now
    if want is None or not is_for(one, want):
        if holds:
            return Plan("unsubscribe", _not_before(one, want, now))
        return Plan("subscribe", now) if want else NOTHING
    not_before = one.retry_at or now
    if holds and one.renew_at and one.lease_ends:
        # At the lease's end, so that the end is seen.
        at = min(max(one.renew_at, not_before), one.lease_ends)
        return Plan("subscribe", at)
    return Plan("subscribe", max(not_before, now))


def _not_before(
    one: Subscription, want: DesiredSubscription | None, now: datetime
) -> datetime:
    if want is None or one.asked_at is None:
        return now
    return max(now, one.asked_at + MIN_MOVE_INTERVAL)


def state_of(
    one: Subscription | None, want: DesiredSubscription | None, now: datetime
) -> str:
    """Return the word for it: ``active``, ``pending``, ``failed``, ``""``."""
    if one and one.lease_ends and one.lease_ends > now:
        return "active"
    if one and one.pending:
        return "pending"
    if one and one.failures and want:
        return "failed"
    return "pending" if want else ""
