"""
Which hubs a feed names, and its own address: pure (WebSub, 4).

``Link`` headers (RFC 8288) go before the document, as the Recommendation
says. In documents: ``link`` elements of Atom, RSS and HTML before the first
entry, and a JSON Feed's ``hubs`` and ``feed_url``.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import msgspec

__all__ = ["HubLinks", "link_header", "named"]

# The head of a document holds its own links; entries come after.
HEAD = 32 * 1024
MOST_HUBS = 5
LONGEST = 2000

_LINK = re.compile(r'<([^<>"]{0,2000})>((?:[^",<>]|"[^"]*")*)')
_REL = re.compile(r';\s*rel\s*=\s*(?:"([^"]*)"|([^\s";,]+))', re.IGNORECASE)
_ELEMENT = re.compile(rb"<(?:\w+:)?link\b([^<>]{0,4000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry)\b", re.IGNORECASE)


class HubLinks(NamedTuple):
    """
    What a feed says of itself.

    Attributes:
        hubs: their addresses, in its own order.
        topic: its own address; empty if it does not say.
    """

    hubs: tuple[str, ...] = ()
    topic: str = ""


class _Hub(msgspec.Struct):
    url: str = ""


class _JsonFeed(msgspec.Struct):
    hubs: list[_Hub] = []
    feed_url: str = ""


Link = tuple[str, str]


def named(headers: Mapping[str, str], body: bytes, url: str) -> HubLinks:
    """
    Return the hubs and the topic that a response names.

    Args:
        headers: names in lower case.
        url: where the document came from; links are relative to it.
    """
    said = tuple(link_header(headers.get("link", "")))
    inside = tuple(_document(body))
    hubs = _absolute("hub", said, url) or _absolute("hub", inside, url)
    topics = _absolute("self", said, url) or _absolute("self", inside, url)
    return HubLinks(hubs[:MOST_HUBS], topics[0] if topics else "")


def link_header(value: str) -> Iterator[Link]:
    """Yield (relation, target) of a ``Link`` header, in its order."""
    for target, parameters in _LINK.findall(value):
        if found := _REL.search(parameters):
            for relation in (found[1] or found[2] or "").lower().split():
                yield relation, target.strip()


def _document(body: bytes) -> Iterable[Link]:
    if body[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_links(body)
    return _element_links(body[:HEAD])


def _json_links(body: bytes) -> Iterator[Link]:
    try:
        feed = msgspec.json.decode(body, type=_JsonFeed)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return
    yield from (("hub", hub.url) for hub in feed.hubs)
    yield "self", feed.feed_url


def _element_links(head: bytes) -> Iterator[Link]:
    first = _ENTRY.search(head)
    head = head[: first.start()] if first else head
    for element in _ELEMENT.findall(head):
        attributes = {
            name.lower(): html.unescape((one or two).decode(errors="replace"))
            for name, one, two in _ATTRIBUTE.findall(element)
        }
        for relation in attributes.get(b"rel", "").lower().split():
            yield relation, attributes.get(b"href", "").strip()


def _absolute(
    relation: str, links: Iterable[Link], url: str
) -> tuple[str, ...]:
    targets = (target for name, target in links if name == relation)
    found = (_joined(url, target) for target in targets if target)
    return tuple(dict.fromkeys(one for one in found if one))


def _joined(url: str, target: str) -> str:
    try:
        whole = urljoin(url, target)
        parts = urlsplit(whole)
    except ValueError:
        return ""
    fits = len(whole) <= LONGEST and whole.isprintable()
    is_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    return whole if fits and is_web else ""
