"""What one format is: a name, how to know it, to cut it, to read it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import msgspec
import xxhash
from msgspec.structs import replace

from extractors.model.item import NewsItem
from extractors.model.raw import RawItem

__all__ = [
    "Format",
    "ItemIdentity",
    "Slice",
    "fingerprint",
    "sliced",
    "stories",
    "unread",
    "whole",
]


class Slice(msgspec.Struct, frozen=True):
    """
    One item cut out of a document.

    Attributes:
        item: the one-item document; its ``uri`` is filled in by ``identify``
            (before that only where a repeated guid cannot tell items apart).
        fingerprint: XXH3 (64 bit, hexadecimal) of the item's own bytes,
            without what surrounds every item of the document; the same bytes
            were published before if it was seen before.
    """

    item: RawItem
    fingerprint: str


class ItemIdentity(NamedTuple):
    """
    What tells an item from others, found without reading it.

    Attributes:
        guid: its identity as stated.
        link: its own address; empty if none.
    """

    guid: str
    link: str


def unread(_: RawItem) -> ItemIdentity | None:
    """Tell nothing of an item that is not read."""
    return None


@dataclass(frozen=True)
class Format:
    """
    One syntax that news comes in.

    Attributes:
        name: what it is called in reports and tests.
        slices: cuts a document into its items.
        read: reads a one-item document; raises ExtractError.
        glance: finds what ``read`` takes for the item's uri and url, without
            reading it; None where that is not plain.
    """

    name: str
    slices: Callable[[RawItem], tuple[Slice, ...]]
    read: Callable[[RawItem], NewsItem]
    glance: Callable[[RawItem], ItemIdentity | None] = unread


def fingerprint(item: bytes) -> str:
    """Give the XXH3 of an item's bytes."""
    return xxhash.xxh3_64_hexdigest(item)


class Cuts(Protocol):
    """A document cut into items, whatever it was cut with."""

    @property
    def items(self) -> Sequence[bytes]:
        """The bytes of each item."""

    def document(self, item: bytes) -> bytes:
        """Put one item into the document that it came in."""


def sliced(raw: RawItem, found: Cuts) -> tuple[Slice, ...]:
    """Return each item of a document as a document of its own."""
    return tuple(
        Slice(
            replace(raw, body=found.document(item), uri=""), fingerprint(item)
        )
        for item in found.items
    )


def stories(raw: RawItem, story: re.Pattern[bytes]) -> tuple[Slice, ...]:
    """Cut a wire transmission into its stories; whole if none is marked."""
    found = story.findall(raw.body)
    return tuple(
        Slice(replace(raw, body=one, uri=""), fingerprint(one))
        for one in found
    ) or whole(raw)


def whole(raw: RawItem) -> tuple[Slice, ...]:
    """Slice a document that holds exactly one item."""
    return (Slice(raw, fingerprint(raw.body)),)
