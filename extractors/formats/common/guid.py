"""Identities as feeds state them, made fit to identify across feeds."""

import html
import re
from collections import defaultdict
from urllib.parse import urlsplit

__all__ = ["guids", "place", "scoped"]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S")
_ELEMENT = rb"<(?:[\w.-]+:)?%s\b[^<>]*>\s*(?:<!\[CDATA\[)?\s*([^<\]]*)"
_GUID = re.compile(_ELEMENT % b"(?:guid|id)", re.IGNORECASE)
_LINK = re.compile(_ELEMENT % b"link", re.IGNORECASE)
_HREF = re.compile(
    rb"<(?:\w+:)?link\b[^<>]*?\bhref\s*=\s*[\"']([^\"'<>]*)", re.IGNORECASE
)


def scoped(guid: str, place: str) -> str:
    """
    Give an identity that no other feed can use by chance.

    A guid with a scheme (``https:``, ``tag:``, ``urn:``) is one already; a
    bare one (``333483``) is put under the place that gave it.

    Args:
        guid: as the feed states it.
        place: host of the item's link, else the feed's id.
    """
    return guid if _SCHEME.match(guid) else f"urn:copydesk:{place}:{guid}"


def place(url: str) -> str:
    """Give the host of an address; empty if it has none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def guids(items: tuple[bytes, ...]) -> tuple[str, ...]:
    """
    Give an identity for each item whose guid is another's too.

    Such items are told apart by their links.  An item that its own guid (or
    link) identifies gets an empty string, and so does one that repeats guid
    and link: it is another version of the same.

    Args:
        items: the items' own bytes.
    """
    stated = tuple((_first(_GUID, item), _address(item)) for item in items)
    links = defaultdict(set)
    for guid, link in stated:
        links[guid].add(link)
    return tuple(
        link if guid and link and len(links[guid]) > 1 else ""
        for guid, link in stated
    )


def _address(item: bytes) -> str:
    return _first(_LINK, item) or _first(_HREF, item)


def _first(pattern: re.Pattern[bytes], item: bytes) -> str:
    found = pattern.search(item)
    text = found[1].decode("utf-8", "replace") if found else ""
    return html.unescape(text).strip()
