"""What a subscription becomes of a step, of a hub's word, of time: pure."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec.structs import replace

from streams.poller.hashing import hash_text
from streams.poller.scheduling.intervals import jitter
from streams.poller.websub.lifecycle import DesiredSubscription, is_for
from streams.records import Mode, Push, Subscription

__all__ = [
    "on_delivered",
    "on_denied",
    "on_failed",
    "on_request",
    "on_verified",
]

MOST_LEASE = 90 * 86_400
# A hub that grants less than two of these is asked again at this pace.
LEAST_RENEWAL = 60.0
RENEWED_AFTER = 0.7
FIRST_RETRY = 60.0
LONGEST_RETRY = 86_400.0
KEPT = 200
LONGEST_ERROR = 300


def on_request(
    one: Subscription | None,
    feed: str,
    want: DesiredSubscription | None,
    mode: Mode,
    now: datetime,
) -> Subscription:
    """
    Return the subscription as a hub is asked.

    After a failure the feed's next hub is asked. What was delivered stays
    known, whoever delivered it.
    """
    if one and (want is None or mode == "unsubscribe"):
        return replace(one, pending=mode, asked_at=now)
    assert want is not None
    if one is None:
        one = Subscription(feed, want.hubs[0], want.topic, want.callback)
    elif one.failures or not is_for(one, want):
        hub = want.hubs[one.failures % len(want.hubs)]
        same = is_for(one, want) and hub == one.hub
        one = replace(
            one, hub=hub, topic=want.topic, callback=want.callback,
            lease_ends=one.lease_ends if same else None,
            renew_at=one.renew_at if same else None,
        )  # fmt: skip
    return replace(one, pending=mode, asked_at=now)


def on_verified(
    one: Subscription, push: Push, asked_lease: int
) -> Subscription:
    """
    Return the subscription after a hub verified our intent.

    Args:
        asked_lease: seconds; held to where the hub names none.
    """
    if push.mode != one.pending:
        return one
    over = replace(
        one, pending="", failures=0, error="", retry_at=None,
        lease_ends=None, renew_at=None,
    )  # fmt: skip
    if push.mode == "unsubscribe":
        return over
    lease = min(push.lease or asked_lease, MOST_LEASE)
    # Spread over a tenth of the lease, so that feeds that were registered
    # together are not renewed together.
    share = RENEWED_AFTER + 0.1 * jitter(one.feed)
    wait = max(lease * share, LEAST_RENEWAL)
    return replace(
        over,
        lease_ends=push.received_at + timedelta(seconds=lease),
        renew_at=push.received_at + timedelta(seconds=wait),
    )


def on_denied(one: Subscription, reason: str, at: datetime) -> Subscription:
    """Return the subscription after the hub ended or refused it."""
    over = replace(one, lease_ends=None, renew_at=None)
    return on_failed(over, f"denied: {reason}" if reason else "denied", at)


def on_failed(one: Subscription, error: str, at: datetime) -> Subscription:
    """
    Return the subscription after a request came to nothing.

    An unsubscription is not tried again. The lease of a renewal that failed
    holds on.
    """
    if one.pending == "unsubscribe":
        return replace(one, pending="", lease_ends=None, renew_at=None)
    wait = min(FIRST_RETRY * 2.0 ** min(one.failures, 20), LONGEST_RETRY)
    wait *= 1 + 0.1 * jitter(one.feed)
    return replace(
        one,
        pending="",
        failures=one.failures + 1,
        error=error[:LONGEST_ERROR],
        retry_at=at + timedelta(seconds=wait),
    )


def on_delivered(
    one: Subscription,
    seen: Iterable[str],
    uris: Iterable[str],
    at: datetime,
) -> Subscription:
    """
    Return the subscription after a delivery whose items were acked.

    Args:
        seen: fingerprints of the items that it brought.
        uris: their identities.
    """
    new = tuple(hash_text(uri) for uri in uris)
    return replace(
        one,
        delivered_at=at,
        items=one.items + len(new),
        seen=_kept((*seen, *one.seen)),
        uris=_kept((*new, *one.uris)),
    )


def _kept(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))[:KEPT]
