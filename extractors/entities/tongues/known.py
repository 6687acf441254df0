"""Countries, regions, cities and bodies as other languages call them."""

import importlib.resources
from collections.abc import Iterator
from functools import cache

import msgspec
from babel import Locale

from extractors.entities.gazetteer import Entry, Gazetteer
from extractors.entities.geonames import City, cities, countries
from extractors.entities.known import known_entries
from extractors.entities.lexicon import rows
from extractors.entities.tongues.cases import russian_cases
from extractors.entities.tongues.words import phrases

__all__ = ["abroad_entries", "world_bodies"]

_LOCALES = ("es", "fr", "de", "id", "ms", "zh", "ar", "ru")
_LARGE = 150_000
"""People of a city whose names in other languages are read."""

_LONG = 4  # letters; GeoNames' shorter ones are codes


_LATIN_ENDS = "\u0250"


class _Subdivision(msgspec.Struct):
    code: str
    name: str


class _Subdivisions(msgspec.Struct):
    table: list[_Subdivision] = msgspec.field(name="3166-2")


def abroad_entries() -> Iterator[Entry]:
    """
    Yield places; the first to claim a name keeps it.

    A region goes before a small town of its name (``Andalucía``), a country
    and a large city before a region.
    """
    yield from _countries()
    yield from _regions()
    yield from known_entries()
    for city in cities():
        if city.population >= _LARGE:
            yield from _city(city)


@cache
def world_bodies() -> Gazetteer:
    """
    Give the organisations of the world in all languages.

    They are looked for by themselves: of ``La Unión Europea`` a gazetteer
    with towns finds La Unión.
    """
    return Gazetteer(_bodies())


def _countries() -> Iterator[Entry]:
    """Yield countries by their names in CLDR."""
    for language in _LOCALES:
        territories = Locale(language).territories
        for code in sorted(territories):
            name = territories[code]
            if code not in countries() or len(name) < 2:
                continue
            for form in _forms(name, language):
                yield Entry(form, "place", f"iso3166:{code}", name)
    for row in rows("tongues/countries.txt"):
        code, *aliases = row.names
        for alias in aliases:
            for form in russian_cases(alias):
                yield Entry(form, "place", f"iso3166:{code}", aliases[0])


def _forms(name: str, language: str) -> tuple[str, ...]:
    """Give a country's name with the cases that its language writes."""
    if language == "ru":
        return russian_cases(name)
    genitive = language == "de" and name[-1] not in "sxz"
    return (name, f"{name}s") if genitive else (name,)


def _bodies() -> Iterator[Entry]:
    """Yield organisations of the world under their English names."""
    for row in rows("tongues/organisations.txt"):
        name, *tongues = row.names
        for part in tongues:
            for alias in part.split("/"):
                for form in russian_cases(alias):
                    yield Entry(form, "organisation", "", name)


def _regions() -> Iterator[Entry]:
    """Yield subdivisions of countries by ISO 3166-2, none of them sure."""
    for name in sorted(phrases("ru", "region")):
        for form in russian_cases(name):
            yield Entry(form, "place", "", name)
    better = {c.name for c in cities() if c.population >= _LARGE}
    better.update(name for row in rows("regions.txt") for name in row.names)
    data = importlib.resources.files("pycountry") / "databases"
    found = msgspec.json.decode(
        (data / "iso3166-2.json").read_bytes(), type=_Subdivisions
    )
    for one in found.table:
        if one.code.startswith("US"):  # the resolver knows them better
            continue
        for form in one.name.rstrip("]").replace(" [", "/").split("/"):
            if len(form) >= _LONG and form not in better:
                key = f"iso3166-2:{one.code}"
                yield Entry(form, "place", key, form, sure=False)


def _city(city: City) -> Iterator[Entry]:
    key = f"geonames:{city.geonameid}"
    for name in city.alternatenames:
        longer = city.name in name and city.name != name
        if len(name) < _LONG or longer:  # ``Kota Medan``
            continue
        if "\u0400" <= name[0] <= "\u04ff":
            for form in russian_cases(name):
                yield Entry(form, "place", key, city.name)
        elif name.istitle() and max(name) < _LATIN_ENDS:
            yield Entry(name, "place", key, city.name, sure=False)
