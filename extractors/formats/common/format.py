"""The type of a format, and the slices that a document is cut into."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import msgspec
import xxhash
from msgspec.structs import replace

from extractors.formats.syntax.xml_slicing import SlicedDocument, check_count
from extractors.model.item import NewsItem
from extractors.model.raw import RawItem

__all__ = [
    "Format",
    "ItemIdentity",
    "Slice",
    "fingerprint",
    "make_slices",
    "slice_stories",
    "slice_whole",
]


class Slice(msgspec.Struct, frozen=True):
    """
    One item cut out of a document.

    Attributes:
        item: a document that contains only this item. ``identify`` fills in
            its ``uri``; before that it is set only for an item whose guid
            also stands on another item of the document.
        fingerprint: XXH3 (64 bit, hexadecimal) of the item's own bytes,
            without the bytes around the items. An item whose fingerprint was
            seen before has been published before.
    """

    item: RawItem
    fingerprint: str


class ItemIdentity(NamedTuple):
    """
    What identifies an item, found without reading the item.

    Attributes:
        guid: its identity as stated.
        link: its own URL; empty if none.
    """

    guid: str
    link: str


def _skip_identity(_: RawItem) -> ItemIdentity | None:
    """Return None: this format finds identities only by reading items."""
    return None


@dataclass(frozen=True)
class Format:
    """
    One syntax that news comes in.

    Attributes:
        name: its name in `sniff`, reports and tests.
        slice_document: cuts a document into its items.
        read: reads a one-item document; raises ExtractError.
        read_identity: finds the uri and url that ``read`` would return,
            without reading the item; None if that is not certain.
    """

    name: str
    slice_document: Callable[[RawItem], tuple[Slice, ...]]
    read: Callable[[RawItem], NewsItem]
    read_identity: Callable[[RawItem], ItemIdentity | None] = _skip_identity


def fingerprint(item: bytes) -> str:
    """Return the XXH3 hash of an item's bytes."""
    return xxhash.xxh3_64_hexdigest(item)


def make_slices(raw: RawItem, document: SlicedDocument) -> tuple[Slice, ...]:
    """
    Return each item of a document as a document of its own.

    Raises:
        ExtractError: ``too-large``.
    """
    return tuple(
        Slice(
            replace(raw, body=body, uri=""),
            fingerprint(item),
        )
        for item, body in zip(
            document.items, document.documents(), strict=True
        )
    )


def slice_stories(raw: RawItem, story: re.Pattern[bytes]) -> tuple[Slice, ...]:
    """
    Cut a transmission into its stories; one slice if no story is found.

    Raises:
        ExtractError: ``too-large``.
    """
    stories = story.findall(raw.body)
    check_count(stories)
    return tuple(
        Slice(replace(raw, body=body, uri=""), fingerprint(body))
        for body in stories
    ) or slice_whole(raw)


def slice_whole(raw: RawItem) -> tuple[Slice, ...]:
    """Return a document that contains exactly one item as one slice."""
    return (Slice(raw, fingerprint(raw.body)),)
