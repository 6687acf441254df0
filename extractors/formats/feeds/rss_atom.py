"""
Read RSS 0.9x, 1.0 and 2.0, RDF, Atom 0.3 and 1.0, and CDF, by feedparser.

The feed is first cut into its items (`xml_slicing`), and each item is read
as a document of its own. So a broken item does not affect the others.
"""

import re
from collections.abc import Container, Iterable
from datetime import UTC, datetime
from html import unescape
from typing import Any

from msgspec.structs import replace

from extractors.fields.headline import strip_source_name
from extractors.formats.common import dates, reasons
from extractors.formats.common.format import (
    Format,
    ItemIdentity,
    Slice,
    fingerprint,
)
from extractors.formats.common.guid import (
    host_of,
    resolve_repeated_guids,
    scope_guid,
)
from extractors.formats.common.text import (
    one_line,
    plain_paragraphs,
    strip_html,
)
from extractors.formats.feeds import media_rss
from extractors.formats.feeds.deleted_entries import DELETED, read_deleted
from extractors.formats.feeds.feed_frame import shorten_frame
from extractors.formats.feeds.rss_atom_authors import (
    entry_byline,
    feed_author,
)
from extractors.formats.feeds.rss_atom_identity import read_identity
from extractors.formats.feeds.rss_atom_parser import parse_feed
from extractors.formats.feeds.wire_elements import add_wire_elements
from extractors.formats.repair.wrapped_feed import unwrap_feed
from extractors.formats.syntax import charset
from extractors.formats.syntax.xml_slicing import (
    SlicedDocument,
    slice_elements,
)
from extractors.model.errors import ExtractError
from extractors.model.item import NewsItem, Subject
from extractors.model.raw import RawItem

__all__ = ["RSS_ATOM"]

_DATES = ("published", "updated", "created")
_ITEMS = (b"item", b"entry", DELETED)
_END = re.compile(
    rb"</(?:[\w.-]+:)?(?:rss|rdf|feed|channel)\s*>|/>\s*\Z", re.IGNORECASE
)
_QUOTE = re.compile(r"&(?:apos|#0{0,4}(?:34|39)|#[xX]0{0,4}2[27]);")
"""A quote that is escaped twice. feedparser reads a title with ``&apos;`` as
plain text, because HTML 4 has no such name."""
_DC_DATE = re.compile(rb"<(?:[\w.-]+:)?date[\s>]")
_FULL_TEXT = ("full-text", "fulltext")
"""Names of the text in the exports to news portals (``yandex:full-text``)."""


def slice_document(raw: RawItem) -> tuple[Slice, ...]:
    """
    Cut the feed into its ``item`` or ``entry`` elements.

    Raises:
        ExtractError: ``unreadable``, truncated before its first item.
    """
    raw = replace(raw, body=unwrap_feed(raw))
    encoding = charset.detect_encoding(raw.body)
    if encoding in {"", "utf-8"}:
        return _make_slices(raw, _slice(raw.body))
    document = _slice(charset.decode_item(raw).encode("utf-8"))
    return _make_slices(raw, _reencode(document, encoding))


def _slice(body: bytes) -> SlicedDocument:
    return shorten_frame(_check_complete(slice_elements(body, _ITEMS)))


def _check_complete(document: SlicedDocument) -> SlicedDocument:
    """
    Return a document, unless it was truncated before its first item.

    A feed without items is complete if its root element is closed.
    """
    if document.items or _END.search(document.head):
        return document
    raise ExtractError(reasons.UNREADABLE, "cut off before its first item")


def _reencode(document: SlicedDocument, encoding: str) -> SlicedDocument:
    """Return a UTF-16 or UTF-32 feed in its own encoding again."""
    head, tail, *items = (
        part.decode("utf-8").encode(encoding)
        for part in (document.head, document.tail, *document.items)
    )
    return SlicedDocument("\ufeff".encode(encoding) + head, tuple(items), tail)


def _make_slices(raw: RawItem, document: SlicedDocument) -> tuple[Slice, ...]:
    bodies = document.documents()
    uris = resolve_repeated_guids(document.items)
    return tuple(
        Slice(
            replace(raw, body=body, uri=uri),
            fingerprint(item),
        )
        for item, body, uri in zip(document.items, bodies, uris, strict=True)
    )


def read(raw: RawItem) -> NewsItem:
    """Read the first item of the feed document."""
    if deleted := read_deleted(raw):
        return deleted
    feed = parse_feed(raw)
    entry = feed.entries[0]
    link = one_line(_text(entry, "link"))
    media = media_rss.read_media(raw.body, _enclosures(entry), raw.language)
    captions = (*media.descriptions, *(m.caption for m in media.objects))
    summary, content = _texts(entry, captions)
    body = plain_paragraphs(content or summary)
    title = _headline(entry.get("title_detail"), _text(entry, "title"))
    headline = strip_source_name(title, _names_of_source(entry, feed.feed))
    language = _language(entry)
    hint = language or _text(feed.feed, "language") or raw.language
    updated = _date(entry, "updated", hint)
    published = _date(entry, "published", hint)
    created = published or _date(entry, "created", hint)
    if created is None and feed.version.startswith("rss"):
        # feedparser reads dc:date as an update. In RSS it is the only date of
        # many items, and that of their publication.
        created = updated if _DC_DATE.search(raw.body) else None
    item = NewsItem(
        uri=_uri(raw, entry, link, title),
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        url=link,
        first_created=created,
        version_created=dates.later(updated, published),
        headline=headline,
        byline=entry_byline(entry) or feed_author(feed),
        language=language,
        description=strip_html(summary),
        body=body,
        markup="" if body else content or summary,
        subjects=_subjects(entry),
        copyright_notice=strip_html(_text(entry, "rights")),
        media=media.objects,
        signals=dates.signal_unread(
            *(_date_text(entry, name) for name in _DATES), language=hint
        ),
        text_source="feed",
    )
    return add_wire_elements(item, raw)


def _text(entry: Any, name: str) -> str:
    """
    Return the text of a field; empty if the field is not text.

    For an unknown tag without text, feedparser stores its attributes.
    """
    value = entry.get(name)
    return value if isinstance(value, str) else ""


def _enclosures(entry: Any) -> Iterable[Any]:
    # A tag with the name "links" replaces feedparser's own list.
    is_own = isinstance(entry.get("links"), list)
    return entry.get("enclosures") or () if is_own else ()


def _identity(raw: RawItem) -> ItemIdentity | None:
    """Return uri and link of an item; None if feedparser has to read it."""
    stated = read_identity(raw)
    if stated is None:
        return None
    link = one_line(stated.link)
    uri = _stated_uri(raw, one_line(stated.guid), link)
    return ItemIdentity(uri, link) if uri else None


def _stated_uri(raw: RawItem, guid: str, link: str) -> str:
    if guid:
        return scope_guid(guid, host_of(link or raw.url) or raw.feed)
    return link


def _uri(raw: RawItem, entry: Any, link: str, headline: str) -> str:
    stated = _stated_uri(raw, one_line(_text(entry, "id")), link)
    if stated:
        return stated
    date = one_line(_text(entry, "published") or _text(entry, "title"))
    return scope_guid(fingerprint(f"{headline}|{date}".encode()), raw.feed)


def _headline(detail: Any, value: str | None) -> str:
    kind = (detail or {}).get("type", "")
    if kind == "text/plain":
        return one_line(
            _QUOTE.sub(lambda match: unescape(match[0]), value or "")
        )
    return strip_html(value or "")


def _names_of_source(entry: Any, feed: Any) -> tuple[str, ...]:
    """Return the names of an item's source and of its feed."""
    source = entry.get("source")
    named = source.get("title") if isinstance(source, dict) else source
    return (one_line(named), one_line(_text(feed, "title")))


def _texts(entry: Any, captions: Container[str]) -> tuple[str, str]:
    """Return summary and content; an equal summary is left out."""
    # feedparser adds a media:description to the contents.
    content = "\n".join(
        part.get("value", "")
        for part in entry.get("content", ())
        if ("html" in part.get("type", "") or "plain" in part.get("type", ""))
        and strip_html(part.get("value", "")) not in captions
    )
    content = content or _full_text(entry)
    summary = _text(entry, "summary")
    return ("" if summary.strip() == content.strip() else summary), content


def _full_text(entry: Any) -> str:
    """Return the text that an item has for news portals."""
    texts = (_text(entry, name) for name in entry if name.endswith(_FULL_TEXT))
    return next(filter(None, texts), "")


def _date(entry: Any, name: str, language: str) -> datetime | None:
    """
    Return a date of the entry, in UTC.

    It is parsed here: feedparser reads unknown zones as UTC and fills a
    missing day from the clock.
    """
    when = dates.parse(_date_text(entry, name), language)
    return when.astimezone(UTC) if when else None


def _date_text(entry: Any, name: str) -> str:
    # For an entry without "updated" feedparser returns "published" instead.
    return _text(entry, name) if name in entry else ""


def _language(entry: Any) -> str:
    detail = entry.get("title_detail") or {}
    return one_line(_text(entry, "language") or detail.get("language"))


def _subjects(entry: Any) -> tuple[Subject, ...]:
    return tuple(
        Subject(
            uri=one_line(tag.get("term")) if tag.get("label") else "",
            name=one_line(tag.get("label") or tag.get("term")),
            scheme=one_line(tag.get("scheme")),
        )
        for tag in entry.get("tags", ())
        if tag.get("term") or tag.get("label")
    )


RSS_ATOM = Format("rss_atom", slice_document, read, _identity)
