"""Names of large cities in other languages, from GeoNames."""

from collections.abc import Iterator

from extractors.entities.places.geonames import (
    LARGE_POPULATION,
    VERY_LARGE_POPULATION,
    City,
    cities,
)
from extractors.entities.text.gazetteer import Entry
from extractors.entities.text.russian_cases import russian_cases

__all__ = ["foreign_city_entries"]

_MIN_LETTERS = 4
"""Shorter names in GeoNames are codes; a very large city can have ``Rom``."""


def foreign_city_entries() -> Iterator[Entry]:
    """
    Yield the names of large cities; the first entry with a name counts.

    ``make places`` writes them into ``data/geonames/foreign_names.txt``.
    """
    for city in cities():
        if city.population >= LARGE_POPULATION:
            yield from _city_entries(city)


def _city_entries(city: City) -> Iterator[Entry]:
    """Yield a city with its names in other languages."""
    key = f"geonames:{city.geonameid}"
    for name in filter(None, city.alternatenames):
        script = _script(name)
        if script == "Han":
            bare = name.removesuffix("市").removesuffix("特区")
            forms: tuple[str, ...] = (name, bare)
        elif script == "Hangul":
            forms = (name, name.removesuffix("시"))
        elif script == "Kana":
            forms = (name,)
        elif not script or not _is_name(name, city):
            continue
        else:
            forms = russian_cases(name) if script == "Cyrillic" else (name,)
        for form in forms:
            if len(form) > 1:
                yield Entry(
                    form,
                    "place",
                    key,
                    city.name,
                    unambiguous=script != "Latin",
                )


def _is_name(name: str, city: City) -> bool:
    """Distinguish a city's name from a code and from ``Kota Medan``."""
    shortest = _MIN_LETTERS - (city.population >= VERY_LARGE_POPULATION)
    longer = city.name in name and city.name != name
    return name.istitle() and len(name) >= shortest and not longer


def _script(name: str) -> str:
    """Return the script of a name by its Unicode block; empty if unknown."""
    if "\u4e00" <= name[0] <= "\u9fff":
        return "Han"
    if "\u0400" <= name[0] <= "\u04ff":
        return "Cyrillic"
    if "\uac00" <= name[0] <= "\ud7a3":
        return "Hangul"
    if "\u30a1" <= name[0] <= "\u30fa":
        return "Kana"
    return "Latin" if max(name) < "\u0250" else ""
