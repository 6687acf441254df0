"""
Where an item's text comes from: its own words, its markup, or the page.

A feed's own text stands unless the page tells much more; what the page
states of itself fills in what the item lacks, and never replaces it.
"""

from collections.abc import Mapping
from datetime import datetime

import msgspec
from msgspec.structs import replace

from extractors.fields import caption, dateline, text
from extractors.fields.headline import repeats
from extractors.formats.common import dates, reasons
from extractors.html import page_reader as pages
from extractors.html.walls import WALLS, without_demands
from extractors.model.errors import ExtractError
from extractors.model.item import Caption, NewsItem
from extractors.model.raw import PAGE_MARK, RawItem
from extractors.model.trace import Trace

__all__ = ["NO_STORY", "SelectedText", "select_text", "wall_of"]

NO_STORY = frozenset({"bot-wall", "consent-wall"})
"""Walls with nothing of the story before them."""

_HEADLINE_WITHIN = 3
_FULL_STORY = 0.8  # an inline text this near to the page's is not replaced
_FROM_THE_PAGE = (
    "headline", "first_created", "version_created", "byline", "description",
    "keywords", "credit_line", "copyright_holder", "language",
)  # fmt: skip


class SelectedText(msgspec.Struct, frozen=True):
    """
    Copy before it is edited.

    Attributes:
        item: its body not yet set.
        paragraphs: the text, one line each.
        captions: those that stood apart from the text.
        trace: where each part came from.
    """

    item: NewsItem
    paragraphs: tuple[str, ...]
    captions: tuple[Caption, ...] = ()
    trace: tuple[Trace, ...] = ()


def select_text(item: NewsItem, raw: RawItem) -> SelectedText:
    """
    Give an item's text and captions, from the best place there is.

    Args:
        item: as read from its format.
        raw: with the fetched page, where the feed asks for one.

    Raises:
        ExtractError: neither the item nor its page has a text, or the item
            is a page and that a wall (`NO_STORY`).
    """
    own = _without_page(_own(item, raw.fetched_at), raw.headers)
    return own if raw.page is None else _prefer_page(own, raw)


def wall_of(item: NewsItem) -> str:
    """Name the wall that the item is signalled to stand behind."""
    names = (one.removeprefix("copydesk:") for one in item.signals)
    return next((one for one in names if one in WALLS), "")


def _without_page(
    own: SelectedText, headers: Mapping[str, str]
) -> SelectedText:
    """Signal that the item's page was asked for and did not come."""
    reason = headers.get(PAGE_MARK, "")
    if not reason:
        return own
    return _walled(own, reason if reason in WALLS else "no-page", reason)


def _walled(own: SelectedText, name: str, reason: str = "") -> SelectedText:
    item = own.item
    signals = (*item.signals, f"copydesk:{name}")
    return _traced(
        replace(own, item=replace(item, signals=signals)),
        Trace("page", "body", detail=reason or name),
    )


def _own(item: NewsItem, fetched_at: datetime) -> SelectedText:
    if not item.markup:
        return _plain(item)
    if item.text_source != "page":
        return _supplied(item)
    before = None if _dated(item) else fetched_at
    read = pages.read(item.markup, item.url, before)
    if read.wall in NO_STORY:
        raise ExtractError(read.wall, "a wall in place of the story")
    copy = _from_page(
        SelectedText(item, (), item.captions), read, _repaired(read)
    )
    return _text_before_wall(copy, read.wall) if read.wall else copy


def _supplied(item: NewsItem) -> SelectedText:
    try:
        read = pages.read(item.markup, item.url, None)
    except ExtractError as error:
        if error.reason != reasons.EMPTY:
            raise
        # An entry's summary may be nothing but a doctype.
        return SelectedText(item, (), item.captions)
    item = replace(item, signals=(*item.signals, *read.signals))
    captions = (*item.captions, *read.captions)
    return SelectedText(item, _repaired(read), captions, read.trace)


def _text_before_wall(copy: SelectedText, wall: str) -> SelectedText:
    """Keep what stands before a wall, without its demands."""
    lines = without_demands(copy.paragraphs)
    return _walled(replace(copy, paragraphs=lines), wall)


def _plain(item: NewsItem) -> SelectedText:
    if _no_headline(item):
        body = f"{item.headline}\n\n{item.body}"
        item = replace(item, headline="", body=body)
    lines = text.untokenise(text.repair(item.body)).split("\n\n")
    return SelectedText(item, tuple(filter(None, lines)), item.captions)


def _no_headline(item: NewsItem) -> bool:
    """Tell whether a plain text's first line is its lede or a caption."""
    if item.text_source != "document" or not item.headline:
        return False
    first = text.untokenise(item.headline)
    return (
        caption.lift(first) is not None
        or dateline.parse(first)[0] is not None
        or first.rstrip().endswith((".", "。"))
    )


def _prefer_page(own: SelectedText, raw: RawItem) -> SelectedText:
    """Take the page's text, unless the feed's own is the full story."""
    assert raw.page is not None
    markup = raw.page.body.decode("utf-8", "replace")
    before = None if _dated(own.item) else raw.fetched_at
    try:
        read = pages.read(markup, raw.page.url, before)
    except ExtractError as error:
        if own.paragraphs:
            return _traced(own, Trace("page", "body", detail=str(error)))
        raise
    if read.wall:
        own = _walled(own, read.wall)
        if own.paragraphs or read.wall in NO_STORY:
            return own
        return replace(own, paragraphs=without_demands(_repaired(read)))
    lines = _without_headline(_repaired(read), read.headline)
    size = sum(map(len, own.paragraphs))
    if size >= _FULL_STORY * sum(map(len, lines)):
        why = Trace("page", "body", detail="no fuller than the feed's own")
        return _traced(
            replace(own, captions=(*own.captions, *read.captions)), why
        )
    return _from_page(own, read, lines, keep=True)


def _from_page(
    own: SelectedText,
    read: pages.PageText,
    lines: tuple[str, ...],
    *,
    keep: bool = False,
) -> SelectedText:
    item = _with_page(own.item, read, keep=keep)
    gained = tuple(
        Trace("source", name, str(getattr(item, name)), "page")
        for name in _FROM_THE_PAGE
        if getattr(item, name) != getattr(own.item, name)
    )
    return SelectedText(
        item,
        lines,
        (*own.captions, *read.captions),
        (*own.trace, *read.trace, *gained),
    )


def _with_page(
    item: NewsItem, read: pages.PageText, *, keep: bool
) -> NewsItem:
    """Fill in what the page states; a feed's own words stand if ``keep``."""
    said = read.stated
    published = dates.parse(read.published)
    return replace(
        item,
        headline=(item.headline if keep else "")
        or read.headline
        or item.headline,
        first_created=item.first_created or published,
        version_created=item.version_created
        or dates.parse(said.modified)
        or published,
        byline=item.byline or ", ".join(said.authors),
        description=item.description
        or said.description
        or read.metas.get("og:description", ""),
        keywords=item.keywords or said.keywords,
        credit_line=item.credit_line or said.credit,
        copyright_holder=item.copyright_holder or said.copyright,
        language=item.language or said.language,
        text_source=read.source,
        signals=(*item.signals, *read.signals),
    )


def _without_headline(
    paragraphs: tuple[str, ...], headline: str
) -> tuple[str, ...]:
    """Drop the page's own headline, which may not be the feed's."""
    first = paragraphs[:_HEADLINE_WITHIN]
    kept = tuple(one for one in first if not repeats(one, headline))
    return (*kept, *paragraphs[_HEADLINE_WITHIN:]) if headline else paragraphs


def _repaired(read: pages.PageText) -> tuple[str, ...]:
    return tuple(map(text.repair, read.paragraphs))


def _dated(item: NewsItem) -> bool:
    return bool(item.first_created or item.version_created)


def _traced(own: SelectedText, why: Trace) -> SelectedText:
    return replace(own, trace=(*own.trace, why))
