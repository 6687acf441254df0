"""Photo captions that several items carry."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from extractors.output.codec import decode
from streams.page.model.packing import unpack
from streams.page.views.entries import item_link, link
from streams.records import CaptionRecord

__all__ = ["CaptionEntry", "caption_entries"]


class CaptionEntry(NamedTuple):
    """A caption with its items."""

    id: str
    at: int
    text: str
    credit: str
    photographer: str
    date: str
    is_file: bool
    uses: int
    occurrences: int
    variants: tuple[str, ...]
    items: tuple[tuple[str, str, int], ...]
    address: str


def caption_entries(rows: Iterable[Sequence[Any]]) -> tuple[CaptionEntry, ...]:
    """Return the captions of rows of `streams.page.query.lists.captions`."""
    return tuple(map(_entry, rows))


def _entry(row: Sequence[Any]) -> CaptionEntry:
    id_, at, text, credit, uses, occurrences, value = row
    record = decode(unpack(value), CaptionRecord)
    return CaptionEntry(
        id=id_,
        at=at,
        text=text,
        credit=credit,
        photographer=record.photographer,
        date=record.date,
        is_file=record.file,
        uses=uses,
        occurrences=occurrences,
        variants=record.variants,
        items=tuple(
            (use.uri, item_link(use.uri), use.occurrences)
            for use in record.items[:100]
        ),
        address=link("/caption", id=id_),
    )
