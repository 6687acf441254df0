"""
Read a list of results, which poll-token interfaces answer in XML.

    <results><pollToken>..</pollToken>
      <result><id>..</id><headline>..</headline><dateCreated>.. </result>
    </results>

A result is a headline with a date. The item itself is another document, at
`document_address`. The fields that are read are those that Reuters Connect's
list shares with others: id, guid, version, dates, headline, slug, language
and a link. Fields about channels, previews and prices are ignored.
"""

from urllib.parse import urlencode, urljoin, urlsplit

from extractors.formats.common import dates, reasons
from extractors.formats.common.format import (
    Format,
    Slice,
    fingerprint,
    make_slices,
)
from extractors.formats.common.guid import scope_guid
from extractors.formats.common.text import one_line, strip_html
from extractors.formats.syntax import xml
from extractors.formats.syntax.xml_slicing import slice_elements
from extractors.model.errors import ExtractError
from extractors.model.item import NewsItem
from extractors.model.raw import RawItem

__all__ = ["RESULTS", "document_address"]

_LINKS = ("link", "href", "url")
# ``.../items?channel=A`` returns a list, ``.../item?id=B`` one of its items.
_LIST, _ITEM = "items", "item"


def slice_document(raw: RawItem) -> tuple[Slice, ...]:
    """Cut the list into its results."""
    return make_slices(raw, slice_elements(raw.body, (b"result",)))


def read(raw: RawItem) -> NewsItem:
    """Read the first result: a headline without its text."""
    result = _result(raw)
    headline = strip_html(xml.first_text(result, "headline"))
    uri = _identity(result)
    if not uri and not headline:
        raise ExtractError(reasons.NOT_NEWS, "neither id nor headline")
    language = xml.first_text(result, "language")
    hint = language or raw.language
    stated, modified = (
        xml.first_text(result, name)
        for name in ("dateCreated", "dateModified")
    )
    created = dates.parse(stated, hint)
    return NewsItem(
        uri=scope_guid(uri or fingerprint(raw.body), raw.feed),
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        url=_link(result, raw.url),
        version=xml.first_text(result, "version"),
        first_created=created,
        version_created=dates.later(dates.parse(modified, hint), created),
        headline=headline,
        slugline=xml.first_text(result, "slug"),
        language=language,
        signals=dates.signal_unread(stated, modified, language=hint),
        text_source="feed",
    )


def document_address(raw: RawItem) -> str:
    """
    Return the URL of the document that a result announces.

    It is the link of the result. If the result has no link and the URL of
    the list ends in ``/items``, it is ``item`` in the same place with the id
    of the result.

    Args:
        raw: one result, with the URL of the list as ``url``.

    Returns:
        The URL; empty if it cannot be derived.
    """
    result = _result(raw)
    if link := _link(result, raw.url):
        return link
    ident = xml.first_text(result, "id")
    path = urlsplit(raw.url).path
    if not ident or path.rpartition("/")[2] != _LIST:
        return ""
    return urljoin(raw.url, f"{_ITEM}?{urlencode({'id': ident})}")


def _result(raw: RawItem) -> xml.Element:
    result = next(
        xml.descendants(xml.parse(raw.body, language=raw.language), "result"),
        None,
    )
    if result is None:
        raise ExtractError(reasons.NO_ITEM, "no result in the list")
    return result


def _identity(result: xml.Element) -> str:
    return xml.first_text(result, "guid") or xml.first_text(result, "id")


def _link(result: xml.Element, base: str) -> str:
    links = (
        xml.first_text(result, name)
        or xml.attribute(xml.first(result, name), "href")
        for name in _LINKS
    )
    link = one_line(next(filter(None, links), ""))
    try:
        return urljoin(base, link) if link else ""
    except ValueError:
        return ""


RESULTS = Format("results", slice_document, read)
