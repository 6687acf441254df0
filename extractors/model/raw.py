"""
The raw item, exactly as it was fetched: the value of ``wire.raw``.

It is the only input of ``read`` and ``clean``, and of a dry run. So a replay
sees what the live desk saw.
"""

from datetime import datetime

import msgspec
from msgspec.structs import replace

__all__ = ["PAGE_MARK", "Page", "RawItem"]

PAGE_MARK = "copydesk-page"
"""Header of a raw item with the reason why its page or document is missing."""


class Page(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """The page of an item, fetched for its full text."""

    url: str
    body: bytes
    media_type: str = "text/html"
    status: int = 200


class RawItem(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """
    A feed entry or a document as bytes, and how it was fetched.

    Attributes:
        feed: id of the feed in ``wire.feeds``.
        uri: the item's identity, found when the document was split; empty if
            the document has to be read to find it.
        url: the URL of the body, or the entry's own link.
        media_type: RFC 6838 type as declared, lower case, with its
            parameters (``application/rss+xml; charset=utf-8``).
        fetched_at: time of the fetch, with a zone; every decision about the
            item uses it as the current time.
        body: the bytes, undecoded (base64 in JSON).
        lane: the ordered lane of the feed: its items are judged in order.
        language: the feed's declared language, BCP 47; empty if none.
        headers: response headers that are kept, names in lower case.
        page: the item's own page, if the feed asks for full text.
    """

    feed: str
    uri: str
    media_type: str
    fetched_at: datetime
    body: bytes
    url: str = ""
    agency: str = ""
    lane: str = ""
    language: str = ""
    headers: dict[str, str] = {}
    page: Page | None = None
    schema: int = 1

    def without_page(self, reason: str) -> "RawItem":
        """Return the item with the reason why it has no page or document."""
        return replace(self, headers={**self.headers, PAGE_MARK: reason})
