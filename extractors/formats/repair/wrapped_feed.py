"""
Find a feed that is wrapped in an HTML page.

Browsers that save a feed, and proxies that add a page around everything,
write ``<html><body>`` before it. In a ``pre`` its own tags can be escaped.
"""

import re
from html import unescape

from extractors.formats.syntax import charset
from extractors.model.raw import RawItem

__all__ = ["is_wrapped_feed", "unwrap_feed"]

_TAGS = (
    r"(?:\s++|<\?[^<>]*+>|<!doctype\b[^<>]*+>"
    r"|</?(?:html|head|body|pre|div|meta|title|style)\b[^<>]*+>)++"
)
_BEFORE_FEED = re.compile(
    rf"{_TAGS}(?=<(?:rss|feed|rdf:rdf)[\s>])", re.IGNORECASE
)
_BEFORE_ESCAPED = re.compile(
    rf"{_TAGS}(?=&lt;(?:\?xml[^<&]{{0,200}}(?:&quot;[^<&]{{0,100}}){{0,8}}&gt;"
    r"\s{0,20}&lt;)?(?:rss|feed|rdf:rdf)(?:\s|&gt;))",
    re.IGNORECASE,
)
_PRE_END = re.compile(r"</pre\s*>", re.IGNORECASE)
_WRAPPER = re.compile(r"<(?:html|body|pre|div)\b", re.IGNORECASE)
_HEAD = 16_384  # bytes that `sniff` searches too
_FEED_END = re.compile(r"</(?:rss|feed|rdf:rdf)\s*>", re.IGNORECASE)


def is_wrapped_feed(text: str) -> bool:
    """Return whether only the tags of a page stand before a feed."""
    match = _BEFORE_FEED.match(text) or _BEFORE_ESCAPED.match(text)
    return match is not None and _WRAPPER.search(match[0]) is not None


def unwrap_feed(raw: RawItem) -> bytes:
    """Return the feed alone, in UTF-8; the body itself if it is one."""
    # Most feeds are not wrapped; their bytes need not be decoded for that.
    if not is_wrapped_feed(charset.decode(raw.body[:_HEAD])):
        return raw.body
    text = charset.decode_item(raw)
    if escaped := _BEFORE_ESCAPED.match(text):
        feed = unescape(_PRE_END.split(text[escaped.end() :], maxsplit=1)[0])
    else:
        feed = _BEFORE_FEED.sub("", text, count=1)
    ends = [found.end() for found in _FEED_END.finditer(feed)]
    return feed[: ends[-1] if ends else None].encode()
