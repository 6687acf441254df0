"""Feeds and their polls: the records that pollers read and write."""

from datetime import datetime
from typing import Literal

import msgspec

from extractors.output.codec import decode

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
        lane: name of the ordered lane; empty for the language.
        interval_min, interval_max: bounds of the poll interval, seconds.
        full_text: fetch the page of each entry.
        auth: reference to a secret (``env:NAME`` or ``file:PATH``), never
            the secret itself.
        transport: a ``websub`` feed is polled and also subscribed to its
            hub.
        hub, topic: a WebSub hub and the feed's address at the hub; they
            replace those that the feed itself names.
        allow_private: private addresses or networks (CIDR) that this feed
            may reach.
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
    The result of one poll; the newest one is the feed's complete state.

    Attributes:
        outcome: closed set, a metric label (``new``, ``unchanged``,
            ``not_modified``, ``moved``, ``gone``, ``throttled``,
            ``http_error``, ``network_error``, ``bad_document``, ...).
        status: HTTP status; 0 if none was received.
        etag, last_modified: validators, byte for byte.
        url: address of the next poll, if a permanent redirect was adopted.
        seen: fingerprints of the last published entries, newest first.
        cursor: where a long poll or a poll token continues: an address, or a
            query (``?pollToken=7f3a``) to add to the feed's address. All
            items before it are acknowledged.
        state: the scheduler's numbers (rate, failures, redirects).
        registered: the registration's address at this poll; validators and
            redirects belong to it.
        validated: the address that sent the validators.
        moved_to: the last target of permanent redirects.
        quiet_until: the end of the host's Retry-After; no worker may ask the
            host before it.
        hubs: WebSub hubs that the last document named.
        topic: the feed's own address, as the last document named it.
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


def read_registration(value: bytes) -> FeedRegistration:
    """Decode a value of ``wire.feeds``; raises ``MsgspecError``."""
    return decode(value, FeedRegistration)


def read_outcome(value: bytes) -> PollOutcome:
    """Decode a value of ``wire.polls``; raises ``MsgspecError``."""
    return decode(value, PollOutcome)
