"""Word lists in ``data``, each read once."""

import importlib.resources
import unicodedata
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from typing import NamedTuple

__all__ = [
    "Row",
    "are_common",
    "common_words",
    "first_names",
    "has_name",
    "read_lines",
    "rows",
    "section",
    "surnames",
]


def _read(name: str) -> str:
    data = importlib.resources.files("extractors.entities") / "data" / name
    return data.read_text(encoding="utf-8")


def read_lines(name: str) -> Iterator[tuple[str, str]]:
    """Yield each entry of a list, after the name of its section."""
    current = ""
    for line in _read(name).splitlines():
        if line.startswith("["):
            current = line.strip("[]")
        elif line and not line.startswith("#"):
            yield current, line


class Row(NamedTuple):
    """
    A line of names, ``name | other names ; more``.

    Attributes:
        section: the section of the line.
        names: the normal name first.
        more: the fields after the semicolon.
    """

    section: str
    names: tuple[str, ...]
    more: tuple[str, ...] = ()


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Return the rows of a list of names."""
    halves = ((part, line.partition(";")) for part, line in read_lines(name))
    return tuple(
        Row(part, _split_fields(before), _split_fields(after))
        for part, (before, _, after) in halves
    )


def _split_fields(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, text.split("|"))))


@cache
def section(name: str, wanted: str) -> frozenset[str]:
    """Return the words of one section of a list."""
    return frozenset(
        word
        for current, line in read_lines(name)
        if current == wanted
        for word in line.split()
    )


@cache
def common_words() -> frozenset[str]:
    """Return common English words in lower case (SCOWL, sizes 10 to 35)."""
    return frozenset(_read("words.txt").split())


@cache
def first_names() -> frozenset[str]:
    """Return the listed first names, as they are written in a text."""
    return frozenset(_read("first_names.txt").split())


def are_common(words: Iterable[str]) -> bool:
    """Return whether all words are common English words, in any letters."""
    return all(word.lower() in common_words() for word in words)


def has_name(listed: AbstractSet[str], word: str) -> bool:
    """
    Return whether a list has a name, with its accents or without.

    ``José`` is listed as ``Jose``, ``Jarosław`` as ``Jaroslaw``.
    """
    return word in listed or (
        not word.isascii() and _without_accents(word) in listed
    )


@lru_cache(maxsize=1 << 12)
def _without_accents(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.translate(_STROKES))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


_STROKES = str.maketrans("łŁøØđĐ", "lLoOdD")


@cache
def surnames() -> frozenset[str]:
    """Return the listed surnames, as they are written in a text."""
    return frozenset(_read("surnames.txt").split())
