"""The feeds of a site, to choose from."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from streams.poller.discovery.documents import FoundFeed
from streams.poller.discovery.entries import make_entries
from streams.records import FeedRegistration

__all__ = ["ChosenFeed", "feeds_to_choose"]


class ChosenFeed(NamedTuple):
    """
    A feed of a site, with what its registration would say.

    Attributes:
        kind: ``feed`` or ``news-sitemap``.
        known_as: its id if it is registered already; or empty.
    """

    feed: str
    url: str
    kind: str
    agency: str
    language: str
    transport: str
    known_as: str


def feeds_to_choose(
    found: Iterable[FoundFeed], registered: Mapping[str, str]
) -> tuple[ChosenFeed, ...]:
    """
    Return what was found, those that are registered already last.

    Args:
        registered: feed id -> its address.
    """
    feeds = list(found)
    kinds = {feed.url: feed.kind for feed in feeds}
    known = [FeedRegistration(*pair) for pair in registered.items()]
    names = {url: name for name, url in registered.items()}
    new = (
        ChosenFeed(
            entry.feed, entry.url, kinds[entry.url], entry.agency,
            entry.language, entry.transport, "",
        )
        for entry in make_entries(feeds, known)
    )  # fmt: skip
    old = (
        ChosenFeed(
            names[feed.url], feed.url, feed.kind, feed.title, feed.language,
            "", names[feed.url],
        )
        for feed in feeds
        if feed.url in names
    )  # fmt: skip
    return (*new, *old)
