"""What the desk found beside the items: repeats, captions, mentions."""

from datetime import datetime
from typing import Any, Literal

import msgspec

from extractors.model.item import PubStatus
from streams.records.items import Pickup

__all__ = [
    "CaptionRecord",
    "CaptionUse",
    "Duplicate",
    "DuplicateKind",
    "EntityMention",
]

DuplicateKind = Literal[
    "exact", "reprint", "truncated", "extended", "rewritten", "spun",
    "caption_only",
]  # fmt: skip


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
