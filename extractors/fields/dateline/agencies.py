"""News agencies that are known by the names in their datelines."""

import importlib.resources
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

__all__ = ["agency_names", "fold", "is_agency", "without_agency"]

_PART = re.compile(r"[^/=＝,;+&\s\-–]+")
_MAX_NAME = 60  # characters
_MAX_LINE = 150  # characters of a line with an agency at its end
_MIN_BEFORE, _MAX_BEHIND = 3, 4  # words


def fold(name: str) -> str:
    """
    Return a name without case, accents, stops and repeated spaces.

    ``ČTK`` and ``CTK``, ``D.C.`` and ``DC`` are the same name, and so are
    letters of full and of half width.
    """
    if name.isascii():
        return " ".join(name.casefold().replace(".", "").split())
    letters = unicodedata.normalize("NFKD", name.casefold())
    kept = (c for c in letters if not unicodedata.combining(c) and c != ".")
    return " ".join("".join(kept).split())


@cache
def agency_names() -> frozenset[str]:
    """Return all names of agencies, folded."""
    return frozenset(_read_names())


def _read_names() -> Iterator[str]:
    data = importlib.resources.files("extractors.fields.dateline")
    text = (data / "agencies.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            yield from filter(None, map(fold, line.split("|")))


def is_agency(
    name: str, own: frozenset[str] = frozenset(), *, whole: bool = False
) -> bool:
    """
    Return whether a name in a dateline is a known agency's.

    Args:
        name: as written between the brackets.
        own: folded names of the agency that supplied the item.
        whole: require the whole name. Otherwise one of the agencies in
            ``AP/Tideway`` or ``Reuters Health`` is sufficient.
    """
    if not name or len(name) > _MAX_NAME:
        return False
    known = agency_names()
    folded = fold(name)
    if folded in known or folded in own:
        return True
    if whole:
        return False
    parts = _PART.findall(folded)
    return any(part in known or part in own for part in parts)


def without_agency(line: str) -> str:
    """
    Return a line without the agency at its end: ``By Ann Berg, Reuters``.

    Three words at least must stand before it, as in a byline.
    """
    words = line.split() if len(line) <= _MAX_LINE else []
    for count in range(_MAX_BEHIND, 0, -1):
        behind = " ".join(words[-count:]).removeprefix("The ")
        if len(words) - count >= _MIN_BEFORE and is_agency(behind, whole=True):
            return " ".join(words[:-count]).rstrip(" ,/|-–—")
    return line
