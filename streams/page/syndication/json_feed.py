"""
JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).

The extension ``_copydesk`` is the desk's block of ``wire.items``, with the
item's ``pubStatus``; offsets in it are those of ``content_text``. A killed
item is there with its id, without text, and ``pubStatus`` is ``canceled``.
"""

from typing import Any

import msgspec

from extractors.output.codec import encode
from streams.page.syndication.documents import FeedDocument, format_time
from streams.page.syndication.entries import FeedEntry

__all__ = ["to_json_feed"]

VERSION = "https://jsonfeed.org/version/1.1"


def to_json_feed(feed: FeedDocument) -> bytes:
    """Return a JSON Feed document."""
    document: dict[str, Any] = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.address,
        "next_url": feed.older,
        "authors": [{"name": "copydesk"}],
        "hubs": [{"type": "WebSub", "url": feed.hub}] if feed.hub else [],
    }
    return msgspec.json.encode(
        {name: value for name, value in document.items() if value}
        | {"items": [_item(entry) for entry in feed.entries]}
    )


def _item(entry: FeedEntry) -> dict[str, Any]:
    block = msgspec.json.decode(encode(entry.item.copydesk))
    values: dict[str, Any] = {
        "id": entry.uri,
        "url": entry.address,
        "external_url": entry.web,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "content_text": entry.text,
        "date_published": _time(entry.published),
        "date_modified": _time(entry.updated),
        "authors": [{"name": entry.author}] if entry.author else [],
        "tags": [subject.name for subject in entry.subjects],
        "language": entry.language,
    }
    filled = {name: value for name, value in values.items() if value}
    # An item needs one of the two, also if it has no text.
    filled.setdefault("content_html", "")
    status = {"pubStatus": entry.item.pub_status}
    return filled | {"_copydesk": status | block}


def _time(millis: int) -> str:
    """Return a time; empty if it is not known."""
    return format_time(millis) if millis else ""
