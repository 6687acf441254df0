"""An HTML page that is the news itself; `clean` finds its main text."""

import re
from urllib.parse import urljoin

from extractors.formats.common import charset, reasons
from extractors.formats.common.format import Format, fingerprint, whole
from extractors.formats.common.guid import scoped
from extractors.formats.common.text import plain
from extractors.model.errors import ExtractError
from extractors.model.item import NewsItem
from extractors.model.raw import RawItem

__all__ = ["HTML_PAGE"]

_LINK = re.compile(r"<link\b[^<>]*>", re.IGNORECASE)
_META = re.compile(r"<meta\b[^<>]*>", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^<>]*>([^<]*)", re.IGNORECASE)
_LANG = re.compile(r"<html\b[^<>]*?\blang\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))"
)


def read(raw: RawItem) -> NewsItem:
    """Read address, language and title; the page itself is the markup."""
    page = charset.decode(raw.body, _label(raw))
    if not page.strip():
        raise ExtractError(reasons.EMPTY, "no text")
    url = _canonical(page, raw.url) or raw.url
    return NewsItem(
        uri=url or scoped(fingerprint(raw.body), raw.feed),
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        url=url,
        headline=_headline(page),
        language=_found(_LANG, page),
        markup=page,
        text_source="page",
    )


def _label(raw: RawItem) -> str:
    return raw.media_type.partition("charset=")[2].strip(" \"'")


def _canonical(page: str, base: str) -> str:
    for tag in _LINK.findall(page):
        named = _attributes(tag)
        if "canonical" in named.get("rel", "").lower().split():
            return _joined(base, named.get("href", ""))
    for tag in _META.findall(page):
        named = _attributes(tag)
        if named.get("property") == "og:url":
            return _joined(base, named.get("content", ""))
    return ""


def _joined(base: str, href: str) -> str:
    try:
        url = urljoin(base, href.strip())
    except ValueError:
        return ""
    return url if url.startswith(("http://", "https://")) else ""


def _headline(page: str) -> str:
    for tag in _META.findall(page):
        named = _attributes(tag)
        if named.get("property") == "og:title" and named.get("content"):
            return plain(named["content"])
    return plain(_found(_TITLE, page))


def _attributes(tag: str) -> dict[str, str]:
    return {
        name.lower(): double or single or bare
        for name, double, single, bare in _ATTRIBUTE.findall(tag)
    }


def _found(pattern: re.Pattern[str], page: str) -> str:
    found = pattern.search(page)
    return found[1] if found else ""


HTML_PAGE = Format("html_page", whole, read)
