"""Feeds and their polls: the records that pollers read and write."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from extractors.model.language_tags import base_language, canonical_tag
from extractors.output.codec import decode

__all__ = [
    "FeedRegistration",
    "PollOutcome",
    "language_lane",
    "read_outcome",
    "read_registration",
]


def language_lane(language: str) -> str:
    """
    Return the lane of feeds without a lane of their own; empty if unknown.

    Copies are found inside a lane. So feeds in ``en-US``, ``en-GB`` and
    ``EN`` have one lane, ``en``.
    """
    return base_language(canonical_tag(language))


class FeedRegistration(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """
    One feed of ``wire.feeds``. Each field describes itself.

    The descriptions are in the JSON Schema and in the reference of the keys.
    """

    feed: Annotated[str, Meta(description="id, the key of the record")]
    url: Annotated[
        str,
        Meta(
            description="address of the feed; of a drop feed the directory "
            "below COPYDESK_DROP_DIR"
        ),
    ]
    agency: Annotated[str, Meta(description="name of the agency")] = ""
    language: Annotated[str, Meta(description="BCP 47")] = ""
    lane: Annotated[
        str,
        Meta(
            description="name of the ordered lane, in which copies are "
            "found; empty for the language without its region"
        ),
    ] = ""
    media_type: Annotated[
        str, Meta(description="instead of the one that the server states")
    ] = ""
    full_text: Annotated[
        bool, Meta(description="fetch the page of each item")
    ] = False
    paused: Annotated[bool, Meta(description="registered, not polled")] = False
    interval_min: Annotated[
        float, Meta(description="shortest time between two polls, seconds")
    ] = 60.0
    interval_max: Annotated[
        float, Meta(description="longest time between two polls, seconds")
    ] = 3600.0
    auth: Annotated[
        str,
        Meta(
            description="reference to a secret, env:NAME or file:PATH, never "
            "the secret itself"
        ),
    ] = ""
    transport: Annotated[
        Literal["http", "websub", "longpoll", "polltoken", "drop"],
        Meta(
            description="how the feed is read; websub: polled, and also "
            "subscribed to its hub"
        ),
    ] = "http"
    allow_private: Annotated[
        tuple[str, ...],
        Meta(
            description="private addresses or networks (CIDR) that the feed "
            "may reach"
        ),
    ] = ()
    hub: Annotated[
        str, Meta(description="WebSub hub, instead of that in the feed")
    ] = ""
    topic: Annotated[
        str, Meta(description="address of the feed at the hub, likewise")
    ] = ""
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
