"""Countries, regions and well-known cities as a language names them."""

from collections.abc import Iterator
from functools import cache

from babel import Locale
from babel.core import get_global

from extractors.entities.places.city_table import cities_named
from extractors.entities.places.geonames import (
    VERY_LARGE_POPULATION,
    City,
    countries,
)
from extractors.entities.text.gazetteer import Entry
from extractors.entities.text.lexicon import first_names, rows, surnames
from extractors.words.cldr import locale_of

__all__ = ["own_places"]

_SHORTEST = 2
_LEAST_POPULATION = 100_000
"""A smaller place that names a time zone is a word: ``Center``, ``Troll``."""


def own_places(language: str) -> Iterator[Entry]:
    """
    Yield the listed regions, countries, and cities that name time zones.

    CLDR has about 400 such cities, capitals most of all, in each of its
    languages. GeoNames has other names of cities too, but does not say in
    which language: ``Rom`` is a city in German only. A name that is a city's
    own name in GeoNames is left to the rules for such names: ``Los Ángeles``
    lies in Chile as well.

    Args:
        language: ISO 639; if CLDR does not have it, there are no places.
    """
    for row in rows("languages/places.txt"):
        if row.section == language:
            for name in row.names:
                yield Entry(name, "place", next(iter(row.more), ""), name)
    locale = locale_of(language)
    if locale is None:
        return
    territories = locale.territories
    for code in sorted(territories):
        if code in countries() and len(territories[code]) > 1:
            name = territories[code]
            yield Entry(name, "place", f"iso3166:{code}", name)
    for zone, names in sorted(locale.time_zones.items()):
        city = _cities().get(zone)
        name = str(names.get("city", ""))
        if city is None or len(name) < _SHORTEST:
            continue
        if not cities_named(name):
            is_person = name in first_names() or name in surnames()
            known = city.population >= VERY_LARGE_POPULATION or not is_person
            key = f"geonames:{city.geonameid}"
            yield Entry(name, "place", key, city.name, unambiguous=known)


@cache
def _cities() -> dict[str, City]:
    """Return the city of each time zone, by its English name in CLDR."""
    english = Locale("en").time_zones
    territories = get_global("zone_territories")
    found: dict[str, City] = {}
    for zone, country in territories.items():
        last = zone.rpartition("/")[2].replace("_", " ")
        name = english.get(zone, {}).get("city", last)
        city = next(
            (c for c in cities_named(name) if c.countrycode == country), None
        )
        if city is not None and (
            city.population >= _LEAST_POPULATION
            or countries()[country].capital == city.name
        ):
            found[zone] = city
    return found
