"""Read an HTML page that is the news itself; `clean` finds its main text."""

import re
from urllib.parse import urljoin

from extractors.formats.common import reasons
from extractors.formats.common.format import Format, fingerprint, slice_whole
from extractors.formats.common.guid import scope_guid
from extractors.formats.common.text import strip_html
from extractors.formats.syntax import charset
from extractors.model.errors import ExtractError
from extractors.model.item import NewsItem
from extractors.model.raw import RawItem

__all__ = ["HTML_PAGE"]

# Only the names ignore case. A search for the plain "<" is many times as fast
# as one that ignores case from its first character.
_LINK = re.compile(r"<(?i:link)\b[^<>]*>")
_META = re.compile(r"<(?i:meta)\b[^<>]*>")
_TITLE = re.compile(r"<(?i:title)\b[^<>]*>([^<]*)")
_LANG = re.compile(r"<(?i:html)\b[^<>]*?\b(?i:lang)\s*=\s*[\"']?([\w-]+)")
_ATTRIBUTE = re.compile(
    r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))"
)


def read(raw: RawItem) -> NewsItem:
    """Read URL, language and title; the page itself becomes the markup."""
    page = charset.decode_item(raw)
    if not page.strip():
        raise ExtractError(reasons.EMPTY, "no text")
    url = _canonical(page, raw.url) or raw.url
    return NewsItem(
        uri=url or scope_guid(fingerprint(raw.body), raw.feed),
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        url=url,
        headline=_headline(page),
        language=_first_group(_LANG, page),
        markup=page,
        text_source="page",
    )


def _canonical(page: str, base: str) -> str:
    for tag in _LINK.findall(page):
        attributes = _attributes(tag)
        if "canonical" in attributes.get("rel", "").lower().split():
            return _absolute_url(base, attributes.get("href", ""))
    for tag in _META.findall(page):
        attributes = _attributes(tag)
        if attributes.get("property") == "og:url":
            return _absolute_url(base, attributes.get("content", ""))
    return ""


def _absolute_url(base: str, href: str) -> str:
    try:
        url = urljoin(base, href.strip())
    except ValueError:
        return ""
    return url if url.startswith(("http://", "https://")) else ""


def _headline(page: str) -> str:
    for tag in _META.findall(page):
        attributes = _attributes(tag)
        if attributes.get("property") == "og:title" and attributes.get(
            "content"
        ):
            return strip_html(attributes["content"])
    return strip_html(_first_group(_TITLE, page))


def _attributes(tag: str) -> dict[str, str]:
    return {
        name.lower(): double or single or bare
        for name, double, single, bare in _ATTRIBUTE.findall(tag)
    }


def _first_group(pattern: re.Pattern[str], page: str) -> str:
    match = pattern.search(page)
    return match[1] if match else ""


HTML_PAGE = Format("html_page", slice_whole, read)
