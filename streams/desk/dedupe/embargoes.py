"""Embargoes: what must wait, and until when."""

from datetime import datetime, timedelta

from extractors.model.item import NewsItem

__all__ = ["KEPT_AFTER_RELEASE", "due", "must_wait"]

KEPT_AFTER_RELEASE = timedelta(hours=1)
"""How long a released entry stays, so that its tick can come again."""


def must_wait(item: NewsItem) -> bool:
    """Say whether the item may not leave yet, at its own fetch time."""
    if item.pub_status == "withheld":
        return True
    until = item.embargoed_until
    return until is not None and until > item.fetched_at


def due(item: NewsItem) -> datetime | None:
    """
    Return when a held item may go; None if its provider must say so.

    Formats call an item with an embargo ``withheld`` until then: a time that
    is stated ends that, too.
    """
    return item.embargoed_until
