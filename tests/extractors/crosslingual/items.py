"""Items for the tests of this package."""

from datetime import UTC, datetime

from extractors.model.item import NewsItem

__all__ = ["item"]


def item(body: str = "", headline: str = "", language: str = "en") -> NewsItem:
    """Return a clean item."""
    return NewsItem(
        uri="urn:example:1",
        feed="feed",
        fetched_at=datetime(2026, 11, 28, tzinfo=UTC),
        language=language,
        headline=headline,
        body=body,
    )
