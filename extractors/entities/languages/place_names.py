"""Countries, regions, cities and bodies as other languages call them."""

import importlib.resources
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec
from babel import Locale

from extractors.entities.engine import Span
from extractors.entities.languages.russian_cases import russian_cases
from extractors.entities.languages.span_merge import sure
from extractors.entities.languages.word_lists import phrases
from extractors.entities.name_lists.builtin import builtin_entries
from extractors.entities.places.geonames import City, cities, countries
from extractors.entities.text.gazetteer import Entry, Gazetteer, Hit
from extractors.entities.text.lexicon import rows

__all__ = ["foreign_entries", "named"]

_LOCALES = ("es", "fr", "de", "id", "ms", "zh", "ar", "ru")
_LARGE = 150_000
"""People of a city whose names in other languages are read."""

_FAMOUS = 1_000_000
"""People of a city that may be called by three letters: ``Rom``."""

_LONG = 4  # letters; GeoNames' shorter ones are codes


class _Subdivision(msgspec.Struct):
    code: str
    name: str


class _Subdivisions(msgspec.Struct):
    table: list[_Subdivision] = msgspec.field(name="3166-2")


def foreign_entries() -> Iterator[Entry]:
    """
    Yield places; the first to claim a name keeps it.

    A region goes before a small town of its name (``Andalucía``), a country
    and a large city before a region.
    """
    yield from _countries()
    yield from _regions()
    yield from (e for e in builtin_entries() if e.type != "people")
    for city in cities():
        if city.population >= _LARGE:
            yield from _city(city)


def named(text: str, hits: Iterable[Hit]) -> list[Span]:
    """
    Find what needs no context but for places, the longest first.

    The organisations of the world are looked for by themselves: of ``La
    Unión Europea`` a gazetteer with towns finds La Unión.
    """
    found = (*sure(hits), *sure(_world().find(text)))
    return sorted(found, key=lambda span: span.start - span.end)


@cache
def _world() -> Gazetteer:
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
    for row in rows("languages/countries.txt"):
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
    for row in rows("languages/organisations.txt"):
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
    for name in filter(None, city.alternatenames):
        script = _script(name)
        if script == "Han":
            bare = name.removesuffix("市").removesuffix("特区")
            forms: tuple[str, ...] = (name, bare)
        elif not script or not _is_name(name, city):
            continue
        else:
            forms = russian_cases(name) if script == "Cyrillic" else (name,)
        for form in forms:
            if len(form) > 1:
                sure = script != "Latin"
                yield Entry(form, "place", key, city.name, sure=sure)


def _is_name(name: str, city: City) -> bool:
    """Tell a city's name from a code, and from ``Kota Medan``."""
    shortest = _LONG - (city.population >= _FAMOUS)
    longer = city.name in name and city.name != name
    return name.istitle() and len(name) >= shortest and not longer


def _script(name: str) -> str:
    """Say which script a name is in, by its letters' blocks; else nothing."""
    if "\u4e00" <= name[0] <= "\u9fff":
        return "Han"
    if "\u0400" <= name[0] <= "\u04ff":
        return "Cyrillic"
    return "Latin" if max(name) < "\u0250" else ""
