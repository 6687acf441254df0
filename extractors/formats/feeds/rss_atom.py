"""
RSS 0.9x, 1.0 and 2.0, RDF, Atom 0.3 and 1.0, CDF, by feedparser.

The feed is cut into its items first (`slicing`), so one broken item spoils
no other, and each is read as a document of its own.
"""

import io
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

import feedparser
from msgspec.structs import replace

from extractors.formats.common import charset, dates, reasons
from extractors.formats.common.format import (
    Format,
    ItemIdentity,
    Slice,
    fingerprint,
)
from extractors.formats.common.guid import guids, place, scoped
from extractors.formats.common.text import line, plain
from extractors.formats.common.xml_slicing import Cut, cut
from extractors.formats.feeds import media_rss
from extractors.formats.feeds.rss_atom_identity import read_identity
from extractors.model.errors import ExtractError
from extractors.model.item import NewsItem, Subject
from extractors.model.raw import RawItem

__all__ = ["RSS_ATOM", "parsed"]

_ITEMS = (b"item", b"entry")
_END = re.compile(
    rb"</(?:[\w.-]+:)?(?:rss|rdf|feed|channel)\s*>|/>\s*\Z", re.IGNORECASE
)


def slices(raw: RawItem) -> tuple[Slice, ...]:
    """
    Cut the feed at each ``item`` or ``entry``.

    Raises:
        ExtractError: ``unreadable``, cut off before its first item.
    """
    encoding = charset.marked(raw.body)
    if encoding in {"", "utf-8"}:
        return _sliced(raw, _whole(cut(raw.body, _ITEMS)))
    found = _whole(cut(charset.decode(raw.body).encode("utf-8"), _ITEMS))
    return _sliced(raw, _encoded(found, encoding))


def _whole(found: Cut) -> Cut:
    """Tell an empty feed from one whose writer died before its items."""
    if found.items or _END.search(found.head):
        return found
    raise ExtractError(reasons.UNREADABLE, "cut off before its first item")


def _encoded(found: Cut, encoding: str) -> Cut:
    """Put the parts of a UTF-16 or UTF-32 feed back into its encoding."""
    head, tail, *items = (
        part.decode("utf-8").encode(encoding)
        for part in (found.head, found.tail, *found.items)
    )
    return Cut("\ufeff".encode(encoding) + head, tuple(items), tail)


def _sliced(raw: RawItem, found: Cut) -> tuple[Slice, ...]:
    known = guids(found.items)
    return tuple(
        Slice(
            replace(raw, body=found.document(item), uri=uri),
            fingerprint(item),
        )
        for item, uri in zip(found.items, known, strict=True)
    )


def read(raw: RawItem) -> NewsItem:
    """Read the first item of the feed document."""
    entry = parsed(raw)
    link = _link(entry)
    media = media_rss.media(raw.body, _enclosures(entry))
    summary, content = _texts(entry, [one.caption for one in media])
    headline = _plain(entry.get("title_detail"), _said(entry, "title"))
    published = _date(entry, "published")
    return NewsItem(
        uri=_uri(raw, entry, link, headline),
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        url=link,
        first_created=published or _date(entry, "created"),
        version_created=_date(entry, "updated") or published,
        headline=headline,
        byline=_byline(entry),
        language=_language(entry),
        description=plain(summary),
        markup=content or summary,
        subjects=_subjects(entry),
        copyright_notice=plain(_said(entry, "rights")),
        media=media,
        text_source="feed",
    )


def parsed(raw: RawItem) -> Any:
    """
    Give feedparser's reading of the first item of the feed document.

    Raises:
        ExtractError: ``unreadable`` or ``no-item``.
    """
    headers = {"content-type": _content_type(raw)}
    if place(raw.url):
        headers["content-location"] = raw.url
    try:
        found = feedparser.parse(
            io.BytesIO(raw.body), response_headers=headers, sanitize_html=False
        )
    except Exception as error:
        # feedparser lets its own parsers' errors through on some bad input.
        raise ExtractError(reasons.UNREADABLE, type(error).__name__) from error
    if not found.entries:
        raise ExtractError(reasons.NO_ITEM, "the feed document holds no item")
    return found.entries[0]


def _content_type(raw: RawItem) -> str:
    """Name the charset only where the bytes or the server are sure."""
    if not raw.body.isascii() and charset.is_utf8(raw.body):
        return "application/xml; charset=utf-8"
    label = raw.media_type.partition("charset=")[2].strip(" \"'")
    return "application/xml" + (f"; charset={label}" if label else "")


def _said(entry: Any, name: str) -> str:
    """Give a field's text; an unknown tag's attributes are none."""
    value = entry.get(name)
    return value if isinstance(value, str) else ""


def _enclosures(entry: Any) -> Iterable[Any]:
    # A tag named "links" stands in the place of feedparser's own list.
    known = isinstance(entry.get("links"), list)
    return entry.get("enclosures") or () if known else ()


def _link(entry: Any) -> str:
    return line(_said(entry, "link"))


def _identity(raw: RawItem) -> ItemIdentity | None:
    """Give uri and link of an item that states either."""
    found = read_identity(raw)
    if found is None:
        return None
    link = line(found.link)
    uri = _stated(raw, line(found.guid), link)
    return ItemIdentity(uri, link) if uri else None


def _stated(raw: RawItem, guid: str, link: str) -> str:
    if guid:
        return scoped(guid, place(link or raw.url) or raw.feed)
    return link


def _uri(raw: RawItem, entry: Any, link: str, headline: str) -> str:
    stated = _stated(raw, line(_said(entry, "id")), link)
    if stated:
        return stated
    date = line(_said(entry, "published") or _said(entry, "title"))
    return scoped(fingerprint(f"{headline}|{date}".encode()), raw.feed)


def _plain(detail: Any, value: str | None) -> str:
    kind = (detail or {}).get("type", "")
    return line(value) if kind == "text/plain" else plain(value or "")


def _texts(entry: Any, captions: list[str]) -> tuple[str, str]:
    """Give summary and content; a lone content is not its own summary."""
    # feedparser takes a media:description for one more content.
    content = "\n".join(
        part.get("value", "")
        for part in entry.get("content", ())
        if ("html" in part.get("type", "") or "plain" in part.get("type", ""))
        and plain(part.get("value", "")) not in captions
    )
    summary = _said(entry, "summary")
    return ("" if summary.strip() == content.strip() else summary), content


def _date(entry: Any, name: str) -> Any:
    # "updated" answers for "published" in feedparser unless asked first.
    if name not in entry:
        return None
    return dates.from_utc(entry.get(f"{name}_parsed")) or dates.parse(
        entry.get(name)
    )


def _byline(entry: Any) -> str:
    people = entry.get("authors") or ()
    names = [line(person.get("name")) for person in people]
    named = list(Counter(filter(None, names)))
    return ", ".join(named) or plain(_said(entry, "author"))


def _language(entry: Any) -> str:
    detail = entry.get("title_detail") or {}
    return line(_said(entry, "language") or detail.get("language"))


def _subjects(entry: Any) -> tuple[Subject, ...]:
    return tuple(
        Subject(
            uri=line(tag.get("term")) if tag.get("label") else "",
            name=line(tag.get("label") or tag.get("term")),
            scheme=line(tag.get("scheme")),
        )
        for tag in entry.get("tags", ())
        if tag.get("term") or tag.get("label")
    )


RSS_ATOM = Format("rss_atom", slices, read, _identity)
