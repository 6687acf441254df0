"""
Parse a feed document by feedparser, which is given what it reads well.

feedparser misreads some charsets and references; such a document is decoded
and repaired before.
"""

import io
from typing import Any

import feedparser

from extractors.formats.common import reasons
from extractors.formats.common.guid import host_of
from extractors.formats.repair.xml_text import (
    drop_declaration,
    has_bad_reference,
    repair_references,
)
from extractors.formats.syntax import charset
from extractors.model.errors import ExtractError
from extractors.model.raw import RawItem

__all__ = ["parse_feed"]

# The driver of libxml2, which feedparser prefers, is no longer made. Each
# document would search the disk for it, a seventh of the time of a short one.
feedparser.api.PREFERRED_XML_PARSERS = []


def parse_feed(raw: RawItem) -> Any:
    """
    Return the feed document as feedparser reads it; it has an entry.

    Raises:
        ExtractError: ``unreadable`` or ``no-item``.
    """
    body, content_type = _repair(raw)
    headers = {"content-type": content_type}
    if host_of(raw.url):
        headers["content-location"] = raw.url
    try:
        feed = feedparser.parse(
            io.BytesIO(body), response_headers=headers, sanitize_html=False
        )
    except Exception as error:
        # On some bad input feedparser raises the errors of its own parsers.
        raise ExtractError(reasons.UNREADABLE, type(error).__name__) from error
    if not feed.entries:
        raise ExtractError(reasons.NO_ITEM, "the feed document holds no item")
    return feed


_SHIFTS = (b"\x1b", b"~{")
"""Begin other characters in ISO-2022 and HZ."""


def _repair(raw: RawItem) -> tuple[bytes, str]:
    """
    Return the bytes and the media type that feedparser reads.

    They are the document's own, unless feedparser would misread them: in a
    charset of which it takes the wrong one, or with an ``&`` that begins no
    reference, or a reference to half a character.

    ASCII is read as UTF-8, whatever the document declares: .NET writes
    ``utf-16`` into feeds that are not. Only charsets of seven bits need their
    label.
    """
    label = charset.charset_parameter(raw.media_type)
    is_utf8 = raw.body.isascii() or charset.is_utf8(raw.body)
    if is_utf8 and raw.body[:1] == b"<" and not _is_damaged(raw):
        has_shifts = any(shift in raw.body for shift in _SHIFTS)
        return raw.body, _content_type(label if has_shifts else "utf-8")
    text = repair_references(
        drop_declaration(charset.decode_item(raw)).lstrip()
    )
    return text.encode("utf-8", "replace"), _content_type("utf-8")


def _is_damaged(raw: RawItem) -> bool:
    """Return whether a reference is bad; decode only if there is one."""
    return b"&" in raw.body and has_bad_reference(charset.decode_item(raw))


def _content_type(label: str) -> str:
    """Return an XML media type, with a charset if it is known."""
    return "application/xml" + (f"; charset={label}" if label else "")
