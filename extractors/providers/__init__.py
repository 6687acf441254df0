"""
The dialects of news agencies: marks in headlines, datelines, end marks.

    apply(item)      reads the marks, strips revisions off the uri
"""

from extractors.item import NewsItem

__all__ = ["apply"]


def apply(item: NewsItem) -> NewsItem:
    """Read what the provider's own marks say about the item."""
    return item
