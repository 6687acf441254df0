"""
The feed list as a file: ``feeds.toml`` read, checked and compared. Pure.

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
from ipaddress import ip_network
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import msgspec

from streams.config.secrets import is_reference
from streams.records import FeedRegistration

__all__ = [
    "Difference",
    "RegistryError",
    "checked",
    "difference",
    "parse_toml",
    "problems_of",
]

TABLES = {"defaults", "feed"}
FEED_ID = re.compile(r"[A-Za-z0-9][\w.:-]{0,127}")
_NAMES = {
    one.name: one.encode_name
    for one in msgspec.structs.fields(FeedRegistration)
}


class RegistryError(Exception):
    """A feed list that cannot be applied; one line for each fault."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class Difference(NamedTuple):
    """
    What applying a list would do.

    Attributes:
        added, changed: registrations to write.
        removed: ids to remove; empty unless asked to prune.
        same: how many are as they are wanted.
    """

    added: tuple[FeedRegistration, ...]
    changed: tuple[FeedRegistration, ...]
    removed: tuple[str, ...]
    same: int


def parse_toml(text: str) -> tuple[FeedRegistration, ...]:
    """
    Read ``feeds.toml``.

    Raises:
        RegistryError: every fault, with its line where TOML itself is
            broken and with feed and key otherwise.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RegistryError([f"not TOML: {error}"]) from error
    problems = [
        f"unknown table [{name}]" for name in table if name not in TABLES
    ]
    defaults = table.get("defaults", {})
    feeds: dict[str, FeedRegistration] = {}
    for number, entry in enumerate(table.get("feed", []), 1):
        try:
            one = checked(defaults | entry, f"feed {number}")
        except RegistryError as error:
            problems.extend(error.problems)
            continue
        if one.feed in feeds:
            problems.append(f"feed {number}: {one.feed} is listed twice")
        feeds[one.feed] = one
    if problems:
        raise RegistryError(problems)
    return tuple(feeds.values())


def checked(entry: Mapping[str, Any], place: str = "feed") -> FeedRegistration:
    """
    Return a registration from its keys (TOML's snake case).

    Args:
        place: what messages call it until its id is known.

    Raises:
        RegistryError: unknown keys, wrong types, impossible values.
    """
    where = f"{place} ({entry['feed']})" if entry.get("feed") else place
    if unknown := sorted(entry.keys() - _NAMES.keys()):
        raise RegistryError([f"{where}: unknown key {key}" for key in unknown])
    renamed = {_NAMES[name]: value for name, value in entry.items()}
    try:
        one = msgspec.convert(renamed, FeedRegistration)
    except msgspec.ValidationError as error:
        raise RegistryError([f"{where}: {error}"]) from error
    if problems := problems_of(one):
        raise RegistryError([f"{where}: {problem}" for problem in problems])
    return one


def problems_of(one: FeedRegistration) -> tuple[str, ...]:
    """Say what is wrong with a registration's values, a sentence each."""
    found = []
    if not FEED_ID.fullmatch(one.feed):
        found.append("feed should be letters, digits and . _ : - only")
    if one.transport == "drop":
        if not one.url:
            found.append("url should name the directory below the drop folder")
    else:
        found += _url_problems("url", one.url)
    for name, address in (("hub", one.hub), ("topic", one.topic)):
        found += _url_problems(name, address) if address else []
    if not 0 < one.interval_min <= one.interval_max:
        found.append("interval_min should be over 0 and up to interval_max")
    if one.auth and not is_reference(one.auth):
        found.append("auth should be env:NAME or file:PATH, not the secret")
    return (*found, *_network_problems(one.allow_private))


def _url_problems(key: str, url: str) -> list[str]:
    try:
        parts = urlsplit(url)
    except ValueError:
        return [f"{key} {url!r} is no address"]
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return [f"{key} {url!r} should start with http:// or https://"]
    if parts.username or parts.password:
        return [f"{key} should hold no password; use auth = 'env:NAME'"]
    return []


def _network_problems(texts: Iterable[str]) -> list[str]:
    found = []
    for text in texts:
        try:
            ip_network(text, strict=False)
        except ValueError:
            found.append(f"allow_private: {text!r} is no address or network")
    return found


def difference(
    current: Iterable[FeedRegistration],
    wanted: Iterable[FeedRegistration],
    prune: bool = False,  # noqa: FBT001, FBT002 - the command's own flag
) -> Difference:
    """
    Compare the registry with a list.

    Args:
        current: what ``wire.feeds`` holds.
        wanted: what the list holds.
        prune: also remove what the list does not hold.
    """
    have = {one.feed: one for one in current}
    want = {one.feed: one for one in wanted}
    shared = [one for name, one in want.items() if name in have]
    changed = tuple(one for one in shared if have[one.feed] != one)
    return Difference(
        added=tuple(one for name, one in want.items() if name not in have),
        changed=changed,
        removed=tuple(sorted(have.keys() - want.keys())) if prune else (),
        same=len(shared) - len(changed),
    )
