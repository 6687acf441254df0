"""
Shorten what stands around the items of a feed.

Every item is read as a document of its own, with a copy of these bytes, and
feedparser takes some 30 microseconds for a tag. So a feed of a megabyte of
tags before sixty items would take an hour. Of a long frame only that is kept
which has an effect on an item: the elements that it stands in, with their
namespaces, base and language.
"""

import re
from itertools import islice

from extractors.formats.syntax.xml_slicing import SlicedDocument

__all__ = ["shorten_frame"]

MAX_FRAME = 16 * 1024
"""Bytes before or after the items. Of 2,761 feeds none had more than 7 KB."""

_KEPT = re.compile(
    rb"<\?xml\s[^<>?]{0,200}\?>"
    rb"|</?(?:[\w.-]{1,40}:)?(?:rss|rdf|feed|channel)(?=[\s/>])[^<>]{0,4000}>"
    rb"|<(?:dc:)?language>[^<>]{0,40}</(?:dc:)?language>",
    re.IGNORECASE,
)
_MOST = 8
"""Tags that are kept: root and channel, and two declarations."""


def shorten_frame(document: SlicedDocument) -> SlicedDocument:
    """Return a feed with the tags alone of a long head or tail."""
    return SlicedDocument(
        _shorten(document.head), document.items, _shorten(document.tail)
    )


def _shorten(frame: bytes) -> bytes:
    if len(frame) <= MAX_FRAME:
        return frame
    tags = (match[0] for match in _KEPT.finditer(frame))
    return b"".join(islice(tags, _MOST))
