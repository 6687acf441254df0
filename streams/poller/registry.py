"""The feed list as a file: read it, and say what it would change; pure."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import msgspec

from streams.records import FeedRegistration

__all__ = ["Difference", "RegistryError", "difference", "parse_toml"]


class RegistryError(Exception):
    """The feed list is wrong; one sentence a problem."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__("; ".join(problems))


class _Entry(
    FeedRegistration, frozen=True, rename=None, forbid_unknown_fields=True
):
    """A feed as a file has it: snake case, and no field is unknown."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What applying a feed list would do; each by feed id."""

    added: tuple[FeedRegistration, ...] = ()
    changed: tuple[FeedRegistration, ...] = ()
    removed: tuple[str, ...] = ()
    same: int = 0


def parse_toml(text: str) -> tuple[FeedRegistration, ...]:
    """
    Read a feed list: one ``[feeds.ID]`` table a feed.

    Raises:
        RegistryError: not TOML, or feeds are wrong; all of them are named.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RegistryError((str(error),)) from error
    feeds, problems = [], []
    for name, table in document.get("feeds", {}).items():
        try:
            feeds.append(_feed(name, table))
        except ValueError as error:
            problems.append(f"feeds.{name}: {error}")
    if problems:
        raise RegistryError(tuple(problems))
    return tuple(feeds)


def difference(
    current: Mapping[str, FeedRegistration],
    wanted: Iterable[FeedRegistration],
    *,
    prune: bool,
) -> Difference:
    """Say what must be written so that the registry is as wanted."""
    target = {one.feed: one for one in wanted}
    changed = tuple(
        one
        for feed, one in target.items()
        if feed in current and current[feed] != one
    )
    gone = tuple(feed for feed in current if feed not in target)
    return Difference(
        tuple(one for feed, one in target.items() if feed not in current),
        changed,
        gone if prune else (),
        sum(1 for feed, one in target.items() if current.get(feed) == one),
    )


def _feed(name: str, table: dict[str, Any]) -> FeedRegistration:
    entry = msgspec.convert({**table, "feed": name}, _Entry)
    parts = urlsplit(entry.url)
    if entry.transport != "drop" and (
        parts.scheme not in ("http", "https") or not parts.hostname
    ):
        msg = f"url {entry.url!r} is not an http or https address"
        raise ValueError(msg)
    return FeedRegistration(**msgspec.structs.asdict(entry))
