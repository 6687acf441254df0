"""
A registration as JSON over HTTP: read, patched, bounded. Pure.

Keys are those of ``wire.feeds`` (camel case); the checks are the feed
list's own.
"""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import msgspec

from streams.poller.feeds.feed_list import RegistryError, checked
from streams.records import FeedRegistration

__all__ = ["from_json", "may_use", "patched"]

_NAMES = {
    one.encode_name: one.name
    for one in msgspec.structs.fields(FeedRegistration)
}
# A reference that may come over HTTP: any other variable or file of the
# worker would let whoever holds the token send it to an address of his.
_REFERENCE = re.compile(r"env:FEED_\w+|file:/run/secrets/[\w-][\w.-]*")


def from_json(feed: str, body: bytes) -> FeedRegistration:
    """
    Read a whole registration.

    Args:
        feed: the id that it is put under.

    Raises:
        ValueError: it is no JSON object.
        RegistryError: unknown keys, wrong types, impossible values.
    """
    return _from_object(feed, _object(body))


def patched(one: FeedRegistration, body: bytes) -> FeedRegistration:
    """
    Change some keys of a registration (JSON Merge Patch, RFC 7396).

    Raises:
        ValueError: it is no JSON object.
        RegistryError: as `from_json`.
    """
    entry = msgspec.to_builtins(one)
    for key, value in _object(body).items():
        if value is None:
            entry.pop(key, None)
        else:
            entry[key] = value
    return _from_object(one.feed, entry)


def may_use(one: FeedRegistration, before: FeedRegistration | None) -> bool:
    """
    Say whether a registration's secret may come over HTTP.

    Args:
        before: what is registered; its own secret may stay at its origin.
    """
    if not one.auth or _REFERENCE.fullmatch(one.auth):
        return True
    if before is None or one.auth != before.auth:
        return False
    return urlsplit(one.url)[:2] == urlsplit(before.url)[:2]


def _object(body: bytes) -> dict[str, Any]:
    try:
        found = msgspec.json.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        msg = f"the body is no JSON: {error}"
        raise ValueError(msg) from error
    if not isinstance(found, dict):
        msg = "the body should be a JSON object"
        raise ValueError(msg)  # noqa: TRY004 - the type is the sender's
    return found


def _from_object(feed: str, entry: Mapping[str, Any]) -> FeedRegistration:
    if unknown := sorted(entry.keys() - _NAMES.keys()):
        raise RegistryError([f"{feed}: unknown key {key}" for key in unknown])
    if entry.get("feed", feed) != feed:
        raise RegistryError([f"{feed}: feed should be as in the address"])
    named = {_NAMES[key]: value for key, value in entry.items()}
    return checked({**named, "feed": feed})
