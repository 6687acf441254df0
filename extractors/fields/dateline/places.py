"""
Places that are known, so that a word in capitals can be a dateline.

The cities are those of GeoNames with 15,000 people or more. Labels of a
desk (``VERDICT:``, ``TENNIS:``) are in no gazetteer. Some towns have the
name of a common word (``Surprise``, ``Deal``). Such a name is a place only
if the town is large, because the word is more frequent than the town.
"""

from collections.abc import Iterator
from functools import cache

from extractors.entities.places.geonames import (
    LARGE_POPULATION,
    VERY_LARGE_POPULATION,
    City,
    cities,
    countries,
)
from extractors.entities.places.regions import states_by_name
from extractors.entities.text.lexicon import common_words, rows, surnames
from extractors.fields.dateline.agencies import fold

__all__ = ["is_common_word", "is_place", "is_region", "is_surname"]

_MIN_LATIN = 4  # letters; shorter other names in GeoNames are codes
_MIN_OTHER = 2
_SUFFIXES = (" city", "市", "시", "특별시", "광역시")
_SAINT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


def is_place(name: str) -> bool:
    """Return whether a name is the name of a known place, in any case."""
    folded = fold(name)
    # Most datelines name a well-known place. The whole gazetteer takes
    # seconds to load, so it is asked last.
    return (
        folded in _regions()
        or folded in _well_known()
        or folded in _places()
        or _without_abbreviation(folded) in _places()
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
    capitals = (country.capital for country in countries().values())
    large = (
        city.name
        for city in cities()
        if city.population >= VERY_LARGE_POPULATION
    )
    # The table names the capital of the United States with its district.
    return frozenset(map(fold, (*capitals, *large, "Washington")))


def _without_abbreviation(folded: str) -> str:
    first, space, rest = folded.partition(" ")
    return f"{_SAINT.get(first, first)}{space}{rest}"


@cache
def _places() -> frozenset[str]:
    return frozenset(map(fold, _place_names())) | _regions()


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


def _place_names() -> Iterator[str]:
    for city in cities():
        folded = city.name.casefold()
        if city.population < LARGE_POPULATION and folded in common_words():
            continue
        yield city.name
        for suffix in _SUFFIXES:
            yield folded.removesuffix(suffix)
        yield from (name for name in city.alternatenames if _is_name(name))
        yield from _large_city_names(city)


def _large_city_names(city: City) -> Iterator[str]:
    """Yield a city's Asian names without ``市``, which copy leaves out."""
    for name in city.alternatenames:
        for suffix in ("市", "시", "특별시", "광역시", "都", "府"):
            bare = name.removesuffix(suffix)
            if bare != name and len(bare) >= _MIN_OTHER:
                yield bare


def _is_name(name: str) -> bool:
    """Return whether an alternate name is not a code or a common word."""
    if not name:
        return False
    shortest = _MIN_LATIN if name[0] < "\u0250" else _MIN_OTHER
    return (
        len(name) >= shortest
        and not name.isupper()
        and name.casefold() not in common_words()
    )
