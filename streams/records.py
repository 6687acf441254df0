"""
What travels on our own topics besides raw items and news items.

JSON by msgspec, camel case. Every value is a pure function of the raw
record and prior state: no clock, no random id, no set order.
"""

from datetime import datetime
from typing import Any, Literal

import msgspec

from extractors.item import NewsItem, PubStatus

__all__ = [
    "CaptionRecord",
    "CaptionUse",
    "Clean",
    "DeadLetter",
    "Decision",
    "Duplicate",
    "DuplicateKind",
    "EntityMention",
    "Event",
    "FeedRegistration",
    "HandledLetter",
    "ItemOutcome",
    "Outcome",
    "Pickup",
    "PollOutcome",
    "Tick",
    "Unique",
]

Event = Literal["new", "update", "correction", "kill", "release", "promoted"]
"""What a version of an item is to its readers (architecture, 6)."""

Outcome = Literal["item", "duplicate", "stale", "held", "killed"]
"""Where one clean item ended; a dead letter is the sixth ending."""

DuplicateKind = Literal[
    "exact", "reprint", "truncated", "extended", "rewritten", "spun",
    "caption_only",
]  # fmt: skip


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


class Clean(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """
    An extracted item on its way to its lane: ``wire.clean``.

    Attributes:
        source: ``topic-partition:offset`` of the raw record behind it.
    """

    item: NewsItem
    source: str
    schema: int = 1


class ItemOutcome(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """
    Where one raw record ended: ``wire.outcomes``, keyed by its source.

    The last record of a key counts, so a repeat after a crash changes
    nothing and the outcomes add up to the records of ``wire.raw``.
    """

    source: str
    uri: str
    feed: str
    outcome: Literal[
        "item", "duplicate", "stale", "held", "killed", "deadLetter"
    ]
    fetched_at: datetime
    stage: str = "dedupe"
    reason: str = ""
    schema: int = 1


class Tick(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """A time that has come, for one lane partition."""

    at: datetime
    schema: int = 1


class Decision(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """
    Why the desk let an item through, or not.

    Attributes:
        kind: the event, or the duplicate kind.
        of: uri of the item that it relates to; empty if none.
        evidence: what was seen (rule, containment, words, marks); values
            are JSON scalars or lists of them.
    """

    kind: str
    of: str = ""
    evidence: dict[str, Any] = {}


class Pickup(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """
    One item of a story: who carried it, and how long after the first.

    Attributes:
        hours: its fetch time less that of the story's first item, hours.
    """

    uri: str
    agency: str
    hours: float = 0.0


class Unique(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """
    An item that goes on to readers, with what it is to them.

    Attributes:
        revision: 1 for the first version that was let through.
        story: id of the group of items that tell the same story.
        previous: version of the chain before this one; empty for the first.
        changed: fields that differ from it (``headline``, ``body`` ...).
        members: uris folded into this item.
        pickup: who carries the story, earliest first.
        captions: ids of its photo captions on ``wire.captions``.
        source: topic-partition:offset of the raw record behind it.
    """

    item: NewsItem
    event: Event
    revision: int
    story: str
    decision: Decision
    previous: str = ""
    changed: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    pickup: tuple[Pickup, ...] = ()
    source: str = ""
    captions: tuple[str, ...] = ()
    schema: int = 1


class Duplicate(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """
    An item held back because it repeats another: ``wire.duplicates``.

    Attributes:
        containment: shared word 3-shingles over the smaller set, 0 to 1.
        hours_apart: fetch time less the root's, hours.
        pickup: who carries the story, earliest first.
        pub_status: ``canceled`` once this copy, or the item that it repeats,
            was killed; the headline is empty then.
    """

    uri: str
    duplicate_of: str
    story: str
    kind: DuplicateKind
    containment: float
    evidence: dict[str, Any]
    hours_apart: float
    feed: str
    agency: str
    headline: str
    fetched_at: datetime
    pickup: tuple[Pickup, ...] = ()
    pub_status: PubStatus = "usable"
    schema: int = 1


class CaptionUse(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """How often one item carries a caption."""

    uri: str
    occurrences: int = 1


class CaptionRecord(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """One photo caption of a lane and the items that carried it."""

    id: str
    text: str
    credit_line: str
    photographer: str
    date: str
    file: bool
    media: tuple[str, ...]
    items: tuple[CaptionUse, ...]
    occurrences: int
    first_seen: datetime
    variants: tuple[str, ...] = ()
    schema: int = 1


class EntityMention(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """One mention in one item: ``wire.entities``."""

    entity: str
    type: str
    name: str
    uri: str
    start: int
    end: int
    text: str
    field: str = "body"
    confidence: float = 1.0
    schema: int = 1


class DeadLetter(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """
    A record that a stage could not use, whole.

    Attributes:
        stage: ``poll``, ``clean``, ``dedupe`` or ``enrich``.
        reason: closed vocabulary slug, a metric label.
        value: the record's bytes (base64 in JSON).
        failed_at: the record's own fetch or broker time, so that the same
            failure gives the same bytes.
    """

    stage: str
    reason: str
    error: str
    topic: str
    partition: int
    offset: int
    key: str
    value: bytes
    feed: str
    failed_at: datetime
    schema: int = 1


class HandledLetter(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """
    What was done about a dead letter: ``wire.handled``.

    Attributes:
        letter: its name, the record's key (``copydesk deadletters list``).
    """

    letter: str
    action: Literal["replayed", "dropped"]
    at: datetime
    schema: int = 1
