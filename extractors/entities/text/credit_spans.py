"""Names in credits: agency lines, bylines and photo credits in a text."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache, lru_cache

from extractors.entities.engine import Span
from extractors.entities.text.lexicon import rows

__all__ = ["assign_credit_roles", "find_agency"]

_IN_BRACKETS = (
    r"\((?:[^()\n]{2,40}\) [-\u2013—]"  # (Reuters) -
    r"|(?:Additional r|R|E|W|Compiled|By )[^()\n]*"
    r"(?:eporting|diting|riting|by)[^()\n]*\)?)"
)
_PHOTO_MARKS = ("REUTERS", "/Pool", "/Handout")
_CREDITS = re.compile(_IN_BRACKETS)
_CREDITS_AND_PHOTO_LINES = re.compile(
    rf"{_IN_BRACKETS}"
    rf"|^[^\n]{{0,40}}(?:{'|'.join(_PHOTO_MARKS)})[^\n]{{0,60}}$",
    re.MULTILINE,
)
_BRACKETED = re.compile(r"\[[^\]\n]*+\]?")
"""A bracket up to its end or the end of its line: ``[Photo/Xinhua]``."""


def assign_credit_roles(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Give people and organisations in a credit the role ``credit``."""
    has_photo_lines = any(mark in text for mark in _PHOTO_MARKS)
    credits_ = _CREDITS_AND_PHOTO_LINES if has_photo_lines else _CREDITS
    credited = [match.span() for match in credits_.finditer(text)]
    bracketed = [
        match.span()
        for match in _BRACKETED.finditer(text)
        if match[0].endswith("]") and "/" in match[0]
    ]
    if not credited and not bracketed:
        return tuple(spans)
    return tuple(
        span._replace(roles=("credit",))
        if span.type in {"person", "organisation"}
        and (_is_inside(credited, span) or _is_inside(bracketed, span))
        else span
        for span in spans
    )


def _is_inside(parts: list[tuple[int, int]], span: Span) -> bool:
    """Return whether a span is inside one of the parts, in order."""
    number = bisect_right(parts, span.start, key=lambda part: part[0]) - 1
    return number >= 0 and span.end <= parts[number][1]


@cache
def _agencies() -> dict[str, str]:
    return {
        name.casefold(): row.names[0]
        for row in rows("organisations.txt")
        if row.section == "agency"
        for name in row.names
    }


@lru_cache(maxsize=1 << 9)
def find_agency(credit_line: str) -> str:
    """Return the first known agency in a credit line; else empty."""
    parts = map(str.strip, re.split(r"/|,|\bvia\b|\bfor\b", credit_line))
    agencies = (_agencies().get(part.casefold()) for part in parts)
    return next(filter(None, agencies), "")
