"""Names in credits: agency lines, bylines and photo credits in a text."""

import re
from collections.abc import Iterable
from functools import cache

from extractors.entities.engine import Span
from extractors.entities.text.lexicon import rows

__all__ = ["assign_credit_roles", "find_agency"]

_CREDITS = re.compile(
    r"\([^()\n]{2,40}\) [-\u2013—]"  # (Reuters) -
    r"|\((?:Additional r|R|E|W|Compiled|By )[^()\n]*"
    r"(?:eporting|diting|riting|by)[^()\n]*\)?"
    r"|\[[^\]\n]*/[^\]\n]*\]"  # [Photo/Xinhua]
    r"|^[^\n]{0,40}(?:REUTERS|via REUTERS|/Pool|/Handout)[^\n]{0,60}$",
    re.MULTILINE,
)


def assign_credit_roles(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Give people and organisations in a credit the role ``credit``."""
    credited = [match.span() for match in _CREDITS.finditer(text)]
    return tuple(
        span._replace(roles=("credit",))
        if span.type in {"person", "organisation"}
        and any(a <= span.start and span.end <= b for a, b in credited)
        else span
        for span in spans
    )


@cache
def _agencies() -> dict[str, str]:
    return {
        name.casefold(): row.names[0]
        for row in rows("organisations.txt")
        if row.section == "agency"
        for name in row.names
    }


def find_agency(credit_line: str) -> str:
    """Return the first known agency in a credit line; else empty."""
    parts = re.split(r"\s*(?:/|,|\bvia\b|\bfor\b)\s*", credit_line)
    agencies = (_agencies().get(part.casefold()) for part in parts)
    return next(filter(None, agencies), "")
