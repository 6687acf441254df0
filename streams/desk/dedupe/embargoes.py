"""Embargoes: which items must wait, and until when."""

from datetime import datetime, timedelta

from extractors.model.item import NewsItem

__all__ = ["KEPT_AFTER_RELEASE", "must_wait", "release_time"]

KEPT_AFTER_RELEASE = timedelta(hours=1)
"""How long a released entry is kept, so that its tick can be repeated."""


def must_wait(item: NewsItem) -> bool:
    """Return whether the item must be held at its own fetch time."""
    if item.pub_status == "withheld":
        return True
    until = item.embargoed_until
    return until is not None and until > item.fetched_at


def release_time(item: NewsItem) -> datetime | None:
    """
    Return when a held item is released; None if its provider must say so.

    Formats give an item under embargo the status ``withheld``. The end of the
    embargo ends that status too.
    """
    return item.embargoed_until
