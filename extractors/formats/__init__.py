"""
Read news in any supported syntax into `NewsItem`.

    split(raw)            one document -> one RawItem an item, with its uri
    slice_document(raw)   the same, cheaper: items and fingerprints, no uri
    identify(raw)         fills in the uri of one slice
    read(raw)             a one-item document -> NewsItem

The packages and modules:

    sniff         finds out the format of a document
    repair/       bytes that arrive packed, wrapped or damaged
    syntax/       how documents are written: characters, XML, JSON, markup
    common/       code that several formats share
    feeds/        RSS, Atom, JSON Feed, news sitemaps, result lists
    newsml/       NewsML-G2, NewsML 1.2, NITF, Ritzau
    ninjs/        IPTC ninjs
    wire/         ANPA 1312, IPTC 7901, e-mail, plain text
    html_page     a page that is the news itself
"""

import re

from msgspec.structs import replace

from extractors.formats.common import dates, reasons
from extractors.formats.common.format import Format, Slice, fingerprint
from extractors.formats.common.guid import scope_guid
from extractors.formats.common.references import with_identities
from extractors.formats.common.text import unescape_again
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
from extractors.formats.repair.cut_off import is_cut_off
from extractors.formats.repair.packed_data import unpack
from extractors.formats.sniff import sniff
from extractors.formats.syntax.xml_slicing import check_count
from extractors.formats.wire.anpa import ANPA
from extractors.formats.wire.email_message import EMAIL_MESSAGE
from extractors.formats.wire.iptc7901 import IPTC7901
from extractors.formats.wire.plain_text import PLAIN_TEXT
from extractors.model.errors import ExtractError
from extractors.model.guid_revision import split_revision
from extractors.model.item import NewsItem
from extractors.model.links import clean_link, identity_link
from extractors.model.raw import RawItem
from extractors.model.uris import item_uri
from extractors.model.version_times import version_number

__all__ = [
    "FORMATS",
    "Format",
    "Slice",
    "identify",
    "read",
    "slice_document",
    "split",
]

_NO_LINK = re.compile(r"(?:urn|tag|mid|uuid):|[^/.]*\Z", re.IGNORECASE)

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


def slice_document(raw: RawItem) -> tuple[Slice, ...]:
    """
    Cut a document into its items without reading them.

    Args:
        raw: a document as fetched.

    Returns:
        One slice an item, in document order; none for an empty feed.

    Raises:
        ExtractError: the format of the document is not supported, it is
            gzip data that cannot be unpacked, or it is ``too-large``.
    """
    raw = replace(raw, body=unpack(raw.body))
    slices = _format(raw).slice_document(raw)
    check_count(slices)
    return slices


def identify(raw: RawItem) -> RawItem:
    """
    Fill in the uri and url of one slice, both without tracking parameters.

    The values are those that `read` returns. If the format can find them
    without reading the item, that takes a twentieth of the time (ADR 0010).

    An item that cannot be read gets an identity made from its bytes, so that
    only this item is refused later, with its reason.
    """
    try:
        identity = _format(raw).read_identity(raw)
        if identity:
            uri = _identity(raw, split_revision(identity.guid)[0])
            return replace(
                raw, uri=uri, url=_web_link(identity.link) or raw.url
            )
        item = read(raw)
    except ExtractError:
        uri = scope_guid(fingerprint(raw.body), raw.feed)
        return replace(raw, uri=_identity(raw, uri))
    return replace(raw, uri=item.uri, url=item.url or raw.url)


def split(raw: RawItem) -> tuple[RawItem, ...]:
    """Cut a document into its items and identify each of them."""
    return tuple(identify(part.item) for part in slice_document(raw))


def read(raw: RawItem) -> NewsItem:
    """
    Read a one-item document.

    Args:
        raw: one item, as `split` returns it.

    Returns:
        The item as supplied: text in ``body``, or HTML in ``markup``.

    Raises:
        ExtractError: the document gives no item.
    """
    form = _format(raw)
    if is_cut_off(raw.body, form.name):
        raise ExtractError(reasons.UNREADABLE, "cut off before its end")
    item = _drop_dates_ahead(form.read(raw))
    is_kill = item.pub_status == "canceled"  # it needs no text
    if item.text_source == "document" and not (is_kill or _has_text(item)):
        raise ExtractError(reasons.EMPTY, "neither headline, text nor caption")
    uri, revision = split_revision(item.uri)
    return replace(
        with_identities(item) if item.references else item,
        uri=_identity(raw, uri),
        headline=unescape_again(item.headline),
        description=unescape_again(item.description, has_blocks=True),
        url=_web_link(item.url),
        version=item.version or revision or _version_from_date(item),
        agency=raw.agency,
        lane=raw.lane,
    )


def _identity(raw: RawItem, stated: str) -> str:
    """Return the uri of a slice, if it has one, or as the item states it."""
    return item_uri(identity_link(raw.uri or stated))


def _web_link(link: str) -> str:
    """Return a link; empty for an identity that feeds state in its place."""
    return "" if _NO_LINK.match(link) else clean_link(link)


def _version_from_date(item: NewsItem) -> str:
    """
    Return the date of a wire document as its version number.

    A day without a time, or a time after the fetch, orders no versions.
    """
    if item.text_source != "document":
        return ""
    return version_number(
        item.version_created, item.fetched_at, "%Y%m%d%H%M%S"
    )


def _drop_dates_ahead(item: NewsItem) -> NewsItem:
    """Return an item without dates that lie too far after its fetch."""
    created, version = item.first_created, item.version_created
    is_wrong = dates.is_ahead(created, item.fetched_at)
    is_wrong_version = dates.is_ahead(version, item.fetched_at)
    if not (is_wrong or is_wrong_version):
        return item
    return replace(
        item,
        first_created=None if is_wrong else created,
        version_created=None if is_wrong_version else version,
        signals=tuple(dict.fromkeys([*item.signals, dates.UNREAD_SIGNAL])),
    )


def _has_text(item: NewsItem) -> bool:
    text = item.headline or item.body or item.markup or item.description
    return bool(text) or any(media.caption for media in item.media)


def _format(raw: RawItem) -> Format:
    name = sniff(raw.body, raw.media_type)
    return next(known for known in FORMATS if known.name == name)
