"""
Find the hubs of a feed and its canonical URL (WebSub, section 4). Pure.

``Link`` headers (RFC 8288) take precedence over the document, as the
Recommendation says. In documents: ``link`` elements of Atom, RSS and HTML
before the first entry, and a JSON Feed's ``hubs`` and ``feed_url``.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import msgspec

from extractors.output.codec import decode

__all__ = ["HubLinks", "find_hub_links", "parse_link_header"]

# The feed's own links are at the start of a document, before the entries.
HEAD_BYTES = 32 * 1024
MAX_HUBS = 5
MAX_URL = 2000

_LINK = re.compile(r'<([^<>"]{0,2000})>((?:[^",<>]|"[^"]*")*)')
_REL = re.compile(r';\s*rel\s*=\s*(?:"([^"]*)"|([^\s";,]+))', re.IGNORECASE)
_ELEMENT = re.compile(rb"<(?:\w+:)?link\b([^<>]{0,4000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry)\b", re.IGNORECASE)


class HubLinks(NamedTuple):
    """
    The WebSub links of a feed.

    Attributes:
        hubs: URLs of its hubs, in document order.
        topic: its canonical URL (``rel=self``); empty if it has none.
    """

    hubs: tuple[str, ...] = ()
    topic: str = ""


class _Hub(msgspec.Struct):
    url: str = ""


class _JsonFeed(msgspec.Struct):
    hubs: list[_Hub] = []
    feed_url: str = ""


Link = tuple[str, str]


def find_hub_links(
    headers: Mapping[str, str], body: bytes, url: str
) -> HubLinks:
    """
    Return the hubs and the topic of a response.

    Args:
        headers: names in lower case.
        url: of the response; links are relative to it.
    """
    in_header = tuple(parse_link_header(headers.get("link", "")))
    in_body = tuple(_document_links(body))
    hubs = _urls("hub", in_header, url) or _urls("hub", in_body, url)
    topics = _urls("self", in_header, url) or _urls("self", in_body, url)
    return HubLinks(hubs[:MAX_HUBS], topics[0] if topics else "")


def parse_link_header(value: str) -> Iterator[Link]:
    """Yield relation and target of each link of a ``Link`` header."""
    for target, parameters in _LINK.findall(value):
        if match := _REL.search(parameters):
            for relation in (match[1] or match[2] or "").lower().split():
                yield relation, target.strip()


def _document_links(body: bytes) -> Iterable[Link]:
    if body[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_links(body)
    return _element_links(body[:HEAD_BYTES])


def _json_links(body: bytes) -> Iterator[Link]:
    try:
        feed = decode(body, _JsonFeed)
    except msgspec.MsgspecError:
        return
    yield from (("hub", hub.url) for hub in feed.hubs)
    yield "self", feed.feed_url


def _element_links(head: bytes) -> Iterator[Link]:
    first = _ENTRY.search(head)
    head = head[: first.start()] if first else head
    for element in _ELEMENT.findall(head):
        attributes = {
            name.lower(): html.unescape(
                (double_quoted or single_quoted).decode(errors="replace")
            )
            for name, double_quoted, single_quoted in _ATTRIBUTE.findall(
                element
            )
        }
        for relation in attributes.get(b"rel", "").lower().split():
            yield relation, attributes.get(b"href", "").strip()


def _urls(relation: str, links: Iterable[Link], url: str) -> tuple[str, ...]:
    """Return the absolute URLs of the links with a relation."""
    targets = (target for name, target in links if name == relation)
    urls = (_absolute(url, target) for target in targets if target)
    return tuple(dict.fromkeys(filter(None, urls)))


def _absolute(url: str, target: str) -> str:
    """Return an absolute HTTP URL; empty if it is not valid."""
    try:
        absolute = urljoin(url, target)
        parts = urlsplit(absolute)
    except ValueError:
        return ""
    is_valid = len(absolute) <= MAX_URL and absolute.isprintable()
    is_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    return absolute if is_valid and is_web else ""
