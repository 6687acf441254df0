"""
Atom 1.0 (RFC 4287).

A killed item is an entry without text, with the same id and a later time, so
that every reader replaces what it has. A reader that knows tombstones
(RFC 6721) removes the entry.
"""

import re
from typing import Any

from lxml import etree

from streams.page.syndication.documents import (
    MEDIA_TYPES,
    FeedDocument,
    format_time,
)
from streams.page.syndication.entries import FeedEntry

__all__ = ["ATOM", "DESK", "TOMBSTONE", "to_atom"]

ATOM = "http://www.w3.org/2005/Atom"
TOMBSTONE = "http://purl.org/atompub/tombstones/1.0"
DESK = "urn:copydesk:atom:1"
"""Namespace of our own elements: what the desk knows of an item."""
NAMESPACES: Any = {None: ATOM, "at": TOMBSTONE, "desk": DESK}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot contain, not even as references."""
_LANGUAGE = re.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


def to_atom(feed: FeedDocument) -> bytes:
    """Return an Atom document."""
    root = etree.Element(f"{{{ATOM}}}feed", nsmap=NAMESPACES)
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "updated", format_time(feed.updated))
    _add(etree.SubElement(root, f"{{{ATOM}}}author"), "name", "copydesk")
    _add(root, "generator", "copydesk")
    media_type = MEDIA_TYPES["atom"]
    _link(root, "self", feed.address, media_type)
    _link(root, "alternate", feed.home, "text/html")
    if feed.hub:
        _link(root, "hub", feed.hub)
    if feed.older:
        _link(root, "next", feed.older, media_type)
    for entry in feed.entries:
        if entry.is_killed:
            etree.SubElement(
                root, f"{{{TOMBSTONE}}}deleted-entry",
                ref=entry.uri, when=format_time(entry.updated),
            )  # fmt: skip
        _entry(root, entry)
    document: bytes = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", pretty_print=True
    )
    return document


def _entry(root: etree._Element, entry: FeedEntry) -> None:
    element = etree.SubElement(root, f"{{{ATOM}}}entry")
    if _LANGUAGE.fullmatch(entry.language):
        element.set(XML_LANG, entry.language)
    _add(element, "id", entry.uri)
    _add(element, "title", entry.title)
    _add(element, "updated", format_time(entry.updated))
    if entry.published:
        _add(element, "published", format_time(entry.published))
    _add(etree.SubElement(element, f"{{{ATOM}}}author"), "name", entry.author)
    _link(element, "alternate", entry.address, "text/html")
    if entry.web:
        _link(element, "via", entry.web, "text/html")
    for subject in entry.subjects:
        category = etree.SubElement(element, f"{{{ATOM}}}category")
        category.set("term", _clean(subject.uri or subject.name))
        category.set("label", _clean(subject.name))
    if entry.summary:
        _add(element, "summary", entry.summary)
    _add(element, "content", entry.html, type="html")
    if entry.rights:
        _add(element, "rights", entry.rights)
    _add_desk_elements(element, entry)


def _add_desk_elements(element: etree._Element, entry: FeedEntry) -> None:
    block = entry.item.copydesk
    values = (
        ("event", "kill" if entry.is_killed else block.event),
        ("revision", str(block.revision)), ("agency", block.agency),
        ("story", block.story),
        *(("signal", signal) for signal in block.signals),
    )  # fmt: skip
    for name, value in values:
        if value:
            _add(element, name, value, namespace=DESK)


def _add(
    parent: etree._Element,
    name: str,
    text: str,
    *,
    namespace: str = ATOM,
    **attributes: str,
) -> None:
    element = etree.SubElement(parent, f"{{{namespace}}}{name}", attributes)
    element.text = _clean(text)


def _link(
    parent: etree._Element, rel: str, href: str, media_type: str = ""
) -> None:
    link = etree.SubElement(parent, f"{{{ATOM}}}link", rel=rel)
    link.set("href", _clean(href))
    if media_type:
        link.set("type", media_type)


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
