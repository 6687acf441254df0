"""
Every syntax that news comes in, read into one `NewsItem`.

    split(raw)       one document -> one RawItem per item, uri filled in
    slices(raw)      the same, cheaper: items and fingerprints, uri to come
    identify(raw)    fills in the uri of one slice
    read(raw)        a one-item document -> NewsItem
"""

from msgspec.structs import replace

from extractors.errors import ExtractError
from extractors.formats.guid import scoped
from extractors.formats.html_page import HTML_PAGE
from extractors.formats.model import Format, Slice, fingerprint
from extractors.formats.ninjs import NINJS
from extractors.formats.plain_text import PLAIN_TEXT
from extractors.formats.rss_atom import RSS_ATOM
from extractors.formats.sniff import sniff
from extractors.item import NewsItem
from extractors.raw import RawItem

__all__ = [
    "FORMATS",
    "Format",
    "Slice",
    "identify",
    "read",
    "slices",
    "split",
]

FORMATS = (RSS_ATOM, NINJS, HTML_PAGE, PLAIN_TEXT)


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

    An item that cannot be read gets an identity from its bytes, so that it
    can go on and be refused, alone, with its reason.
    """
    try:
        item = read(raw)
    except ExtractError:
        if raw.uri:
            return raw
        return replace(raw, uri=scoped(fingerprint(raw.body), raw.feed))
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
    return replace(_format(raw).read(raw), agency=raw.agency, lane=raw.lane)


def _format(raw: RawItem) -> Format:
    name = sniff(raw.body, raw.media_type)
    return next(one for one in FORMATS if one.name == name)
