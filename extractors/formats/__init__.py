"""
Every syntax that news comes in, read into one `NewsItem`.

    split(raw)       one document -> one RawItem per item, uri filled in
    slices(raw)      the same, cheaper: items and fingerprints, uri to come
    identify(raw)    fills in the uri of one slice
    read(raw)        a one-item document -> NewsItem
"""

from datetime import UTC

from msgspec.structs import replace

from extractors.formats.common import reasons
from extractors.formats.common.format import Format, Slice, fingerprint
from extractors.formats.common.guid import scoped
from extractors.formats.common.guid_revision import stable
from extractors.formats.feeds.jsonfeed import JSON_FEED
from extractors.formats.feeds.result_list import RESULTS
from extractors.formats.feeds.rss_atom import RSS_ATOM
from extractors.formats.feeds.sitemap_news import SITEMAP_NEWS
from extractors.formats.html_page import HTML_PAGE
from extractors.formats.newsml.newsml_1_2 import NEWSML_1_2
from extractors.formats.newsml.newsml_g2 import NEWSML_G2
from extractors.formats.newsml.nitf import NITF
from extractors.formats.newsml.ritzau import RITZAU
from extractors.formats.ninjs.ninjs import NINJS
from extractors.formats.sniff import sniff
from extractors.formats.wire.anpa import ANPA
from extractors.formats.wire.email_message import EMAIL_MESSAGE
from extractors.formats.wire.iptc7901 import IPTC7901
from extractors.formats.wire.plain_text import PLAIN_TEXT
from extractors.model.errors import ExtractError
from extractors.model.item import NewsItem
from extractors.model.raw import RawItem
from extractors.model.uris import item_uri

__all__ = [
    "FORMATS",
    "Format",
    "Slice",
    "identify",
    "read",
    "slices",
    "split",
]

FORMATS = (
    RSS_ATOM,
    JSON_FEED,
    SITEMAP_NEWS,
    NEWSML_G2,
    NEWSML_1_2,
    NITF,
    RITZAU,
    NINJS,
    RESULTS,
    ANPA,
    IPTC7901,
    EMAIL_MESSAGE,
    HTML_PAGE,
    PLAIN_TEXT,
)


def slices(raw: RawItem) -> tuple[Slice, ...]:
    """
    Cut a document into its items without reading them.

    Args:
        raw: a document as fetched.

    Returns:
        One slice an item, in document order; none for an empty feed.

    Raises:
        ExtractError: the document is in no format known.
    """
    return _format(raw).slices(raw)


def identify(raw: RawItem) -> RawItem:
    """
    Fill in the uri (and url) of one slice.

    Both are what `read` gives, but an item that states them plainly is not
    read for them: that costs a twentieth (ADR 0010).

    An item that cannot be read gets an identity from its bytes, so that it
    can go on and be refused, alone, with its reason.
    """
    try:
        known = _format(raw).glance(raw)
        if known:
            uri = item_uri(raw.uri or stable(known.guid)[0])
            return replace(raw, uri=uri, url=known.link or raw.url)
        item = read(raw)
    except ExtractError:
        if raw.uri:
            return replace(raw, uri=item_uri(raw.uri))
        uri = scoped(fingerprint(raw.body), raw.feed)
        return replace(raw, uri=item_uri(uri))
    return replace(raw, uri=item.uri, url=item.url or raw.url)


def split(raw: RawItem) -> tuple[RawItem, ...]:
    """Cut a document into its items and identify each; as `slices`."""
    return tuple(identify(one.item) for one in slices(raw))


def read(raw: RawItem) -> NewsItem:
    """
    Read a one-item document.

    Args:
        raw: one item, as `split` gives it.

    Returns:
        The item as supplied: text in ``body``, or HTML in ``markup``.

    Raises:
        ExtractError: it holds no item, and why.
    """
    item = _format(raw).read(raw)
    if item.text_source == "document" and not _says_something(item):
        raise ExtractError(reasons.EMPTY, "neither headline, text nor caption")
    uri, revision = stable(item.uri)
    return replace(
        item,
        uri=item_uri(raw.uri or uri),
        version=item.version or revision or _stamp(item),
        agency=raw.agency,
        lane=raw.lane,
    )


def _stamp(item: NewsItem) -> str:
    """Number the versions of a wire document that has none by its time."""
    created = item.version_created
    if item.text_source != "document" or created is None:
        return ""
    return created.astimezone(UTC).strftime("%Y%m%d%H%M%S")


def _says_something(item: NewsItem) -> bool:
    text = item.headline or item.body or item.markup or item.description
    return bool(text) or any(one.caption for one in item.media)


def _format(raw: RawItem) -> Format:
    name = sniff(raw.body, raw.media_type)
    return next(one for one in FORMATS if one.name == name)
