"""Feeds and their polls: what pollers read and write."""

from datetime import datetime
from typing import Literal

import msgspec

__all__ = [
    "FeedRegistration",
    "PollOutcome",
    "read_outcome",
    "read_registration",
]


class FeedRegistration(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """
    One feed of ``wire.feeds``.

    Attributes:
        feed: id, the record's key.
        lane: ordered lane; the language if empty.
        interval_min, interval_max: bounds of the poll interval, seconds.
        full_text: fetch each entry's own page.
        auth: reference to a secret (``env:NAME`` or ``file:PATH``), never
            the secret.
        transport: ``websub`` is polled, too, and subscribed to its hub.
        hub, topic: a WebSub hub and the feed's address there, instead of
            what the feed itself names.
        allow_private: addresses or networks (CIDR) that this feed may
            reach although they are private.
    """

    feed: str
    url: str
    agency: str = ""
    language: str = ""
    lane: str = ""
    media_type: str = ""
    full_text: bool = False
    paused: bool = False
    interval_min: float = 60.0
    interval_max: float = 3600.0
    auth: str = ""
    transport: Literal["http", "websub", "longpoll", "polltoken", "drop"] = (
        "http"
    )
    allow_private: tuple[str, ...] = ()
    hub: str = ""
    topic: str = ""
    schema: int = 1


class PollOutcome(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """
    What one poll did: the newest one per feed is the feed's whole state.

    Attributes:
        outcome: closed set, a metric label (``new``, ``unchanged``,
            ``not_modified``, ``moved``, ``gone``, ``throttled``,
            ``http_error``, ``network_error``, ``bad_document``, ...).
        status: HTTP status; 0 if none was received.
        etag, last_modified: validators, byte for byte.
        url: where to poll next, if a permanent redirect was adopted.
        seen: fingerprints of the entries last published, newest first.
        cursor: where a long poll or a token goes on: an address, or a query
            (``?pollToken=7f3a``) for the feed's own; all before it is acked.
        state: the scheduler's own numbers (rhythm, failures, redirects).
        registered: the registration's address at this poll; validators and
            redirects belong to it.
        validated: the address that gave the validators.
        moved_to: where permanent redirects last led.
        quiet_until: how long the host asked to be left alone, by all.
        hubs: WebSub hubs that its last document named.
        topic: the feed's own address, as that document named it.
    """

    feed: str
    outcome: str
    polled_at: datetime
    next_due: datetime
    status: int = 0
    error: str = ""
    etag: str = ""
    last_modified: str = ""
    url: str = ""
    body_hash: str = ""
    new: int = 0
    unchanged: int = 0
    failures: int = 0
    seen: tuple[str, ...] = ()
    cursor: str = ""
    state: dict[str, float] = {}
    registered: str = ""
    validated: str = ""
    moved_to: str = ""
    quiet_until: datetime | None = None
    hubs: tuple[str, ...] = ()
    topic: str = ""
    schema: int = 1


read_registration = msgspec.json.Decoder(FeedRegistration).decode
"""Decode a value of ``wire.feeds``; raises ``MsgspecError``."""

read_outcome = msgspec.json.Decoder(PollOutcome).decode
"""Decode a value of ``wire.polls``; raises ``MsgspecError``."""
