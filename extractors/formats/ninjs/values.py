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
    "lower_keys",
    "name_of",
    "names_of",
    "objects_in",
    "read_object",
    "references",
    "rendered",
    "role_value",
    "text_of",
    "unwrap",
]

_AROUND = ("data", "item", "_source", "article", "story")
"""AP puts ``data`` and ``item`` around an item, a search ``_source``."""
_AUTHORS = ("authors", "creators", "author", "creator")
_SUMMARIES = ("summary", "abstract", "excerpt", "standfirst", "description")
_DEEPEST = 60  # levels; the deepest published example has 9


def read_object(raw: RawItem) -> dict[str, Any]:
    """Parse the JSON object of an item, with keys in lower case."""
    value = json_slicing.load(charset.decode_item(raw))
    if not isinstance(value, dict):
        raise ExtractError(reasons.NOT_NEWS, "JSON, but not an object")
    return unwrap(lower_keys(value))


def unwrap(value: dict[str, Any]) -> dict[str, Any]:
    """Return the object inside those that interfaces put around an item."""
    for key in _AROUND:
        inner = value.get(key)
        value = inner if isinstance(inner, dict) else value
    return value


def lower_keys(value: Any, depth: int = 0) -> Any:
    """Return a JSON value with all keys in lower case."""
    if depth > _DEEPEST:
        return None
    if isinstance(value, dict):
        return {
            key.lower(): lower_keys(member, depth + 1)
            for key, member in value.items()
        }
    if isinstance(value, list):
        return [lower_keys(member, depth + 1) for member in value]
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
        or rendered(value.get("title"))
        or text_of(value, "name")
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
    stated = text_of(value, "by", "byline", "author", "creator")
    people = [
        person
        for key in (*_AUTHORS, "people", "person")
        for person in as_list(value.get(key))
        if key in _AUTHORS or _is_author(person)
    ]
    return (
        strip_html(stated)
        or _bylines(value)
        or ", ".join(filter(None, map(_person_name, people)))
    )


def references(value: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield relation and identity of the items that properties name."""
    for key, stated in value.items():
        for part in as_list(stated):
            if isinstance(part, str):
                yield key, part
            elif isinstance(part, dict):
                yield key, text_of(part, "uri", "guid", "href", "id")


def _is_author(person: Any) -> bool:
    return isinstance(person, dict) and person.get("rel") == "author"


def _person_name(person: Any) -> str:
    """Return the name of a person; a code and a number are none."""
    name = (
        text_of(person, "name", "literal")
        if isinstance(person, dict)
        else person
    )
    return one_line(name) if isinstance(name, str) else ""


def rendered(value: Any) -> str:
    """Return a text, or that of an object around it, as WordPress sends."""
    if isinstance(value, dict):
        value = text_of(value, "rendered", "html", "value", "text")
    return str(value) if isinstance(value, str | int | float) else ""


def description(value: dict[str, Any]) -> str:
    """Return the abstract, else any description."""
    kinds = ("text", "html", "standfirst", "summary", "lead", "caption")
    flat = (text_of(value, f"description_{kind}") for kind in kinds)
    role = role_value(
        value.get("descriptions"), "abstract", "summary", "standfirst"
    )
    others = (rendered(value.get(key)) for key in _SUMMARIES)
    texts = (role, *flat, *others)
    return strip_html(next(filter(None, texts), ""))
