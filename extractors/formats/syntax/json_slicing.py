"""
Cut a JSON document into the members of one array.

The text of each member is kept as it is: parsing and writing it again could
change it.
"""

import json
from typing import Any

from extractors.fields.text import repair_escapes
from extractors.formats.common import reasons
from extractors.formats.syntax.xml_slicing import SlicedDocument, check_count
from extractors.model.errors import ExtractError

__all__ = ["load", "skip_spaces", "slice_array"]

_DECODER = json.JSONDecoder(strict=False)
_SPACE = " \t\r\n"


def load(text: str) -> Any:
    """
    Parse JSON; half a character becomes U+FFFD.

    Raises:
        ExtractError: ``not-json``.
    """
    try:
        return json.loads(repair_escapes(text), strict=False)
    except (ValueError, RecursionError) as error:
        raise ExtractError(reasons.NOT_JSON, type(error).__name__) from error


def slice_array(text: str, path: tuple[str, ...]) -> SlicedDocument | None:
    """
    Cut the text into the members of the array at ``path``.

    Args:
        text: the JSON text.
        path: keys that lead to the array; empty if the text is the array.

    Returns:
        The members, as UTF-8; None if there is no array at ``path``.

    Raises:
        ExtractError: ``not-json``, ``too-large``.
    """
    try:
        start = _find_array(text, skip_spaces(text, 0), path)
        spans = None if start is None else _member_spans(text, start)
    except (ValueError, RecursionError, IndexError) as error:
        raise ExtractError(reasons.NOT_JSON, type(error).__name__) from error
    if spans is None:
        return None
    if not spans:
        return SlicedDocument(text.encode(), (), b"")
    return SlicedDocument(
        text[: spans[0][0]].encode("utf-8", "replace"),
        tuple(text[a:b].encode("utf-8", "replace") for a, b in spans),
        text[spans[-1][1] :].encode("utf-8", "replace"),
    )


def skip_spaces(text: str, at: int) -> int:
    """Return the offset of the next character that is no white space."""
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at


def _find_array(text: str, at: int, path: tuple[str, ...]) -> int | None:
    """Return the offset of the array at ``path``; None if there is none."""
    if not path:
        return at if text[at] == "[" else None
    if text[at] != "{":
        return None
    at = skip_spaces(text, at + 1)
    while text[at] != "}":
        key, at = _DECODER.raw_decode(text, at)
        at = skip_spaces(text, skip_spaces(text, at) + 1)
        if key == path[0]:
            return _find_array(text, at, path[1:])
        at = _skip_value(text, at)
    return None


def _member_spans(text: str, at: int) -> list[tuple[int, int]]:
    """Return start and end of each member of the array that starts here."""
    spans = []
    at = skip_spaces(text, at + 1)
    while text[at] != "]":
        _, end = _DECODER.raw_decode(text, at)
        spans.append((at, end))
        check_count(spans)
        at = _skip_value(text, at)
    return spans


def _skip_value(text: str, at: int) -> int:
    """Return the offset after a value and its comma."""
    _, end = _DECODER.raw_decode(text, at)
    end = skip_spaces(text, end)
    return skip_spaces(text, end + 1) if text[end] == "," else end
