"""Identities of feed items, made unique across feeds and in a document."""

import html
import re
from collections import defaultdict
from urllib.parse import urlsplit

from extractors.model.links import identity_link

__all__ = ["host_of", "resolve_repeated_guids", "scope_guid"]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S")
_ELEMENT = rb"<(?:[\w.-]+:)?%s\b[^<>]*>\s*(?:<!\[CDATA\[)?\s*([^<\]]*)"
_GUID = re.compile(_ELEMENT % b"(?:guid|id)", re.IGNORECASE)
_LINK = re.compile(_ELEMENT % b"link", re.IGNORECASE)
_HREF = re.compile(
    rb"<(?:\w+:)?link\b[^<>]*?\bhref\s*=\s*[\"']([^\"'<>]*)", re.IGNORECASE
)


def scope_guid(guid: str, scope: str) -> str:
    """
    Return an identity that no other feed uses by chance.

    A guid with a scheme (``https:``, ``tag:``, ``urn:``) is returned as it
    is. A bare one (``333483``) gets its scope as a prefix.

    Args:
        guid: as the feed states it.
        scope: host of the item's link, else the feed's id.
    """
    return guid if _SCHEME.match(guid) else f"urn:copydesk:{scope}:{guid}"


def host_of(url: str) -> str:
    """Return the host of a URL; empty if it has none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def resolve_repeated_guids(items: tuple[bytes, ...]) -> tuple[str, ...]:
    """
    Return the links of items whose guid also stands on another item.

    Such items are distinguished by their links. An item with a guid of its
    own gets an empty string. So does an item that repeats both guid and
    link: it is another version of the same item, or another story, which the
    desk tells by the texts. Links are compared without tracking parameters.

    Args:
        items: the bytes of each item.

    Returns:
        The link or an empty string for each item, in the same order.
    """
    stated = tuple(
        (_first_match(_GUID, item), _link_of(item)) for item in items
    )
    links = defaultdict(set)
    for guid, link in stated:
        links[guid].add(link)
    return tuple(
        link if guid and link and len(links[guid]) > 1 else ""
        for guid, link in stated
    )


def _link_of(item: bytes) -> str:
    link = _first_match(_LINK, item) or _first_match(_HREF, item)
    return identity_link(link)


def _first_match(pattern: re.Pattern[bytes], item: bytes) -> str:
    match = pattern.search(item)
    text = match[1].decode("utf-8", "replace") if match else ""
    return html.unescape(text).strip()
