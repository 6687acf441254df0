"""Raw items and items for tests."""

from datetime import UTC, datetime

from extractors.formats import read, split
from extractors.model.item import NewsItem
from extractors.model.raw import RawItem
from extractors.providers import read_marks

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def raw(body: bytes | str, media_type: str = "", **fields) -> RawItem:
    """Return a document as fetched at noon on 1 March 2026."""
    return RawItem(
        feed="harbour",
        uri="",
        media_type=media_type,
        fetched_at=NOW,
        body=body.encode() if isinstance(body, str) else body,
        **fields,
    )


def only(body: bytes | str, **fields) -> NewsItem:
    """Return the item of a one-item document, with its marks read."""
    (part,) = split(raw(body, **fields))
    return read_marks(read(part))
