"""
Reading a ninjs object of any age, keys in lower case.

Keys are read without regard to case: 1.x and 2.x write them in lower case,
3.x in camel case, otherwise the shapes hardly differ.
"""

from typing import Any

from extractors.formats.common import charset, json_slicing, reasons
from extractors.formats.common.text import line, plain
from extractors.model.errors import ExtractError
from extractors.model.raw import RawItem

__all__ = [
    "byline",
    "description",
    "dicts",
    "headline",
    "listed",
    "named",
    "names",
    "record",
    "role_value",
    "text_of",
]

_DEEPEST = 60  # levels; the deepest published example has 9


def record(raw: RawItem) -> dict[str, Any]:
    """Read the JSON object of an item, keys in lower case."""
    value = json_slicing.load(charset.decode(raw.body))
    if not isinstance(value, dict):
        raise ExtractError(reasons.NOT_NEWS, "JSON, but not an object")
    lowered: dict[str, Any] = _lower_keys(value)
    for key in ("data", "item"):  # AP's envelopes
        inner = lowered.get(key)
        lowered = inner if isinstance(inner, dict) else lowered
    return lowered


def _lower_keys(value: Any, depth: int = 0) -> Any:
    """Give a JSON value with all its keys in lower case."""
    if depth > _DEEPEST:
        return None
    if isinstance(value, dict):
        return {
            key.lower(): _lower_keys(one, depth + 1)
            for key, one in value.items()
        }
    if isinstance(value, list):
        return [_lower_keys(one, depth + 1) for one in value]
    return value


def listed(value: Any) -> list[Any]:
    """Give a list, be it one, a lone value or nothing."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def dicts(value: Any) -> list[dict[str, Any]]:
    """Give the objects among the members."""
    return [one for one in listed(value) if isinstance(one, dict)]


def text_of(value: dict[str, Any], *keys: str) -> str:
    """Give the first of these keys that holds text or a number."""
    for key in keys:
        found = value.get(key)
        if isinstance(found, str | int | float) and found != "":
            return str(found)
    return ""


def named(value: Any) -> str:
    """Give the name of an object, or the bare name that stands for it."""
    if isinstance(value, dict):
        return line(text_of(value, "name", "literal", "code", "qcode"))
    return line(str(value)) if isinstance(value, str | int) else ""


def names(value: dict[str, Any], *keys: str) -> tuple[str, ...]:
    """Give all names under these keys, each once."""
    found = [named(one) for key in keys for one in listed(value.get(key))]
    return tuple(dict.fromkeys(filter(None, found)))


def role_value(parts: Any, *roles: str) -> str:
    """Give the value of the first of these roles, else of the first part."""
    stated = {one.get("role") or "": one for one in reversed(dicts(parts))}
    for role in roles:
        if role in stated:
            return text_of(stated[role], "value")
    return next((text_of(one, "value") for one in dicts(parts)), "")


def headline(value: dict[str, Any]) -> str:
    """Give the main headline, else the title."""
    role = role_value(
        value.get("headlines"), "main", "headline", "medium", "long"
    )
    return plain(
        role
        or text_of(value, "headline", "headline_main", "headline_extended")
        or text_of(value, "title", "name")
    )


def _bylines(value: dict[str, Any]) -> str:
    """Read AP's ``bylines``."""
    found = (plain(text_of(one, "by")) for one in dicts(value.get("bylines")))
    return ", ".join(filter(None, found))


def byline(value: dict[str, Any]) -> str:
    """Give the byline as stated, else the authors."""
    stated = text_of(value, "by", "byline")
    people = [
        one
        for key in ("authors", "creators", "people", "person")
        for one in dicts(value.get(key))
        if key in {"authors", "creators"} or one.get("rel") == "author"
    ]
    return (
        plain(stated)
        or _bylines(value)
        or ", ".join(filter(None, map(named, people)))
    )


def description(value: dict[str, Any]) -> str:
    """Give the abstract, else any description."""
    kinds = ("text", "html", "standfirst", "summary", "lead", "caption")
    flat = (text_of(value, f"description_{one}") for one in kinds)
    role = role_value(
        value.get("descriptions"), "abstract", "summary", "standfirst"
    )
    return plain(role or next(filter(None, flat), ""))
