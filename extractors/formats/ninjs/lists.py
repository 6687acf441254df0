r"""
Find the items in a list, in an object around a list, or one on each line.

    [{..}, {..}]              {"items": [{..}]}
    {"data": {"items": ..}}   {"response": {"docs": ..}}
    {..}\n{..}               (JSON Lines)
"""

import json
from collections.abc import Callable
from typing import Any

from extractors.formats.common import reasons
from extractors.formats.ninjs.values import lower_keys, unwrap
from extractors.formats.syntax import json_slicing
from extractors.formats.syntax.json_slicing import skip_spaces
from extractors.formats.syntax.xml_slicing import check_count
from extractors.model.errors import ExtractError

__all__ = ["members"]

_LISTS = frozenset({"items", "_items", "item", "results"})
"""Lists that are news, whatever their members look like."""
_OTHER_LISTS = frozenset(
    {"articles", "content", "data", "docs", "documents", "elements", "entries",
     "hits", "list", "news", "posts", "records", "stories"}
)  # fmt: skip
"""Lists that are news if their first member is."""
_AROUND = frozenset({"data", "hits", "response", "result", "results"})
_DECODER = json.JSONDecoder(strict=False)

IsItem = Callable[[dict[str, Any]], bool]


def members(text: str, is_item: IsItem) -> tuple[bytes, ...] | None:
    """
    Return the text of each member of the list in a document.

    Args:
        text: the document.
        is_item: whether an object, with keys in lower case, is an item.

    Returns:
        None if the document is one object, and not a list.

    Raises:
        ExtractError: ``not-json``, ``too-large``.
    """
    try:
        value = json_slicing.load(text)
    except ExtractError:
        return _lines(text)
    path = () if isinstance(value, list) else _path_in(value, is_item)
    if path is None:
        return None
    document = json_slicing.slice_array(text, path)
    return document.items if document else None


def _path_in(value: Any, is_item: IsItem) -> tuple[str, ...] | None:
    """Return the keys that lead to the list of items; None without one."""
    if not isinstance(value, dict):
        return None
    found = _find_lists(value, is_item)
    full = [path for path, items in found if items]
    if full and full[0][-1].lower() in _LISTS:
        return full[0]
    if not found or _is_object(value, is_item):
        return None
    return full[0] if full else found[0][0]


def _find_lists(
    value: dict[str, Any], is_item: IsItem
) -> list[tuple[tuple[str, ...], list[Any]]]:
    found: list[tuple[tuple[str, ...], list[Any]]] = []
    for key, stated in value.items():
        name = key.lower()
        if isinstance(stated, list) and (
            name in _LISTS
            or (name in _OTHER_LISTS and _is_news(stated, is_item))
        ):
            found.append(((key,), stated))
        elif isinstance(stated, dict) and name in _AROUND:
            inner = _find_lists(stated, is_item)
            found += [((key, *path), items) for path, items in inner]
    return found


def _is_news(items: list[Any], is_item: IsItem) -> bool:
    objects = [item for item in items if isinstance(item, dict)]
    return not items or (bool(objects) and _is_object(objects[0], is_item))


def _is_object(value: dict[str, Any], is_item: IsItem) -> bool:
    return is_item(unwrap(lower_keys(value)))


def _lines(text: str) -> tuple[bytes, ...]:
    """
    Return the objects of a document of JSON Lines.

    What follows the last whole object is a member too: its error is its own.
    """
    found: list[bytes] = []
    rest = text.strip()
    at = 0
    while at < len(rest):
        try:
            value, end = _DECODER.raw_decode(rest, at)
        except (ValueError, RecursionError):
            break
        if not isinstance(value, dict):
            break
        found.append(rest[at:end].encode("utf-8", "replace"))
        check_count(found)
        at = skip_spaces(rest, end)
    is_list = len(found) > 1 or (found and rest.startswith("{", at))
    if not is_list:
        raise ExtractError(reasons.NOT_JSON, "neither JSON nor JSON Lines")
    last = rest[at:].encode("utf-8", "replace")
    return (*found, last) if last else tuple(found)
