"""Word lists of the package, read once: names, heads, titles, words."""

import importlib.resources
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

__all__ = ["Row", "lines", "names", "rows", "section", "words"]


def _read(name: str) -> str:
    data = importlib.resources.files("extractors.entities") / "data" / name
    return data.read_text(encoding="utf-8")


def lines(name: str) -> Iterator[tuple[str, str]]:
    """Yield each entry of a list with the section that it stands in."""
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
        section: that it stands in.
        names: the normal name first.
        more: what stands behind the semicolon.
    """

    section: str
    names: tuple[str, ...]
    more: tuple[str, ...] = ()


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Read a list of names."""
    halves = ((part, line.partition(";")) for part, line in lines(name))
    return tuple(
        Row(part, _parted(before), _parted(after))
        for part, (before, _, after) in halves
    )


def _parted(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, text.split("|"))))


@cache
def section(name: str, wanted: str) -> frozenset[str]:
    """Read the words of one section of a list."""
    return frozenset(
        word
        for current, line in lines(name)
        if current == wanted
        for word in line.split()
    )


@cache
def words() -> frozenset[str]:
    """Common English words in lower case (SCOWL, sizes 10 to 35)."""
    return frozenset(_read("words.txt").split())


@cache
def names(name: str) -> frozenset[str]:
    """Read a list of names: ``first_names.txt`` or ``surnames.txt``."""
    return frozenset(_read(name).split())
