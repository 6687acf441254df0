"""
Select an item's text: its own text, its markup, or its page.

A feed's own text is kept unless the page has much more text. The metadata of
the page fills in fields that the item does not have, and never replaces one.
"""

from collections.abc import Mapping
from datetime import datetime

import msgspec
from msgspec.structs import replace

from extractors.fields import text
from extractors.fields.cms_code import (
    strip_origin_note,
    strip_short_codes,
    unescape_markup,
)
from extractors.fields.headline import repeats
from extractors.formats.common import dates, reasons
from extractors.html import page_reader
from extractors.html.plain_markup import read_plain_markup
from extractors.html.walls import WALLS, drop_prompts
from extractors.model.errors import ExtractError
from extractors.model.item import Caption, NewsItem
from extractors.model.raw import PAGE_MARK, RawItem
from extractors.model.trace import Trace
from extractors.pipeline.page_without_story import (
    is_page_without_story,
    wall_in_place_of_story,
)
from extractors.pipeline.text_length import MAX_TEXT, check_markup

__all__ = ["SelectedText", "select_text", "wall_of"]

_HEADLINE_WITHIN = 3  # first paragraphs
_FULL_STORY = 0.8  # of the page's text; an own text of this length is kept
_FROM_THE_PAGE = (
    "headline", "first_created", "version_created", "byline", "description",
    "keywords", "credit_line", "copyright_holder", "language",
)  # fmt: skip


class SelectedText(msgspec.Struct, frozen=True):
    """
    The text of an item before it is edited.

    Attributes:
        item: the item; its body is not set yet.
        paragraphs: the text, one line each.
        captions: captions that were separate from the text.
        trace: where each part came from.
    """

    item: NewsItem
    paragraphs: tuple[str, ...]
    captions: tuple[Caption, ...] = ()
    trace: tuple[Trace, ...] = ()


def select_text(
    item: NewsItem, raw: RawItem, max_text: int = MAX_TEXT
) -> SelectedText:
    """
    Return an item's text and captions, from the best source.

    Args:
        item: as read from its format.
        raw: with the fetched page, if the feed asks for full text.
        max_text: characters of a page's text, at most. A longer page is not
            read.

    Raises:
        ExtractError: neither the item nor its page has a text, or the item
            is a page and this page is a wall or has no story.
    """
    own = _select_own_text(item, raw.fetched_at)
    own = _signal_missing_page(own, raw.headers)
    return own if raw.page is None else _prefer_page(own, raw, max_text)


def wall_of(item: NewsItem) -> str:
    """Return the wall that an item's signals name; empty if none."""
    names = (signal.removeprefix("copydesk:") for signal in item.signals)
    return next((name for name in names if name in WALLS), "")


def _signal_missing_page(
    own: SelectedText, headers: Mapping[str, str]
) -> SelectedText:
    """Signal that the poller was asked for the item's page and has none."""
    reason = headers.get(PAGE_MARK, "")
    if not reason:
        return own
    return _add_signal(own, reason if reason in WALLS else "no-page", reason)


def _add_signal(
    own: SelectedText, name: str, reason: str = ""
) -> SelectedText:
    item = own.item
    signals = (*item.signals, f"copydesk:{name}")
    return _add_trace(
        replace(own, item=replace(item, signals=signals)),
        Trace("page", "body", detail=reason or name),
    )


def _select_own_text(item: NewsItem, fetched_at: datetime) -> SelectedText:
    if not item.markup:
        return _select_plain_text(item)
    if item.text_source != "page":
        return _select_supplied_markup(item)
    before = None if _has_date(item) else fetched_at
    page = page_reader.read(item.markup, item.url, before)
    wall = wall_in_place_of_story(page, page.headline or item.headline)
    if wall:
        raise ExtractError(wall, "a wall in place of the story")
    if is_page_without_story(
        page, page.headline or item.headline, is_own=True
    ):
        raise ExtractError(reasons.NO_ITEM, "the page says that it has none")
    own = SelectedText(item, (), item.captions)
    selected = _merge_page(own, page, _repair(page.paragraphs))
    if page.wall:
        return _text_before_wall(selected, page.wall)
    return selected


def _select_supplied_markup(item: NewsItem) -> SelectedText:
    markup = unescape_markup(strip_short_codes(item.markup))
    markup = strip_origin_note(markup, item.headline)
    if lines := read_plain_markup(markup):
        trace = Trace("reading", "body", detail="plain markup")
        return SelectedText(item, _repair(lines), item.captions, (trace,))
    try:
        page = page_reader.read(markup, item.url, None)
    except ExtractError as error:
        if error.reason != reasons.EMPTY:
            raise
        # An entry's summary can be nothing but a doctype.
        return SelectedText(item, (), item.captions)
    item = replace(item, signals=(*item.signals, *page.signals))
    captions = (*item.captions, *page.captions)
    return SelectedText(item, _repair(page.paragraphs), captions, page.trace)


def _text_before_wall(selected: SelectedText, wall: str) -> SelectedText:
    """Keep the text before a wall, without the wall's prompts."""
    lines = drop_prompts(selected.paragraphs)
    return _add_signal(replace(selected, paragraphs=lines), wall)


def _select_plain_text(item: NewsItem) -> SelectedText:
    lines = text.detokenise(text.repair(item.body)).split("\n\n")
    return SelectedText(item, tuple(filter(None, lines)), item.captions)


def _prefer_page(
    own: SelectedText, raw: RawItem, max_text: int
) -> SelectedText:
    """Select the page's text, unless the feed's own is the full story."""
    assert raw.page is not None
    markup = raw.page.body.decode("utf-8", "replace")
    before = None if _has_date(own.item) else raw.fetched_at
    try:
        check_markup(markup, max_text)
        page = page_reader.read(markup, raw.page.url, before)
    except ExtractError as error:
        if own.paragraphs and error.reason == reasons.TOO_LONG:
            return _add_signal(own, "no-page", str(error))
        if own.paragraphs:
            return _add_trace(own, Trace("page", "body", detail=str(error)))
        raise
    if without_page := _keep_without_page(own, page):
        return without_page
    lines = _drop_headline(_repair(page.paragraphs), page.headline)
    size = sum(map(len, own.paragraphs))
    if size >= _FULL_STORY * sum(map(len, lines)):
        captions = (*own.captions, *page.captions)
        return _add_trace(
            replace(own, captions=captions),
            Trace("page", "body", detail="no fuller than the feed's own"),
        )
    return _merge_page(own, page, lines, keep_headline=True)


def _keep_without_page(
    own: SelectedText, page: page_reader.PageText
) -> SelectedText | None:
    """Return the own text, or that before a wall; None if the page is read."""
    headline = own.item.headline or page.headline
    wall = wall_in_place_of_story(page, headline)
    if wall or page.wall:
        own = _add_signal(own, wall or page.wall)
        if own.paragraphs or wall:
            return own
        return replace(own, paragraphs=drop_prompts(_repair(page.paragraphs)))
    if is_page_without_story(page, headline, is_own=not own.item.headline):
        return _add_signal(own, "no-page", "the page says that it has none")
    return None


def _merge_page(
    own: SelectedText,
    page: page_reader.PageText,
    lines: tuple[str, ...],
    *,
    keep_headline: bool = False,
) -> SelectedText:
    """Take the text from the page, and the fields that the item lacks."""
    item = _fill_fields(own.item, page, keep_headline=keep_headline)
    filled = tuple(
        Trace("source", name, str(getattr(item, name)), "page")
        for name in _FROM_THE_PAGE
        if getattr(item, name) != getattr(own.item, name)
    )
    return SelectedText(
        item,
        lines,
        (*own.captions, *page.captions),
        (*own.trace, *page.trace, *filled),
    )


def _fill_fields(
    item: NewsItem, page: page_reader.PageText, *, keep_headline: bool
) -> NewsItem:
    """
    Fill empty fields of an item with the metadata of its page.

    Args:
        keep_headline: keep the item's headline, if it has one. Otherwise the
            page's headline comes first.
    """
    metadata = page.metadata
    published = page.dates.published
    return replace(
        item,
        headline=(item.headline if keep_headline else "")
        or page.headline
        or item.headline,
        first_created=item.first_created or published,
        version_created=item.version_created
        or dates.later(page.dates.modified, published),
        byline=item.byline or ", ".join(page.authors),
        description=item.description
        or metadata.description
        or page.meta_tags.get("og:description", ""),
        keywords=item.keywords or metadata.keywords,
        credit_line=item.credit_line or metadata.credit,
        copyright_holder=item.copyright_holder or metadata.copyright,
        language=item.language or metadata.language,
        text_source=page.source,
        signals=(*item.signals, *page.signals),
    )


def _drop_headline(
    paragraphs: tuple[str, ...], headline: str
) -> tuple[str, ...]:
    """Drop the page's own headline, which can differ from the feed's."""
    if not headline:
        return paragraphs
    first = paragraphs[:_HEADLINE_WITHIN]
    kept = tuple(line for line in first if not repeats(line, headline))
    return (*kept, *paragraphs[_HEADLINE_WITHIN:])


def _repair(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(text.repair, lines))


def _has_date(item: NewsItem) -> bool:
    return bool(item.first_created or item.version_created)


def _add_trace(selected: SelectedText, trace: Trace) -> SelectedText:
    return replace(selected, trace=(*selected.trace, trace))
