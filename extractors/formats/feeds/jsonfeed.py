"""Read JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

from html import unescape
from typing import Any

from extractors.formats.common import dates, reasons
from extractors.formats.common.format import (
    Format,
    Slice,
    fingerprint,
    make_slices,
)
from extractors.formats.common.guid import host_of, scope_guid
from extractors.formats.common.media import media_kind
from extractors.formats.common.text import (
    one_line,
    strip_html,
    to_paragraphs,
)
from extractors.formats.syntax import charset, json_slicing
from extractors.model.errors import ExtractError
from extractors.model.item import Media, NewsItem, Rendition, Subject
from extractors.model.raw import RawItem

__all__ = ["JSON_FEED"]


def slice_document(raw: RawItem) -> tuple[Slice, ...]:
    """Cut the feed into its items; each keeps the fields of the feed."""
    document = json_slicing.slice_array(charset.decode_item(raw), ("items",))
    if document is None:
        return ()
    return make_slices(raw, document)


def read(raw: RawItem) -> NewsItem:
    """Read the first item of the feed document."""
    feed = json_slicing.load(charset.decode_item(raw))
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or not items:
        raise ExtractError(reasons.NO_ITEM, "the feed document holds no item")
    item = items[0]
    if not isinstance(item, dict):
        raise ExtractError(reasons.UNREADABLE, "an item is no object")
    link = _text(item, "url") or _text(item, "external_url")
    language = _text(item, "language") or _text(feed, "language")
    hint = language or raw.language
    stated, modified = (
        _text(item, name) for name in ("date_published", "date_modified")
    )
    published = dates.parse(stated, hint)
    return NewsItem(
        uri=_uri(raw, item, link),
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        url=link,
        first_created=published,
        version_created=dates.later(dates.parse(modified, hint), published),
        headline=one_line(unescape(_text(item, "title"))),
        byline=_byline(item) or _byline(feed),
        language=language,
        description=strip_html(_text(item, "summary")),
        body=to_paragraphs(_raw_text(item, "content_text")),
        markup=_raw_text(item, "content_html"),
        subjects=_subjects(item),
        media=_media(item),
        signals=dates.signal_unread(stated, modified, language=hint),
        text_source="feed",
    )


def _raw_text(value: dict[str, Any], key: str) -> str:
    text = value.get(key)
    return text if isinstance(text, str) else ""


def _text(value: dict[str, Any], key: str) -> str:
    text = value.get(key)
    return one_line(str(text)) if isinstance(text, str | int | float) else ""


def _uri(raw: RawItem, item: dict[str, Any], link: str) -> str:
    stated = _text(item, "id") or link or fingerprint(raw.body)
    return scope_guid(stated, host_of(link or raw.url) or raw.feed)


def _byline(value: dict[str, Any]) -> str:
    authors = value.get("authors") or [value.get("author")]
    names = [
        _text(author, "name")
        for author in (authors if isinstance(authors, list) else [])
        if isinstance(author, dict)
    ]
    return ", ".join(filter(None, names))


def _subjects(item: dict[str, Any]) -> tuple[Subject, ...]:
    tags = item.get("tags")
    words = tags if isinstance(tags, list) else []
    return tuple(
        Subject(name=one_line(word)) for word in words if isinstance(word, str)
    )


def _media(item: dict[str, Any]) -> tuple[Media, ...]:
    images = [_text(item, "image"), _text(item, "banner_image")]
    attachments = item.get("attachments")
    attached = [
        (_text(file, "url"), _text(file, "mime_type"), _text(file, "title"))
        for file in (attachments if isinstance(attachments, list) else [])
        if isinstance(file, dict)
    ]
    objects = [(href, "", "") for href in dict.fromkeys(images)] + attached
    return tuple(
        Media(
            uri=href,
            type=media_kind(content_type, href=href),
            headline=title,
            renditions=(
                Rendition(name="main", href=href, content_type=content_type),
            ),
        )
        for href, content_type, title in objects
        if href
    )


JSON_FEED = Format("jsonfeed", slice_document, read)
