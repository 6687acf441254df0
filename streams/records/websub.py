"""
What travels between pollers about hubs (W3C WebSub, 2018).

Whatever a hub says, any poller takes down and the feed's owner acts on; so
the owner alone writes a feed's `Subscription`.
"""

from datetime import datetime
from typing import Literal

import msgspec

__all__ = ["Mode", "Push", "Subscription", "read_push", "read_subscription"]

Mode = Literal["subscribe", "unsubscribe"]


class Subscription(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """
    One feed's subscription at a hub: ``wire.subscriptions``.

    Attributes:
        topic: the feed's own address, as the hub knows it.
        callback: digest of the address that the hub calls; the address
            itself is a secret between the hub and us.
        pending: what the hub was asked for and has yet to confirm.
        lease_ends: None while nothing is confirmed.
        renew_at, retry_at: not asked again before.
        failures: in a row.
        error: what the last one was.
        items: how many items its deliveries brought, ever.
        seen: fingerprints of items delivered last, newest first.
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
    What a hub said to a poller, checked: ``wire.pushed``.

    Attributes:
        topic: digest of the topic that the hub spoke of.
        received_at: the time of everything that follows from it.
        mode: that a verification confirmed.
        lease: that the hub granted, seconds; 0 if it did not say.
        reason: that a denial gave.
        body: of a delivery, as its signature covers it.
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


read_subscription = msgspec.json.Decoder(Subscription).decode
"""Decode a value of ``wire.subscriptions``; raises ``MsgspecError``."""

read_push = msgspec.json.Decoder(Push).decode
"""Decode a value of ``wire.pushed``; raises ``MsgspecError``."""
