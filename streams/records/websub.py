"""
Records of pollers about WebSub hubs (W3C WebSub, 2018).

Any poller may receive a hub's request; it forwards the request as a `Push`
to the poller that owns the feed. Only the owner writes the feed's
`Subscription`.
"""

from datetime import datetime
from typing import Literal

import msgspec

from extractors.output.codec import decode

__all__ = ["Mode", "Push", "Subscription", "read_push", "read_subscription"]

Mode = Literal["subscribe", "unsubscribe"]


class Subscription(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """
    One feed's subscription at a hub: ``wire.subscriptions``.

    Attributes:
        topic: the feed's own address, as the hub knows it.
        callback: digest of the callback address; the address itself is a
            secret between the hub and us.
        pending: request that the hub has not confirmed yet.
        lease_ends: end of the lease; None while nothing is confirmed.
        renew_at, retry_at: no request is sent before these times.
        failures: number of failures in a row.
        error: text of the last failure.
        items: number of items in all deliveries so far.
        seen: fingerprints of the last delivered items, newest first.
        uris: digests of their identities, newest first.
    """

    feed: str
    hub: str
    topic: str
    callback: str
    pending: Literal["", "subscribe", "unsubscribe"] = ""
    asked_at: datetime | None = None
    lease_ends: datetime | None = None
    renew_at: datetime | None = None
    retry_at: datetime | None = None
    failures: int = 0
    error: str = ""
    delivered_at: datetime | None = None
    items: int = 0
    seen: tuple[str, ...] = ()
    uris: tuple[str, ...] = ()
    schema: int = 1


class Push(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """
    A checked request of a hub to a poller: ``wire.pushed``.

    Attributes:
        topic: digest of the topic in the request.
        received_at: time of receipt; records derived from it use this time.
        mode: the mode that a verification confirmed.
        lease: the granted lease in seconds; 0 if the hub gave none.
        reason: the reason of a denial.
        body: the body of a delivery, as it was signed.
    """

    feed: str
    kind: Literal["content", "verified", "denied"]
    topic: str
    received_at: datetime
    mode: Literal["", "subscribe", "unsubscribe"] = ""
    lease: int = 0
    reason: str = ""
    body: bytes = b""
    media_type: str = ""
    headers: dict[str, str] = {}
    schema: int = 1


def read_subscription(value: bytes) -> Subscription:
    """Decode a value of ``wire.subscriptions``; raises ``MsgspecError``."""
    return decode(value, Subscription)


def read_push(value: bytes) -> Push:
    """Decode a value of ``wire.pushed``; raises ``MsgspecError``."""
    return decode(value, Push)
