"""
One raw item, exactly as it came: the value of ``wire.raw``.

Also the input of a dry run, and the only thing that ``read`` and ``clean``
are given, so that a replay sees what the live desk saw.
"""

from datetime import datetime

import msgspec

__all__ = ["PAGE_MARK", "Page", "RawItem"]

PAGE_MARK = "copydesk-page"
"""Header of a raw item that says why it carries no page or document."""


class Page(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """A page fetched for the full text of an item."""

    url: str
    body: bytes
    media_type: str = "text/html"
    status: int = 200


class RawItem(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """
    A feed entry or a whole document, as bytes, with how it was fetched.

    Attributes:
        feed: id of the feed in ``wire.feeds``.
        uri: the item's identity as the splitter found it; empty if the
            document has yet to be read to know it.
        url: where the body came from, or the entry's own link.
        media_type: RFC 6838 type as declared, lower case, with its
            parameters (``application/rss+xml; charset=utf-8``).
        fetched_at: when, with a zone; the item's ``now`` for every decision.
        body: the bytes, undecoded (base64 in JSON).
        lane: the ordered lane that the feed belongs to (architecture, 4).
        language: the feed's declared language, BCP 47; empty if none.
        headers: response headers worth keeping, names in lower case.
        page: the item's own page, where the feed asks for full text.
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
