"""Cut a JSON document at the members of one array, byte for byte."""

import json
from json import JSONDecodeError
from typing import Any

from extractors.formats.common import reasons
from extractors.formats.common.xml_slicing import Cut
from extractors.model.errors import ExtractError

__all__ = ["cut", "load"]

_DECODER = json.JSONDecoder(strict=False)
_SPACE = " \t\r\n"


def load(text: str) -> Any:
    """Read JSON; raises ExtractError ``not-json``."""
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise ExtractError(reasons.NOT_JSON, type(error).__name__) from error


def cut(text: str, path: tuple[str, ...]) -> Cut | None:
    """
    Cut the text at the members of the array at ``path``.

    Args:
        text: the JSON text.
        path: keys that lead to the array; none if the text is the array.

    Returns:
        The cut (UTF-8), or nothing if there is no such array.

    Raises:
        ExtractError: ``not-json``.
    """
    try:
        start = _find(text, _spaces(text, 0), path)
        spans = None if start is None else _members(text, start)
    except (JSONDecodeError, RecursionError, IndexError) as error:
        raise ExtractError(reasons.NOT_JSON, type(error).__name__) from error
    if spans is None:
        return None
    if not spans:
        return Cut(text.encode(), (), b"")
    return Cut(
        text[: spans[0][0]].encode("utf-8", "replace"),
        tuple(text[a:b].encode("utf-8", "replace") for a, b in spans),
        text[spans[-1][1] :].encode("utf-8", "replace"),
    )


def _spaces(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at


def _find(text: str, at: int, path: tuple[str, ...]) -> int | None:
    """Give where the array at ``path`` starts."""
    if not path:
        return at if text[at] == "[" else None
    if text[at] != "{":
        return None
    at = _spaces(text, at + 1)
    while text[at] != "}":
        key, at = _DECODER.raw_decode(text, at)
        at = _spaces(text, _spaces(text, at) + 1)
        if key == path[0]:
            return _find(text, at, path[1:])
        at = _after(text, at)
    return None


def _members(text: str, at: int) -> list[tuple[int, int]]:
    """Give the span of each member of the array that starts here."""
    spans = []
    at = _spaces(text, at + 1)
    while text[at] != "]":
        _, end = _DECODER.raw_decode(text, at)
        spans.append((at, end))
        at = _after(text, at)
    return spans


def _after(text: str, at: int) -> int:
    """Step over a value and the comma behind it."""
    _, end = _DECODER.raw_decode(text, at)
    end = _spaces(text, end)
    return _spaces(text, end + 1) if text[end] == "," else end
