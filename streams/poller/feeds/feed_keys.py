"""The keys of a feed, as its list, the command line and OPML write them."""

from typing import Any, NamedTuple

import msgspec
from msgspec import inspect

from streams.records import FeedRegistration

__all__ = ["FeedKey", "feed_keys"]

INTERNAL = "schema"
"""The number of the record's schema, which no list states."""
_NAMES = {
    inspect.StrType: "a text",
    inspect.BoolType: "true or false",
    inspect.FloatType: "a number",
    inspect.VarTupleType: "a list of texts",
}


class FeedKey(NamedTuple):
    """
    One key of a feed.

    Attributes:
        name: in the feed list.
        encoded: in the JSON of ``wire.feeds`` and in OPML.
        allowed: the values that it takes, for people.
        default: as JSON, which is also TOML; empty if the key is required.
        about: what it means.
    """

    name: str
    encoded: str
    allowed: str
    default: str
    about: str


def feed_keys() -> tuple[FeedKey, ...]:
    """Return all keys of a feed in the order of its record."""
    struct = inspect.type_info(FeedRegistration)
    assert isinstance(struct, inspect.StructType)
    return tuple(
        FeedKey(
            field.name,
            field.encode_name,
            _allowed(field.type),
            _default(field),
            _about(field.type),
        )
        for field in struct.fields
        if field.name != INTERNAL
    )


def _about(kind: inspect.Type) -> str:
    extra = (
        kind.extra_json_schema if isinstance(kind, inspect.Metadata) else {}
    )
    return str((extra or {}).get("description", ""))


def _allowed(kind: inspect.Type) -> str:
    if isinstance(kind, inspect.Metadata):
        return _allowed(kind.type)
    if isinstance(kind, inspect.LiteralType):
        return ", ".join(map(str, kind.values))
    return _NAMES[type(kind)]


def _default(field: inspect.Field) -> str:
    if field.required:
        return ""
    value: Any = field.default
    return msgspec.json.encode(value).decode()
