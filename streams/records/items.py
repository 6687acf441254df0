"""Items on their way through the desk, and where each ended."""

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
    "Tick",
    "Unique",
]

Event = Literal["new", "update", "correction", "kill", "release", "promoted"]
"""What a version of an item is to its readers (architecture, 6)."""

Outcome = Literal["item", "duplicate", "stale", "held", "killed"]
"""Where one clean item ended; a dead letter is the sixth ending."""


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
