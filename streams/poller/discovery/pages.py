"""Find the feeds that a page links to. Pure."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import parse_qsl, urljoin, urlsplit

from lxml.html import HtmlElement

from extractors.formats.syntax import charset
from extractors.html.page_tree import parse
from extractors.model.errors import ExtractError

__all__ = ["MAX_LINKS", "PageLinks", "find_page_links"]

MAX_LINKS = 20
"""Links of each kind; a page of feeds of a large site has more."""
MAX_URL = 2000

FEED_TYPES = frozenset(
    {
        "application/rss+xml", "application/atom+xml", "application/rdf+xml",
        "application/feed+json", "application/xml", "text/xml",
    }
)  # fmt: skip
# Names that feeds have in addresses, as a whole segment of the path.
_NAMES = frozenset({"atom", "feed", "feeds", "rdf", "rss", "rss2"})
_FILE = re.compile(
    r"(?:[^/]*[._-])?(?:atom|feed|rdf|rss2?)\.(?:json|php|rdf|xml)"
    r"|[^/]+\.(?:atom|rdf|rss)|index\.xml",
    re.IGNORECASE,
)
# Readers' comments are not news of the site.
_COMMENTS = "comments"


class PageLinks(NamedTuple):
    """
    The feeds that a page links to; absolute URLs in the page's order.

    Attributes:
        stated: the page says that they are its feeds.
        likely: ordinary links whose address looks like that of a feed.
    """

    stated: tuple[str, ...] = ()
    likely: tuple[str, ...] = ()


def find_page_links(body: bytes, url: str, media_type: str = "") -> PageLinks:
    """
    Return the feeds that a page links to; empty if it is no page.

    Args:
        url: of the page; its links are relative to it.
        media_type: as declared; can name the charset.
    """
    label = charset.charset_parameter(media_type)
    try:
        tree = parse(charset.decode(body, label))
    except ExtractError:
        return PageLinks()
    base = _base_url(tree, url)
    stated = _absolute_urls(_stated_feeds(tree), base)
    likely = [
        link
        for link in _absolute_urls(_targets(tree), base)
        if _looks_like_feed(link) and link not in stated
    ]
    return PageLinks(tuple(stated)[:MAX_LINKS], tuple(likely[:MAX_LINKS]))


def _base_url(tree: HtmlElement, url: str) -> str:
    base = next(tree.iter("base"), None)
    stated = "" if base is None else base.get("href") or ""
    return next(iter(_absolute_urls([stated], url)), url) if stated else url


def _stated_feeds(tree: HtmlElement) -> Iterator[str]:
    for link in tree.iter("link"):
        relations = (link.get("rel") or "").lower().split()
        media_type = (link.get("type") or "").partition(";")[0].strip().lower()
        is_alternate = "alternate" in relations and media_type in FEED_TYPES
        if (is_alternate or "feed" in relations) and link.get("href"):
            yield link.get("href")


def _targets(tree: HtmlElement) -> Iterator[str]:
    for anchor in tree.iter("a", "area"):
        if anchor.get("href"):
            yield anchor.get("href")


def _absolute_urls(targets: Iterator[str] | list[str], base: str) -> list[str]:
    """Return the web addresses of links, each once, without fragments."""
    found: dict[str, None] = {}
    for target in targets:
        try:
            address = urljoin(base, target.strip()).partition("#")[0]
            parts = urlsplit(address)
        except ValueError:
            continue
        is_web = parts.scheme in {"http", "https"} and parts.hostname
        if is_web and len(address) <= MAX_URL and address.isprintable():
            found[address.replace(" ", "%20")] = None
    return [
        address
        for address in found
        if _COMMENTS not in urlsplit(address).path.lower().split("/")
    ]


def _looks_like_feed(url: str) -> bool:
    """Return whether an address has a form that feeds commonly have."""
    parts = urlsplit(url)
    *_, last = parts.path.rstrip("/").split("/")
    if last.lower() in _NAMES or _FILE.fullmatch(last):
        return True
    return any(
        value.lower() in _NAMES or (key.lower() in _NAMES and value)
        for key, value in parse_qsl(parts.query[:MAX_URL])
    )
