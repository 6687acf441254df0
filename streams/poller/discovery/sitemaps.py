"""Read which sitemaps a sitemap index names. Pure."""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from extractors.formats.repair.packed_data import unpack
from extractors.formats.syntax import xml
from extractors.model.errors import ExtractError

__all__ = ["MAX_CHILDREN", "Sitemap", "read_sitemap"]

MAX_CHILDREN = 50
"""Sitemaps of one index that are considered."""
NEWS = "news"


class Sitemap(NamedTuple):
    """
    What a sitemap contains.

    Attributes:
        is_news: it has entries of the news extension, so it can be polled.
        children: the sitemaps that an index names, those with ``news`` in
            their address first, then the ones that changed last.
    """

    is_news: bool = False
    children: tuple[str, ...] = ()


def read_sitemap(body: bytes, url: str) -> Sitemap:
    """
    Return the entries of a sitemap; none if the document is no sitemap.

    Args:
        body: the document, also packed with gzip.
        url: of the sitemap.
    """
    try:
        root = xml.parse(unpack(body))
    except ExtractError:
        return Sitemap()
    if xml.local_name(root) == "sitemapindex":
        return Sitemap(children=tuple(_children(root, url)))
    if xml.local_name(root) != "urlset":
        return Sitemap()
    entries = xml.children(root, "url")
    return Sitemap(
        any(xml.first(entry, NEWS) is not None for entry in entries)
    )


def _children(root: xml.Element, url: str) -> Iterator[str]:
    stated = [
        (xml.first_text(entry, "loc"), xml.first_text(entry, "lastmod"))
        for entry in xml.children(root, "sitemap")
    ]
    stated.sort(key=lambda entry: entry[1], reverse=True)
    stated.sort(key=lambda entry: NEWS not in entry[0].lower())
    for address, _ in stated[:MAX_CHILDREN]:
        try:
            absolute = urljoin(url, address)
            parts = urlsplit(absolute)
        except ValueError:
            continue
        if parts.scheme in {"http", "https"} and parts.hostname:
            yield absolute
