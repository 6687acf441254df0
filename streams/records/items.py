"""Items between the steps of the desk, and the outcome of each."""

from datetime import datetime
from typing import Any, Literal

import msgspec

from extractors.model.item import NewsItem

__all__ = [
    "Clean",
    "Decision",
    "Event",
    "ItemOutcome",
    "Outcome",
    "Pickup",
    "StoryJoin",
    "Tick",
    "Unique",
]

Event = Literal["new", "update", "correction", "kill", "release", "promoted"]
"""What a version of an item is to its readers."""

Outcome = Literal["item", "duplicate", "stale", "held", "killed"]
"""The outcome of one clean item; a dead letter is the sixth outcome."""


class Clean(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """
    An extracted item, sent to its lane: ``wire.clean``.

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
    The outcome of one raw record: ``wire.outcomes``, keyed by its source.

    The last record of a key counts. So a repeat after a crash changes
    nothing, and the number of outcomes is the number of raw records.
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
    """A time event for one partition of the lanes: ``wire.ticks``."""

    at: datetime
    schema: int = 1


class Decision(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """
    Why the desk published an item, or did not.

    Attributes:
        kind: the event, or the kind of duplicate.
        of: uri of the related item; empty if there is none.
        evidence: rule, containment, words and others; values are JSON
            scalars or lists of them.
    """

    kind: str
    of: str = ""
    evidence: dict[str, Any] = {}


class Pickup(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """
    An item or a copy of it: its agency, and how long after the first it came.

    Attributes:
        hours: fetch time minus that of the first of them, hours.
    """

    uri: str
    agency: str
    hours: float = 0.0


class StoryJoin(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """
    How an item came to its story: evidence of the join.

    Attributes:
        score: probability that both tell one event, 0 to 1.
        terms: terms that it shares with the story, heaviest first, at most 8.
        merged: ids of stories that it merged into its story. From then on
            they are aliases of it.
    """

    score: float = 0.0
    terms: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()


class Unique(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """
    An item for readers, with what it is to them: ``wire.unique``.

    Attributes:
        revision: number of this published version; the first is 1.
        story: id of the story of its event. Other items that tell the event
            have it too, copies and what other agencies wrote.
        previous: name of the published version before; empty for the first.
        changed: fields that differ from it (``headline``, ``body`` ...).
        members: uris of the items folded into this one.
        pickup: the item and its copies with their agencies, earliest first.
        source: ``topic-partition:offset`` of the raw record behind it.
        captions: ids of its photo captions on ``wire.captions``.
        joined: how it came to its story; None if it begins one, or if it is
            a later version that stays in its story.
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
    joined: StoryJoin | None = None
    schema: int = 2
