"""
A list of results, as poll-token interfaces answer in XML.

    <results><pollToken>..</pollToken>
      <result><id>..</id><headline>..</headline><dateCreated>.. </result>
    </results>

An entry is a headline with a date; the item itself is a document of its own
behind `document_address`. Covered is what Reuters Connect's list has in
common with others: id, guid, version, dates, headline, slug, language and a
link. What a list says of channels, previews and prices is left alone.
"""

from urllib.parse import urlencode, urljoin, urlsplit

from extractors.formats.common import dates, reasons, xml
from extractors.formats.common.format import Format, Slice, fingerprint, sliced
from extractors.formats.common.guid import scoped
from extractors.formats.common.text import line, plain
from extractors.formats.common.xml_slicing import cut
from extractors.model.errors import ExtractError
from extractors.model.item import NewsItem
from extractors.model.raw import RawItem

__all__ = ["RESULTS", "document_address"]

_LINKS = ("link", "href", "url")
# ``.../items?channel=A`` lists what ``.../item?id=B`` gives whole.
_LIST, _ONE = "items", "item"


def slices(raw: RawItem) -> tuple[Slice, ...]:
    """Cut the list at its results."""
    found = cut(raw.body, (b"result",))
    return sliced(raw, found)


def read(raw: RawItem) -> NewsItem:
    """Read the first result: a headline without its text."""
    one = _result(raw)
    headline = plain(xml.first_text(one, "headline"))
    uri = _identity(one)
    if not uri and not headline:
        raise ExtractError(reasons.NOT_NEWS, "neither id nor headline")
    created = dates.parse(xml.first_text(one, "dateCreated"))
    return NewsItem(
        uri=scoped(uri or fingerprint(raw.body), raw.feed),
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        url=_link(one, raw.url),
        version=xml.first_text(one, "version"),
        first_created=created,
        version_created=dates.parse(xml.first_text(one, "dateModified"))
        or created,
        headline=headline,
        slugline=xml.first_text(one, "slug"),
        language=xml.first_text(one, "language"),
        text_source="feed",
    )


def document_address(raw: RawItem) -> str:
    """
    Return the address of the document that a result stands for.

    It is the result's own link; where it has none and the list's address
    ends in ``/items``, the ``item`` beside it with the result's id.

    Args:
        raw: one result, with the list's address as ``url``.

    Returns:
        The address; empty if there is no telling.
    """
    one = _result(raw)
    if link := _link(one, raw.url):
        return link
    ident = xml.first_text(one, "id")
    path = urlsplit(raw.url).path
    if not ident or path.rpartition("/")[2] != _LIST:
        return ""
    return urljoin(raw.url, f"{_ONE}?{urlencode({'id': ident})}")


def _result(raw: RawItem) -> xml.Element:
    found = next(xml.descendants(xml.parse(raw.body), "result"), None)
    if found is None:
        raise ExtractError(reasons.NO_ITEM, "no result in the list")
    return found


def _identity(one: xml.Element) -> str:
    return xml.first_text(one, "guid") or xml.first_text(one, "id")


def _link(one: xml.Element, base: str) -> str:
    found = (
        xml.first_text(one, name)
        or xml.attribute(xml.first(one, name), "href")
        for name in _LINKS
    )
    link = line(next(filter(None, found), ""))
    try:
        return urljoin(base, link) if link else ""
    except ValueError:
        return ""


RESULTS = Format("results", slices, read)
