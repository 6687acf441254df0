"""Make entries of a feed list for the feeds that were found. Pure."""

import json
from collections.abc import Collection, Iterable
from urllib.parse import urlsplit

import msgspec

from extractors.model.language_tags import canonical_tag
from streams.poller.discovery.documents import FoundFeed
from streams.poller.feeds.feed_ids import slug
from streams.poller.feeds.feed_keys import feed_keys
from streams.records import FeedRegistration

__all__ = ["make_entries", "to_toml"]

_DELETE = "\x7f"


def make_entries(
    found: Iterable[FoundFeed],
    registered: Iterable[FeedRegistration] = (),
    allow_private: tuple[str, ...] = (),
) -> tuple[FeedRegistration, ...]:
    """
    Return a registration for each feed that is not registered yet.

    Args:
        registered: its ids and addresses are not used again.
        allow_private: for each registration.
    """
    known = {feed.feed: feed.url for feed in registered}
    entries: dict[str, FeedRegistration] = {}
    for feed in found:
        if feed.url in known.values():
            continue
        name = _unused_id(feed, known)
        known[name] = feed.url
        entries[name] = FeedRegistration(
            name,
            feed.url,
            agency=feed.title,
            language=canonical_tag(feed.language),
            transport="websub" if feed.hubs else "http",
            allow_private=allow_private,
        )
    return tuple(entries.values())


def _unused_id(feed: FoundFeed, known: Collection[str]) -> str:
    host = slug(urlsplit(feed.url).hostname or "")
    name = slug(feed.title) or f"{host}-{feed.kind}".strip("-")
    number, chosen = 1, name
    while chosen in known:
        number += 1
        chosen = f"{name}-{number}"
    return chosen


def to_toml(feeds: Iterable[FeedRegistration]) -> str:
    """Return registrations as tables of a feed list, without defaults."""
    return "\n".join(map(_table, feeds))


def _table(feed: FeedRegistration) -> str:
    values = msgspec.to_builtins(feed)
    lines = [
        f"{key.name} = {_value(values[key.encoded])}\n"
        for key in feed_keys()
        if key.encoded in values
    ]
    return f"[[feed]]\n{''.join(lines)}"


def _value(value: object) -> str:
    """Return a value as JSON, which TOML reads too, but for one character."""
    return json.dumps(value, ensure_ascii=False).replace(_DELETE, "\\u007f")
