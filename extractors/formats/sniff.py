"""
Find out the format of a document, by its content, then its media type.

Servers send feeds as ``text/html`` and pages as ``text/xml``, so a root
element or a control character is better evidence than the media type. The
media type decides only between a page without a root element, a JSON value
that is no object, and plain text, which look alike.
"""

import re

from extractors.formats.common import reasons
from extractors.formats.repair.binary_files import is_binary_file
from extractors.formats.repair.wrapped_feed import is_wrapped_feed
from extractors.formats.syntax import charset
from extractors.formats.syntax.xml_slicing import slice_elements
from extractors.formats.wire.anpa import is_anpa
from extractors.formats.wire.iptc7901 import is_bare_story
from extractors.model.errors import ExtractError

__all__ = ["sniff"]

_BEFORE_ROOT = re.compile(
    r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE\b[^\[>]*(?:\[[^\]]*\][^>]*)?>)",
    re.IGNORECASE | re.DOTALL,
)
_ROOT = re.compile(r"\s*<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_MOST_BEFORE = 50  # declarations and comments before a root; 12 seen
_ROOTS = {
    "rss": "rss_atom",
    "feed": "rss_atom",
    "rdf": "rss_atom",
    "channel": "rss_atom",
    "entry": "rss_atom",
    "item": "rss_atom",
    "urlset": "sitemap_news",
    "sitemapindex": "sitemap_news",
    "newsmessage": "newsml_g2",
    "newsitem": "newsml_g2",
    "packageitem": "newsml_g2",
    "conceptitem": "newsml_g2",
    "knowledgeitem": "newsml_g2",
    "planningitem": "newsml_g2",
    "catalogitem": "newsml_g2",
    "newsml": "newsml_1_2",
    "nitf": "nitf",
    "xmlnewsqueuedresponse": "ritzau",
    "rbnews": "ritzau",
    "results": "results",
    "html": "html_page",
    "head": "html_page",
    "body": "html_page",
}
_WIRE = re.compile(
    r"<(?:[\w.-]{1,40}:)?(newsItem|packageItem|newsMessage|NewsML|nitf)[\s>]"
)
"""A document of an agency inside another element, as in a SOAP response."""
_PAGE = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org')
_MAIL = re.compile(
    r"(?:(?:delivered-to|received|return-path|from|to|subject|date|message-id"
    r"|mime-version|x-[\w-]+|content-type|reply-to|dkim-signature)"
    r":[^\n]*\n(?:[ \t][^\n]*\n)*){3}",
    re.IGNORECASE,
)
_FEED_TAG = re.compile(rb"<(?:rss|feed|\w+:RDF|channel)[\s>]", re.IGNORECASE)
_IDLE = "\x7f \t\r\n\f\v"
"""Characters that a teletype line sends between two stories."""
_STORY_START = re.compile(r"\x01\s*[A-Za-z\d]")
_JSON_TYPE = re.compile(r"(?:application|text)/(?:[\w.-]+\+)?json")
_HEAD = 16_384  # bytes searched; the longest prologue seen is 5,100


def sniff(body: bytes, media_type: str = "") -> str:
    """
    Return the name of the format, as in `FORMATS`.

    Args:
        body: the document's bytes.
        media_type: as declared; may carry parameters.

    Raises:
        ExtractError: ``empty``, ``not-text`` or ``unknown-format``.
    """
    if not body.strip():
        raise ExtractError(reasons.EMPTY, "no bytes")
    head = charset.decode(body[:_HEAD]).lstrip()
    root = _root_name(head)
    if root:
        return _xml_format(root, head, body)
    if head[:1] in {"{", "["}:
        return "jsonfeed" if _JSON_FEED.search(head) else "ninjs"
    if wire_format := _wire_format(head):
        return wire_format
    if is_binary_file(body, media_type):
        raise ExtractError(reasons.NOT_TEXT, "a picture, sound, film or file")
    return _guess_format(body, media_type.partition(";")[0].strip().lower())


def _root_name(head: str) -> str:
    """Return the local name of the root element in lower case."""
    at = 0
    for _ in range(_MOST_BEFORE):
        before = _BEFORE_ROOT.match(head, at)
        if before is None:
            break
        at = before.end()
    match = _ROOT.match(head, at)
    return match[1].lower() if match else ""


def _wire_format(head: str) -> str:
    """Return the format of a wire story; empty for any other document."""
    head = head.lstrip(_IDLE)
    if head.startswith("\x16"):
        return "anpa"
    if _STORY_START.match(head):
        return "anpa" if is_anpa(head) else "iptc7901"
    return "iptc7901" if is_bare_story(head) else ""


def _xml_format(root: str, head: str, body: bytes) -> str:
    if is_wrapped_feed(head):
        return "rss_atom"
    if root in _ROOTS:
        return _ROOTS[root]
    if root == "svg":
        raise ExtractError(reasons.NOT_TEXT, "a drawing")
    if wire := _WIRE.search(head):
        return _ROOTS[wire[1].lower()]
    if _has_items(body):
        return "rss_atom"
    if head.startswith("<?xml") and not _PAGE.search(head):
        raise ExtractError(reasons.UNKNOWN, f"XML with the root {root[:40]}")
    return "html_page"


def _has_items(body: bytes) -> bool:
    return bool(slice_elements(body, (b"item", b"entry")).items)


def _guess_format(body: bytes, media_type: str) -> str:
    if _FEED_TAG.search(body[:_HEAD]):
        return "rss_atom"
    if _MAIL.match(charset.decode(body[:_HEAD]).lstrip().replace("\r", "")):
        return "email_message"
    if media_type in {"text/html", "application/xhtml+xml"}:
        return "html_page"
    if _JSON_TYPE.fullmatch(media_type):
        return "ninjs"
    return "plain_text"
