"""
The names of known places, from GeoNames, as `place_names.txt` lists them.

The cities are those with 15,000 people or more. Some towns have the name of
a common word (``Surprise``, ``Deal``). Such a name is a place only if the
town is large, because the word is more frequent than the town.

To derive the names from the records of cities takes 2 s and 110 MB. Each
process that cleans pages would pay that, so the names are derived once, by
``make places``, and read from the files here.
"""

from collections.abc import Iterable, Iterator

from extractors.entities.places.geonames import (
    LARGE_POPULATION,
    VERY_LARGE_POPULATION,
    City,
    cities,
    countries,
)
from extractors.entities.text.lexicon import common_words
from extractors.fields.dateline.agencies import fold

__all__ = ["derive_place_names", "derive_well_known_names"]

_MIN_LATIN = 4  # letters; shorter other names in GeoNames are codes
_MIN_OTHER = 2
_SUFFIXES = (" city", "市", "시", "특별시", "광역시")


def derive_well_known_names() -> list[str]:
    """Return the capitals and the cities of a million people, folded."""
    capitals = (country.capital for country in countries().values())
    large = (
        city.name
        for city in cities()
        if city.population >= VERY_LARGE_POPULATION
    )
    # The table names the capital of the United States with its district.
    return _in_order((*capitals, *large, "Washington"))


def derive_place_names() -> list[str]:
    """Return all names of cities, folded, in the order of their UTF-8."""
    return _in_order(_place_names())


def _in_order(names: Iterable[str]) -> list[str]:
    return sorted(set(map(fold, names)) - {""}, key=str.encode)


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
