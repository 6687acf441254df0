"""One item in a list."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from streams.page.query.items import ListedItem
from streams.page.views.marked_text import Hit, hits_in

__all__ = ["EVENT_NAMES", "Entry", "entries", "entry", "item_link", "link"]

EVENT_NAMES = {
    "new": "",
    "update": "Update",
    "correction": "Correction",
    "kill": "Kill",
    "release": "Released",
    "promoted": "Promoted",
}
"""What is shown before a headline; nothing before a new item."""


class Entry(NamedTuple):
    """
    One item in a list.

    Attributes:
        mark: name of its event; empty for a new item.
        tone: class of the mark: the item's event, or ``kill``.
        headline, extract: parts of the text, search hits apart.
        address: the item's page.
        notes: short remarks: pictures, copies, urgency.
    """

    item: ListedItem
    mark: str
    tone: str
    headline: tuple[Hit, ...]
    extract: tuple[Hit, ...]
    address: str
    notes: tuple[str, ...]


def link(path: str, **params: str) -> str:
    """Return an address with a query; empty values are left out."""
    query = urlencode({name: value for name, value in params.items() if value})
    return f"{path}?{query}" if query else path


def item_link(uri: str) -> str:
    """Return the address of an item's page."""
    return link("/item", uri=uri)


def entries(
    rows: Iterable[Sequence[object]],
    found: Mapping[int, tuple[str, str]] | None = None,
) -> tuple[Entry, ...]:
    """
    Return entries of rows of `ListedItem`.

    Args:
        found: marked headline and extract by id, of a search.
    """
    items = (ListedItem._make(row) for row in rows)
    return tuple(entry(item, (found or {}).get(item.id)) for item in items)


def entry(item: ListedItem, found: tuple[str, str] | None = None) -> Entry:
    """Return one entry."""
    is_killed = item.status == "canceled"
    headline, extract = found or (item.headline, item.summary)
    if is_killed:
        headline, extract = "This item was withdrawn", item.note
    return Entry(
        item=item,
        mark="Kill" if is_killed else EVENT_NAMES.get(item.event, item.event),
        tone="kill" if is_killed else item.event,
        headline=hits_in(headline or item.uri),
        extract=hits_in(extract),
        address=item_link(item.uri),
        notes=() if is_killed else tuple(_notes(item)),
    )


def _notes(item: ListedItem) -> Iterable[str]:
    if 1 <= item.urgency <= 3:
        yield f"urgency {item.urgency}"
    if item.located:
        yield item.located
    if item.revision > 1:
        yield f"version {item.revision}"
    if item.pictures:
        yield _count(item.pictures, "picture")
    if item.copies:
        yield _count(item.copies, "copy", "copies")
    if item.words:
        yield _count(item.words, "word")


def _count(number: int, name: str, plural: str = "") -> str:
    """Return a number with its noun."""
    return f"{number:,} {name if number == 1 else plural or name + 's'}"
