"""
Places that are known, so that a word in capitals can be a dateline.

The cities are those of `place_names`. Labels of a desk (``VERDICT:``,
``TENNIS:``) are in no gazetteer.
"""

import importlib.resources
from collections.abc import Iterator
from functools import cache, lru_cache

from extractors.entities.places.geonames import countries
from extractors.entities.places.regions import states_by_name
from extractors.entities.text.lexicon import common_words, rows, surnames
from extractors.entities.text.sorted_lines import contains_line
from extractors.fields.dateline.agencies import fold

__all__ = ["is_common_word", "is_place", "is_region", "is_surname"]

_SAINT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


def is_place(name: str) -> bool:
    """Return whether a name is the name of a known place, in any case."""
    folded = fold(name)
    return any(
        form in _regions() or _is_listed(form)
        for form in (folded, _without_abbreviation(folded))
    )


def is_region(name: str) -> bool:
    """Return whether a name is a country, a state or a region."""
    return fold(name) in _regions()


def is_common_word(name: str) -> bool:
    """Return whether a name is also a common English word."""
    return name.casefold() in common_words()


def is_surname(name: str) -> bool:
    """
    Return whether a name is more often a person's than a place's.

    A capital and a city of a million people are more often places.
    """
    return name.title() in surnames() and fold(name) not in _well_known()


@cache
def _well_known() -> frozenset[str]:
    return frozenset(_read("well_known_places.txt").decode().splitlines())


@cache
def _listed() -> bytes:
    return _read("place_names.txt")


def _read(name: str) -> bytes:
    files = importlib.resources.files("extractors.fields.dateline")
    return (files / name).read_bytes()


@lru_cache(maxsize=1 << 12)
def _is_listed(folded: str) -> bool:
    """Return whether GeoNames has a name."""
    wanted = folded.encode("utf-8", "surrogatepass")
    return contains_line(_listed(), wanted)


def _without_abbreviation(folded: str) -> str:
    first, space, rest = folded.partition(" ")
    return f"{_SAINT.get(first, first)}{space}{rest}"


@cache
def _regions() -> frozenset[str]:
    return frozenset(map(fold, _region_names()))


def _region_names() -> Iterator[str]:
    for country in countries().values():
        yield country.name
        yield country.capital
    yield from states_by_name()
    for row in (*rows("countries.txt"), *rows("languages/countries.txt")):
        yield from row.names[1:]
    for row in rows("regions.txt"):
        yield from row.names
    yield from _SEATS


_SEATS = (
    "D.C.", "United Nations", "Vatican", "Vatican City", "U.S.", "U.K.",
    "Ont.", "Que.", "Alta.", "Man.", "Sask.", "N.S.", "N.B.", "B.C.", "P.E.I.",
    "N.Y.", "N.J.", "N.C.", "S.C.", "N.D.", "S.D.", "N.H.", "N.M.", "W.Va.",
    "R.I.", "Ontario", "Quebec", "Alberta", "Manitoba", "Saskatchewan",
    "British Columbia", "Nova Scotia", "New Brunswick", "Newfoundland",
    "New South Wales", "Queensland", "Tasmania", "Scotland", "Wales",
    "Northern Ireland",
)  # fmt: skip
"""Regions, and seats of international bodies, that GeoNames does not list."""
