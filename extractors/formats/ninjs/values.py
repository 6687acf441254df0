"""
Look up values in a ninjs object of any version.

All keys are converted to lower case: 1.x and 2.x write them in lower case,
3.x in camel case, and otherwise the versions hardly differ.
"""

from collections.abc import Iterator
from typing import Any

from extractors.formats.common import reasons
from extractors.formats.common.text import one_line, strip_html
from extractors.formats.syntax import charset, json_slicing
from extractors.model.errors import ExtractError
from extractors.model.raw import RawItem

__all__ = [
    "as_list",
    "byline",
    "description",
    "headline",
    "name_of",
    "names_of",
    "objects_in",
    "read_object",
    "references",
    "role_value",
    "text_of",
]

_DEEPEST = 60  # levels; the deepest published example has 9


def read_object(raw: RawItem) -> dict[str, Any]:
    """Parse the JSON object of an item, with keys in lower case."""
    value = json_slicing.load(charset.decode(raw.body))
    if not isinstance(value, dict):
        raise ExtractError(reasons.NOT_NEWS, "JSON, but not an object")
    lowered: dict[str, Any] = _lower_keys(value)
    for key in ("data", "item"):  # AP wraps its items in these
        inner = lowered.get(key)
        lowered = inner if isinstance(inner, dict) else lowered
    return lowered


def _lower_keys(value: Any, depth: int = 0) -> Any:
    """Return a JSON value with all keys in lower case."""
    if depth > _DEEPEST:
        return None
    if isinstance(value, dict):
        return {
            key.lower(): _lower_keys(member, depth + 1)
            for key, member in value.items()
        }
    if isinstance(value, list):
        return [_lower_keys(member, depth + 1) for member in value]
    return value


def as_list(value: Any) -> list[Any]:
    """Return a list as it is, else a list of the value; empty for None."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def objects_in(value: Any) -> list[dict[str, Any]]:
    """Return those members of a list that are objects."""
    return [part for part in as_list(value) if isinstance(part, dict)]


def text_of(value: dict[str, Any], *keys: str) -> str:
    """Return the first value under these keys that is text or a number."""
    for key in keys:
        text = value.get(key)
        if isinstance(text, str | int | float) and text != "":
            return str(text)
    return ""


def name_of(value: Any) -> str:
    """Return the name of an object; the value itself if it is a name."""
    if isinstance(value, dict):
        return one_line(text_of(value, "name", "literal", "code", "qcode"))
    return one_line(str(value)) if isinstance(value, str | int) else ""


def names_of(value: dict[str, Any], *keys: str) -> tuple[str, ...]:
    """Return all names under these keys, each once."""
    names = [
        name_of(named) for key in keys for named in as_list(value.get(key))
    ]
    return tuple(dict.fromkeys(filter(None, names)))


def role_value(parts: Any, *roles: str) -> str:
    """Return the value of the first of these roles, else of the first part."""
    by_role = {
        part.get("role") or "": part for part in reversed(objects_in(parts))
    }
    for role in roles:
        if role in by_role:
            return text_of(by_role[role], "value")
    return next((text_of(part, "value") for part in objects_in(parts)), "")


def headline(value: dict[str, Any]) -> str:
    """Return the main headline, else the title."""
    role = role_value(
        value.get("headlines"), "main", "headline", "medium", "long"
    )
    return strip_html(
        role
        or text_of(value, "headline", "headline_main", "headline_extended")
        or text_of(value, "title", "name")
    )


def _bylines(value: dict[str, Any]) -> str:
    """Return AP's ``bylines``."""
    bylines = (
        strip_html(text_of(author, "by"))
        for author in objects_in(value.get("bylines"))
    )
    return ", ".join(filter(None, bylines))


def byline(value: dict[str, Any]) -> str:
    """Return the byline as stated, else the authors."""
    stated = text_of(value, "by", "byline")
    people = [
        person
        for key in ("authors", "creators", "people", "person")
        for person in objects_in(value.get(key))
        if key in {"authors", "creators"} or person.get("rel") == "author"
    ]
    return (
        strip_html(stated)
        or _bylines(value)
        or ", ".join(filter(None, map(name_of, people)))
    )


def references(value: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield relation and identity of the items that properties name."""
    for key, stated in value.items():
        for part in as_list(stated):
            if isinstance(part, str):
                yield key, part
            elif isinstance(part, dict):
                yield key, text_of(part, "uri", "guid", "href", "id")


def description(value: dict[str, Any]) -> str:
    """Return the abstract, else any description."""
    kinds = ("text", "html", "standfirst", "summary", "lead", "caption")
    flat = (text_of(value, f"description_{kind}") for kind in kinds)
    role = role_value(
        value.get("descriptions"), "abstract", "summary", "standfirst"
    )
    return strip_html(role or next(filter(None, flat), ""))
