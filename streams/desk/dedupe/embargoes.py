"""Embargoes: which items must wait, and until when."""

from datetime import datetime, timedelta

from extractors.model.item import NewsItem
from streams.desk.state.models import Held

__all__ = [
    "KEPT_AFTER_RELEASE",
    "LONGEST_KEPT",
    "kept_until",
    "must_wait",
    "release_time",
]

KEPT_AFTER_RELEASE = timedelta(hours=1)
"""How long a released entry is kept, so that its tick can be repeated."""
LONGEST_KEPT = timedelta(days=30)
"""How long it is kept at most."""


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


def kept_until(held: Held) -> datetime | None:
    """
    Return until when a held entry is kept; None while it is not released.

    A chain does not expire while it has an entry, but its age counts from
    the fetch of its newest version. So the entry of a released item stays as
    long as the item was held: the chain is still there when an update comes.
    """
    if held.released_at is None:
        return None
    waited = held.released_at - held.item.fetched_at
    kept = min(max(waited, KEPT_AFTER_RELEASE), LONGEST_KEPT)
    return held.released_at + kept
