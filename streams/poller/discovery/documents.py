"""Decide whether a document is a feed, and read what it says of itself."""

from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from extractors.formats.repair.packed_data import unpack
from extractors.formats.sniff import sniff
from extractors.formats.syntax import xml
from extractors.model.errors import ExtractError
from extractors.output.codec import decode
from streams.poller.discovery.sitemaps import read_sitemap
from streams.poller.polling.hub_links import find_hub_links

__all__ = ["FoundFeed", "read_feed"]

MAX_TITLE = 200
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class FoundFeed(NamedTuple):
    """
    A document that a poller can poll.

    Attributes:
        url: where it was found.
        kind: ``feed`` or ``news-sitemap``.
        title: its own, on one line; empty if it has none.
        language: as it states it.
        hubs: WebSub hubs that push it.
    """

    url: str
    kind: str
    title: str = ""
    language: str = ""
    hubs: tuple[str, ...] = ()


class _JsonFeed(msgspec.Struct):
    title: str = ""
    language: str = ""


def read_feed(
    url: str, body: bytes, media_type: str, headers: Mapping[str, str]
) -> FoundFeed | None:
    """
    Return what a document says of itself; None if it is no feed.

    Args:
        url: of the document.
        media_type: as declared.
        headers: of the response, names in lower case; can name hubs.
    """
    try:
        body = unpack(body)
        kind = sniff(body, media_type)
        if kind == "sitemap_news":
            is_news = read_sitemap(body, url).is_news
            return FoundFeed(url, "news-sitemap") if is_news else None
        if kind == "jsonfeed":
            about = _json_title(body)
        elif kind == "rss_atom":
            about = _xml_title(xml.parse(body))
        else:
            return None
    except ExtractError:
        return None
    title, language = about
    hubs = find_hub_links(headers, body, url).hubs
    return FoundFeed(url, "feed", title[:MAX_TITLE], language, hubs)


def _json_title(body: bytes) -> tuple[str, str]:
    try:
        feed = decode(body, _JsonFeed)
    except msgspec.MsgspecError:
        return "", ""
    return " ".join(feed.title.split()), feed.language


def _xml_title(root: xml.Element) -> tuple[str, str]:
    """Return title and language of RSS, RDF or Atom."""
    channel = xml.first(root, "channel")
    top = root if channel is None else channel
    language = xml.first_text(top, "language")
    return xml.first_text(top, "title"), language or root.get(XML_LANG) or ""
