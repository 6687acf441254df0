"""The types of the API's answers, and rows as such."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec

from extractors.output.codec import decode
from streams.page.model.packing import unpack
from streams.page.query.items import ListedItem
from streams.page.query.stories import StoredStory
from streams.page.views.entries import item_link
from streams.page.views.items import time_of
from streams.records import Story

__all__ = [
    "ApiItem",
    "ApiSearch",
    "ApiStory",
    "ApiStoryCopy",
    "Problem",
    "api_item",
    "api_story",
]


class ApiItem(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """
    What a list says of an item; ``/api/items/{uri}`` has its record.

    Attributes:
        updated: when this version came on the wire.
        status: ``usable``, or ``canceled`` after a kill; then there is no
            headline and no summary.
        summary: the agency's, or the start of the text.
        note: the note to editors.
        copies: number of items that repeat this one.
        related: uri of the item that the desk's decision is about.
        page: address of the item's page.
    """

    uri: str
    updated: datetime
    fetched_at: datetime
    revision: int
    event: str
    status: str
    urgency: int
    language: str
    agency: str
    feed: str
    story: str
    headline: str
    summary: str
    note: str
    located: str
    words: int
    pictures: int
    copies: int
    decision: str
    related: str
    page: str


class ApiSearch(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """
    One page of a search.

    Attributes:
        next: address of the next page; empty on the last one.
    """

    items: tuple[ApiItem, ...]
    next: str


class ApiStoryCopy(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """An item of a story that repeats another one."""

    uri: str
    agency: str
    feed: str
    kind: str
    updated: datetime
    headline: str
    status: str


class ApiStory(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """
    A story: its items, oldest first, and their copies.

    Attributes:
        status: empty without a record.
        merged_into: id of the story that took this one in, if that is not
            known here; a known one is redirected to.
        record: of ``wire.stories``, without the words of killed items; null
            without one.
    """

    id: str
    headline: str
    status: str
    merged_into: str
    items: tuple[ApiItem, ...]
    copies: tuple[ApiStoryCopy, ...]
    record: Story | None = None


class Problem(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """Why a request failed (RFC 9457)."""

    title: str
    status: int
    detail: str
    type: str = "about:blank"


def api_item(item: ListedItem, base: str) -> ApiItem:
    """
    Return an item of a list.

    Args:
        base: the page's own address, without a slash at its end.
    """
    same = item._asdict()
    for name in ("id", "sequence", "at", "fetched", "relation"):
        del same[name]
    return ApiItem(
        **same, updated=time_of(item.at), fetched_at=time_of(item.fetched),
        decision=item.relation, page=base + item_link(item.uri),
    )  # fmt: skip


def api_story(
    id_: str,
    stored: StoredStory | None,
    items: Iterable[ListedItem],
    copies: Iterable[Sequence[Any]],
    base: str,
) -> ApiStory:
    """
    Return a story.

    Args:
        stored: its row; None without a record.
        copies: rows of `streams.page.query.stories.duplicates_by_uri`.
    """
    found = tuple(api_item(item, base) for item in items)
    headlines = [item.headline for item in found if item.headline]
    headline = headlines[-1] if headlines else ""
    record: Story | None = None
    if stored is not None:
        headline = stored.headline or headline
        record = decode(unpack(stored.value), Story)
    return ApiStory(
        id=id_, headline=headline, status=record.status if record else "",
        merged_into=record.merged_into if record else "",
        items=found, copies=tuple(map(_copy, copies)), record=record,
    )  # fmt: skip


def _copy(row: Sequence[Any]) -> ApiStoryCopy:
    uri, agency, feed, kind, at, headline, status, _ = row
    return ApiStoryCopy(
        uri=uri, agency=agency, feed=feed, kind=kind, updated=time_of(at),
        headline=headline, status=status or "usable",
    )  # fmt: skip
