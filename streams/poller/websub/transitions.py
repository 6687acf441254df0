"""Compute a subscription after a request, a hub's answer, or a delivery. Pure.

The times in a `Subscription` decide the next step, see `lifecycle`.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec.structs import replace

from streams.poller.hashing import hash_text
from streams.poller.scheduling.intervals import jitter
from streams.poller.websub.lifecycle import DesiredSubscription, matches
from streams.records import Mode, Push, Subscription

__all__ = [
    "on_delivered",
    "on_denied",
    "on_failed",
    "on_request",
    "on_verified",
]

MAX_LEASE = 90 * 86_400
# The shortest time until a renewal, also for a shorter lease.
MIN_RENEWAL = 60.0
RENEWED_AFTER = 0.7
FIRST_RETRY = 60.0
LONGEST_RETRY = 86_400.0
MAX_SEEN = 200
MAX_ERROR = 300


def on_request(
    subscription: Subscription | None,
    feed: str,
    want: DesiredSubscription | None,
    mode: Mode,
    now: datetime,
) -> Subscription:
    """
    Return the subscription when a request is sent to a hub.

    After a failure the request goes to the feed's next hub. Delivered items
    stay known, whichever hub delivered them.
    """
    if subscription and (want is None or mode == "unsubscribe"):
        return replace(subscription, pending=mode, asked_at=now)
    assert want is not None
    if subscription is None:
        subscription = Subscription(
            feed, want.hubs[0], want.topic, want.callback
        )
    elif subscription.failures or not matches(subscription, want):
        subscription = _move(subscription, want)
    return replace(subscription, pending=mode, asked_at=now)


def _move(
    subscription: Subscription, want: DesiredSubscription
) -> Subscription:
    """Return the subscription at the next hub; keep the lease if the same."""
    hub = want.hubs[subscription.failures % len(want.hubs)]
    is_same = matches(subscription, want) and hub == subscription.hub
    return replace(
        subscription,
        hub=hub,
        topic=want.topic,
        callback=want.callback,
        lease_ends=subscription.lease_ends if is_same else None,
        renew_at=subscription.renew_at if is_same else None,
    )


def on_verified(
    subscription: Subscription, push: Push, requested_lease: int
) -> Subscription:
    """
    Return the subscription after a hub verified our request.

    Args:
        requested_lease: seconds; used if the hub names no lease.
    """
    if push.mode != subscription.pending:
        return subscription
    verified = replace(
        subscription, pending="", failures=0, error="", retry_at=None,
        lease_ends=None, renew_at=None,
    )  # fmt: skip
    if push.mode == "unsubscribe":
        return verified
    lease = min(push.lease or requested_lease, MAX_LEASE)
    # Spread over a tenth of the lease, so that feeds that were registered
    # together are not renewed together.
    share = RENEWED_AFTER + 0.1 * jitter(subscription.feed)
    wait = max(lease * share, MIN_RENEWAL)
    return replace(
        verified,
        lease_ends=push.received_at + timedelta(seconds=lease),
        renew_at=push.received_at + timedelta(seconds=wait),
    )


def on_denied(
    subscription: Subscription, reason: str, at: datetime
) -> Subscription:
    """Return the subscription after the hub ended or refused it."""
    ended = replace(subscription, lease_ends=None, renew_at=None)
    return on_failed(ended, f"denied: {reason}" if reason else "denied", at)


def on_failed(
    subscription: Subscription, error: str, at: datetime
) -> Subscription:
    """
    Return the subscription after a request failed.

    A failed unsubscription is not repeated. If a renewal fails, the current
    lease stays valid.
    """
    if subscription.pending == "unsubscribe":
        return replace(
            subscription, pending="", lease_ends=None, renew_at=None
        )
    failures = subscription.failures
    wait = min(FIRST_RETRY * 2.0 ** min(failures, 20), LONGEST_RETRY)
    wait *= 1 + 0.1 * jitter(subscription.feed)
    return replace(
        subscription,
        pending="",
        failures=failures + 1,
        error=error[:MAX_ERROR],
        retry_at=at + timedelta(seconds=wait),
    )


def on_delivered(
    subscription: Subscription,
    seen: Iterable[str],
    uris: Iterable[str],
    at: datetime,
) -> Subscription:
    """
    Return the subscription after a delivery whose items were acked.

    Args:
        seen: fingerprints of the delivered items.
        uris: identities of the delivered items that are new.
    """
    new = tuple(hash_text(uri) for uri in uris)
    return replace(
        subscription,
        delivered_at=at,
        items=subscription.items + len(new),
        seen=_newest((*seen, *subscription.seen)),
        uris=_newest((*new, *subscription.uris)),
    )


def _newest(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the first `MAX_SEEN` texts without repeats."""
    return tuple(dict.fromkeys(texts))[:MAX_SEEN]
