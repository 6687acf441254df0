"""
Parse, patch and restrict registrations that come as JSON over HTTP. Pure.

The keys are those of ``wire.feeds`` (camel case); values are checked as in
the feed list.
"""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import msgspec

from extractors.output.codec import decode
from streams.poller.feeds.feed_list import RegistryError, make_registration
from streams.records import FeedRegistration

__all__ = ["apply_patch", "from_json", "may_use_secret"]

_NAMES = {
    field.encode_name: field.name
    for field in msgspec.structs.fields(FeedRegistration)
}
# References that may be registered over HTTP. With any other variable or
# file of the worker, a caller with the token could register a feed at their
# own server and receive that secret there.
_REFERENCE = re.compile(r"env:FEED_\w+|file:/run/secrets/[\w-][\w.-]*")


def from_json(feed: str, body: bytes) -> FeedRegistration:
    """
    Return the registration in a request body.

    Args:
        feed: the id in the request's path.

    Raises:
        ValueError: the body is not a JSON object.
        RegistryError: unknown keys, wrong types or invalid values.
    """
    return _from_object(feed, _parse_object(body))


def apply_patch(
    registration: FeedRegistration, body: bytes
) -> FeedRegistration:
    """
    Return a registration after a JSON Merge Patch (RFC 7396).

    Raises:
        ValueError: the body is not a JSON object.
        RegistryError: unknown keys, wrong types or invalid values.
    """
    entry = msgspec.to_builtins(registration)
    for key, value in _parse_object(body).items():
        if value is None:
            entry.pop(key, None)
        else:
            entry[key] = value
    return _from_object(registration.feed, entry)


def may_use_secret(
    registration: FeedRegistration, before: FeedRegistration | None
) -> bool:
    """
    Return whether a registration may refer to its secret over HTTP.

    Args:
        before: the current registration. A secret that the operator
            registered may stay as long as the origin stays the same.
    """
    if not registration.auth or _REFERENCE.fullmatch(registration.auth):
        return True
    if before is None or registration.auth != before.auth:
        return False
    return urlsplit(registration.url)[:2] == urlsplit(before.url)[:2]


def _parse_object(body: bytes) -> dict[str, Any]:
    try:
        value = decode(body, object)
    except msgspec.MsgspecError as error:
        msg = f"the body is not JSON: {error}"
        raise ValueError(msg) from error
    if not isinstance(value, dict):
        msg = "the body should be a JSON object"
        raise ValueError(msg)  # noqa: TRY004 - the caller sent this type
    return value


def _from_object(feed: str, entry: Mapping[str, Any]) -> FeedRegistration:
    if unknown := sorted(entry.keys() - _NAMES.keys()):
        raise RegistryError([f"{feed}: unknown key {key}" for key in unknown])
    if entry.get("feed", feed) != feed:
        raise RegistryError([f"{feed}: feed should be as in the address"])
    by_name = {_NAMES[key]: value for key, value in entry.items()}
    return make_registration({**by_name, "feed": feed})
