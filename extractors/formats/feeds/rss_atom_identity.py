"""
Find id and link of a feed item at a twentieth of the cost of reading it.

A poller needs only an item's id and link, and feedparser takes a
millisecond to find them (ADR 0010). This module reads the item once with
expat, which feedparser uses too, and follows the few rules by which
feedparser finds the two. In less common cases (a second id, a base, a
document type, markup that looks like fields) it returns None, and
feedparser reads the item.
"""

import re
from functools import lru_cache
from urllib.parse import urljoin
from xml.parsers import expat

from extractors.formats.common.format import ItemIdentity
from extractors.formats.common.guid import host_of
from extractors.formats.feeds.element_names import ElementNames, UnsureError
from extractors.formats.feeds.element_rules import (
    IDS,
    ITEMS,
    LINK,
    is_harmless,
)
from extractors.formats.syntax import charset
from extractors.model.raw import RawItem

__all__ = ["read_identity"]

_PROLOGUE = re.compile(
    rb"(?:\xef\xbb\xbf)?"
    rb"(?:<\?xml\s+version\s*=\s*[\"']1\.0[\"']"
    rb"(?:\s+encoding=[\"'](?:utf-8|us-ascii|iso-8859-1|windows-1252)[\"'])?"
    rb"(?:\s+standalone\s*=\s*[\"']\w+[\"'])?\s*\?>)?"
    rb"(?:\s+|<\?xml-stylesheet[^<>?]*\?>|<!--(?:[^<]|<(?!!))*?-->)*+<[A-Za-z]",
    re.IGNORECASE,
)
_LABELS = frozenset(
    {"", "utf-8", "utf8", "us-ascii", "iso-8859-1", "windows-1252"}
)
_PAGE_TYPES = frozenset(
    {"text/html", "html", "application/xhtml+xml", "xhtml"}
)
# Attributes of an item from which feedparser reads CDF, in any namespace.
_ADDRESSES = frozenset({"about", "href", "lastmod"})
_RDF_ABOUT = "http://www.w3.org/1999/02/22-rdf-syntax-ns# about"


def read_identity(raw: RawItem) -> ItemIdentity | None:
    """
    Find the id and the link of the item of a one-item feed document.

    Returns:
        What feedparser would find; None if that is not certain.
    """
    base = raw.url if host_of(raw.url) else ""
    if not _is_plain(raw) or not _is_idempotent(base):
        return None
    try:
        return _IdentityReader(base).read(
            raw.body.removeprefix(b"\xef\xbb\xbf")
        )
    except (UnsureError, expat.ExpatError, ValueError):
        return None


def _is_plain(raw: RawItem) -> bool:
    """Return whether the charset does not matter for the bytes."""
    if not _PROLOGUE.match(raw.body):
        return False
    if not raw.body.isascii():
        return charset.is_utf8(raw.body)
    return charset.charset_parameter(raw.media_type).lower() in _LABELS


@lru_cache(maxsize=256)
def _is_idempotent(base: str) -> bool:
    """Return whether a base URL stays the same, resolved against itself."""
    return ":///" not in base and urljoin(base, base) == base


class _IdentityReader:
    """Handlers for expat that collect id and link in one pass."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._names = ElementNames()
        self._path: list[str] = []
        self._text: list[str] = []
        self._items = 0
        self._is_permalink = False
        self._guid: str | None = None
        self._about = ""
        self._link: str | None = None

    def read(self, body: bytes) -> ItemIdentity:
        parser = self._parser = expat.ParserCreate("utf-8", " ")
        parser.namespace_prefixes = True
        parser.buffer_text = True
        parser.StartNamespaceDeclHandler = self._names.declare
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.Parse(body, True)  # noqa: FBT003 - expat takes it by position
        if self._items != 1:
            raise UnsureError
        return ItemIdentity(self._guid or self._about, self._link or "")

    def _start(self, stated: str, attributes: dict[str, str]) -> None:
        name = self._names.name_of(stated)
        parent = self._path[-1] if self._path else ""
        if not is_harmless(name, self._path, parent):
            raise UnsureError
        for attribute in attributes:
            if "base" in attribute.lower():
                raise UnsureError
        self._path.append(name)
        if name in ITEMS:
            self._start_item(attributes)
        elif parent in ITEMS and name in IDS:
            self._start_id(attributes)
        elif parent in ITEMS and name == LINK:
            self._start_link(attributes)

    def _start_item(self, attributes: dict[str, str]) -> None:
        self._items += 1
        for attribute, value in attributes.items():
            if attribute.startswith(_RDF_ABOUT):
                self._about = _require_ascii(value)
            elif not _ADDRESSES.isdisjoint(attribute.lower().split()):
                raise UnsureError

    def _start_id(self, attributes: dict[str, str]) -> None:
        if self._guid is not None:
            raise UnsureError
        stated = _lower_names(attributes).get("ispermalink", "true")
        self._is_permalink = stated == "true"
        self._collect_text()

    def _start_link(self, attributes: dict[str, str]) -> None:
        stated = _lower_names(attributes)
        if "url" in stated or "uri" in stated:
            raise UnsureError
        if "href" not in stated:
            self._collect_text()
            return
        rel = stated.get("rel", "alternate").lower()
        kind = stated.get("type", "text/html").lower()
        href = self._resolve(_require_ascii(stated["href"]))
        if rel == "alternate" and kind in _PAGE_TYPES:
            self._link = href

    def _collect_text(self) -> None:
        self._text = []
        self._parser.CharacterDataHandler = self._text.append

    def _end(self, _stated: str) -> None:
        name = self._path.pop()
        if self._parser.CharacterDataHandler is None:
            return
        self._parser.CharacterDataHandler = None
        text = _require_ascii("".join(self._text).strip())
        if name in IDS:
            self._end_id(text)
        else:
            self._end_link(text)

    def _end_id(self, text: str) -> None:
        if not text:
            raise UnsureError
        self._guid = self._resolve(text) if self._is_permalink else text
        if self._is_permalink and self._link is None:
            self._link = self._guid

    def _end_link(self, text: str) -> None:
        if "&" in text and ";" in text:
            raise UnsureError
        self._link = self._resolve(text) if text else ""

    def _resolve(self, uri: str) -> str:
        if ":///" in uri:
            raise UnsureError
        return urljoin(self._base, uri)


def _lower_names(attributes: dict[str, str]) -> dict[str, str]:
    """Return attributes with lower-case names; raises if two names collide."""
    lowered = {name.lower(): value for name, value in attributes.items()}
    if len(lowered) < len(attributes) or any(" " in name for name in lowered):
        raise UnsureError
    return lowered


def _require_ascii(text: str) -> str:
    """Return an ASCII text; feedparser may repair any other."""
    if not text.isascii():
        raise UnsureError
    return text
