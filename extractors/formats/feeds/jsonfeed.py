"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

from typing import Any

from extractors.formats.common import charset, dates, json_slicing, reasons
from extractors.formats.common.format import Format, Slice, fingerprint, sliced
from extractors.formats.common.guid import place, scoped
from extractors.formats.common.text import line, paragraphs, plain
from extractors.formats.feeds.media_rss import kind
from extractors.model.errors import ExtractError
from extractors.model.item import Media, NewsItem, Rendition, Subject
from extractors.model.raw import RawItem

__all__ = ["JSON_FEED"]


def slices(raw: RawItem) -> tuple[Slice, ...]:
    """Cut the feed at its items; each keeps the feed's own fields."""
    found = json_slicing.cut(charset.decode(raw.body), ("items",))
    if found is None:
        return ()
    return sliced(raw, found)


def read(raw: RawItem) -> NewsItem:
    """Read the first item of the feed document."""
    feed = json_slicing.load(charset.decode(raw.body))
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or not items:
        raise ExtractError(reasons.NO_ITEM, "the feed document holds no item")
    item = items[0]
    if not isinstance(item, dict):
        raise ExtractError(reasons.UNREADABLE, "an item is no object")
    link = _text(item, "url") or _text(item, "external_url")
    published = dates.parse(_text(item, "date_published"))
    return NewsItem(
        uri=_uri(raw, item, link),
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        url=link,
        first_created=published,
        version_created=dates.parse(_text(item, "date_modified")) or published,
        headline=line(_text(item, "title")),
        byline=_byline(item) or _byline(feed),
        language=_text(item, "language") or _text(feed, "language"),
        description=plain(_text(item, "summary")),
        body=paragraphs(_raw_text(item, "content_text")),
        markup=_raw_text(item, "content_html"),
        subjects=_subjects(item),
        media=_media(item),
        text_source="feed",
    )


def _raw_text(value: dict[str, Any], key: str) -> str:
    found = value.get(key)
    return found if isinstance(found, str) else ""


def _text(value: dict[str, Any], key: str) -> str:
    found = value.get(key)
    return line(str(found)) if isinstance(found, str | int | float) else ""


def _uri(raw: RawItem, item: dict[str, Any], link: str) -> str:
    stated = _text(item, "id") or link or fingerprint(raw.body)
    return scoped(stated, place(link or raw.url) or raw.feed)


def _byline(value: dict[str, Any]) -> str:
    people = value.get("authors") or [value.get("author")]
    listed = people if isinstance(people, list) else []
    names = [_text(one, "name") for one in listed if isinstance(one, dict)]
    return ", ".join(filter(None, names))


def _subjects(item: dict[str, Any]) -> tuple[Subject, ...]:
    tags = item.get("tags")
    words = tags if isinstance(tags, list) else []
    return tuple(
        Subject(name=line(word)) for word in words if isinstance(word, str)
    )


def _media(item: dict[str, Any]) -> tuple[Media, ...]:
    images = [_text(item, "image"), _text(item, "banner_image")]
    listed = item.get("attachments")
    attached = [
        (_text(one, "url"), _text(one, "mime_type"), _text(one, "title"))
        for one in (listed if isinstance(listed, list) else [])
        if isinstance(one, dict)
    ]
    found = [(href, "", "") for href in dict.fromkeys(images)] + attached
    return tuple(
        Media(
            uri=href,
            type=kind(content_type, href=href),
            headline=title,
            renditions=(
                Rendition(name="main", href=href, content_type=content_type),
            ),
        )
        for href, content_type, title in found
        if href
    )


JSON_FEED = Format("jsonfeed", slices, read)
