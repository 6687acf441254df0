"""Records beside the items: duplicates, captions and entity mentions."""

from datetime import datetime
from typing import Any, Literal

import msgspec

from extractors.model.entity import Mention
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
    An item that is not published because it repeats another.

    The topic is ``wire.duplicates``.

    Attributes:
        story: id of the story of its event, as in `Unique`.
        containment: shared word 3-shingles over the smaller set, 0 to 1.
        hours_apart: fetch time minus that of the root, hours.
        pickup: the item and its copies with their agencies, earliest first.
        pub_status: ``canceled`` once this copy, or the item that it repeats,
            was killed; the headline is then empty.
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
    schema: int = 2


class CaptionUse(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """How often one item carries a caption."""

    uri: str
    occurrences: int = 1


class CaptionRecord(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """One photo caption of a lane with its items: ``wire.captions``."""

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
    """
    That one item mentions one entity, and where: ``wire.entities``.

    Attributes:
        entity: the entity's id.
        name: normal name of the entity.
        uri: of the item.
        mentions: all mentions in the item, at least one. The default is for
            the Avro schema only: with it, a reader of this schema can read
            values of schema 1.
    """

    entity: str
    type: str
    name: str
    uri: str
    mentions: tuple[Mention, ...] = ()
    schema: int = 2
