"""
Parse, check and compare the feed list ``feeds.toml``. Pure.

    [defaults]
    language = "en"

    [[feed]]
    feed = "harbour-top"
    url = "https://news.example/top.rss"
    agency = "North Harbour"
    full_text = true
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from ipaddress import ip_network
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import msgspec

from extractors.model.language_tags import canonical_tag
from streams.config.secrets import is_reference
from streams.poller.feeds.feed_keys import feed_keys
from streams.records import FeedRegistration

__all__ = [
    "Difference",
    "RegistryError",
    "difference",
    "make_registration",
    "parse_toml",
    "problems_of",
]

TABLES = {"defaults", "feed"}
FEED_ID = re.compile(r"[A-Za-z0-9][\w.:-]{0,127}")
CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
CONTROLS_OR_SPACES = re.compile(r"[\x00-\x20\x7f]")
SHORTEST_INTERVAL = 0.1
LONGEST_INTERVAL = 30 * 24 * 3600.0
"""Seconds between two polls of a feed."""
_MISSING = re.compile(r"missing required field `(\w+)`")
_PLACE = re.compile(r"`\$\.(\w+)")
_NAMES = {
    field.name: field.encode_name
    for field in msgspec.structs.fields(FeedRegistration)
}


class RegistryError(Exception):
    """A feed list with errors; ``problems`` has one line for each error."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class Difference(NamedTuple):
    """
    The changes that make the registry equal to a feed list.

    Attributes:
        added, changed: registrations to write.
        removed: ids to remove; empty without ``prune``.
        same: number of registrations that do not change.
    """

    added: tuple[FeedRegistration, ...]
    changed: tuple[FeedRegistration, ...]
    removed: tuple[str, ...]
    same: int


def parse_toml(text: str) -> tuple[FeedRegistration, ...]:
    """
    Return the registrations of ``feeds.toml``.

    Raises:
        RegistryError: lists every error: invalid TOML with its line, other
            errors with the feed and the key.
    """
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise RegistryError([f"not TOML: {error}"]) from error
    problems = [
        f"unknown table [{name}]; a feed list has [defaults] and [[feed]]"
        for name in table
        if name not in TABLES
    ]
    defaults, entries = table.get("defaults", {}), table.get("feed", [])
    if not isinstance(defaults, dict):
        problems.append("defaults should be a table, [defaults]")
    if not _are_tables(entries):
        problems.append("feed should be tables, each [[feed]]")
    if problems:
        raise RegistryError(problems)
    feeds: dict[str, FeedRegistration] = {}
    for number, entry in enumerate(entries, 1):
        try:
            feed = make_registration(defaults | entry, f"feed {number}")
        except RegistryError as error:
            problems.extend(error.problems)
            continue
        if feed.feed in feeds:
            problems.append(f"feed {number}: {feed.feed} is listed twice")
        feeds[feed.feed] = feed
    if problems:
        raise RegistryError(problems)
    return tuple(feeds.values())


def _are_tables(entries: object) -> bool:
    return isinstance(entries, list) and all(
        isinstance(entry, dict) for entry in entries
    )


def make_registration(
    entry: Mapping[str, Any], label: str = "feed"
) -> FeedRegistration:
    """
    Return the registration of one entry and check its values.

    Args:
        entry: values by key, in TOML's snake case.
        label: names the entry in error messages, before its id; can be the
            id itself.

    Raises:
        RegistryError: unknown keys, wrong types or invalid values.
    """
    is_named = entry.get("feed", "") in ("", label)
    where = label if is_named else f"{label} ({entry['feed']})"
    if unknown := sorted(entry.keys() - _NAMES.keys()):
        raise RegistryError([f"{where}: {_unknown(key)}" for key in unknown])
    renamed = {_NAMES[name]: value for name, value in entry.items()}
    try:
        feed = msgspec.convert(renamed, FeedRegistration)
    except msgspec.ValidationError as error:
        raise RegistryError([f"{where}: {_type_problem(error)}"]) from error
    # Older registrations can have another language, and can be paused.
    if problems := (*problems_of(feed), *_language_problems(feed.language)):
        raise RegistryError([f"{where}: {problem}" for problem in problems])
    return feed


def _language_problems(language: str) -> tuple[str, ...]:
    if not language or canonical_tag(language):
        return ()
    return (
        f"language should be a BCP 47 tag such as en or pt-BR, not "
        f"{language!r}",
    )


def _unknown(key: str) -> str:
    """Return the problem, with the key that is probably meant."""
    similar = get_close_matches(key.lower(), _NAMES, 1)
    meant = f"; do you mean {similar[0]}?" if similar else ""
    return f"unknown key {key}{meant}"


def _type_problem(error: msgspec.ValidationError) -> str:
    """Return what a key takes; its value is not shown, it can be a secret."""
    if missing := _MISSING.search(str(error)):
        return f"{missing[1]} is missing"
    if place := _PLACE.search(str(error)):
        for key in feed_keys():
            if key.encoded == place[1]:
                return f"{key.name} takes {key.allowed}"
    return str(error)


def problems_of(feed: FeedRegistration) -> tuple[str, ...]:
    """Return the errors in a registration's values, one sentence each."""
    problems = []
    if not FEED_ID.fullmatch(feed.feed):
        problems.append("feed should be letters, digits and . _ : - only")
    if feed.transport == "drop":
        if not feed.url:
            problems.append(
                "url should name the directory below the drop folder"
            )
        elif CONTROLS.search(feed.url):
            problems.append("url should have no control characters")
    else:
        problems += _url_problems("url", feed.url)
    for name, address in (("hub", feed.hub), ("topic", feed.topic)):
        problems += _url_problems(name, address) if address else []
    low, high = feed.interval_min, feed.interval_max
    if not SHORTEST_INTERVAL <= low <= high <= LONGEST_INTERVAL:
        problems.append(
            f"interval_min should be at least {SHORTEST_INTERVAL:g} and up to "
            f"interval_max, which should be at most {LONGEST_INTERVAL:.0f} "
            "seconds"
        )
    if feed.auth and not is_reference(feed.auth):
        problems.append("auth should be env:NAME or file:PATH, not the secret")
    return (*problems, *_network_problems(feed.allow_private))


def _url_problems(key: str, url: str) -> list[str]:
    shown = key if "@" in url else f"{key} {url!r}"  # it can be a password
    if CONTROLS_OR_SPACES.search(url):  # `urlsplit` drops some of them
        return [f"{shown} should have no spaces or control characters"]
    try:
        parts = urlsplit(url)
        _ = parts.port  # it is read from the text only here
    except ValueError:
        return [f"{shown} is not an address"]
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return [f"{shown} should start with http:// or https://"]
    if parts.username or parts.password:
        return [f"{key} should contain no password; use auth = 'env:NAME'"]
    return []


def _network_problems(texts: Iterable[str]) -> list[str]:
    problems = []
    for text in texts:
        try:
            ip_network(text, strict=False)
        except ValueError:
            problems.append(
                f"allow_private: {text!r} is not an address or a network"
            )
    return problems


def difference(
    current: Iterable[FeedRegistration],
    wanted: Iterable[FeedRegistration],
    prune: bool = False,  # noqa: FBT001, FBT002 - the command's own flag
) -> Difference:
    """
    Return the changes that make the registry equal to a feed list.

    Args:
        current: the registrations on ``wire.feeds``.
        wanted: the registrations of the list.
        prune: also remove the feeds that the list does not contain.
    """
    have = {feed.feed: feed for feed in current}
    want = {feed.feed: feed for feed in wanted}
    shared = [feed for name, feed in want.items() if name in have]
    changed = tuple(feed for feed in shared if have[feed.feed] != feed)
    return Difference(
        added=tuple(feed for name, feed in want.items() if name not in have),
        changed=changed,
        removed=tuple(sorted(have.keys() - want.keys())) if prune else (),
        same=len(shared) - len(changed),
    )
