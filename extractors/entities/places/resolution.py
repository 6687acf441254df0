"""
Resolve a place name to a GeoNames or ISO 3166 id.

If several places have the name, the text decides: first the region or
country directly after the name, then countries named elsewhere in the text,
then the country and the language of the outlet, then the larger population.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from babel.languages import get_official_languages

from extractors.entities.places.city_table import (
    cities_named,
    city_by_other_name,
)
from extractors.entities.places.geonames import City, countries
from extractors.entities.places.regions import (
    Region,
    country_codes,
    lies_in,
    listed_regions,
    states_by_name,
)
from extractors.entities.text.lexicon import rows

__all__ = ["Evidence", "Place", "resolve", "rival_of_country"]


class Place(NamedTuple):
    """A resolved place; unknown fields are empty."""

    id: str = ""
    name: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None


class Evidence(NamedTuple):
    """
    What the text and its outlet say about where a place is.

    Attributes:
        after: what the words directly after the name mean (``Texas``).
        around: the other regions of the text, the most relevant first.
        country: the country of the outlet, ISO 3166-1.
        language: the language of the text, without its region.
    """

    after: tuple[Region, ...] = ()
    around: tuple[Region, ...] = ()
    country: str = ""
    language: str = ""


_CAPITAL_FACTOR = 10.0
_OUTLET_FACTOR = 10.0
_FULL_NAMES = {
    "Burton": "Burton upon Trent",
    "Hull": "Kingston upon Hull",
    "Newcastle": "Newcastle upon Tyne",
    "Southend": "Southend-on-Sea",
    "Stoke": "Stoke-on-Trent",
}
"""English towns that copy calls by the first word of their names."""

_SAINT = re.compile(r"St\.? ")
_LANGUAGE_FACTOR = 5.0
_INTERNATIONAL = "en"
"""
The language in which agencies of all countries write.

It says nothing about where a place is: Venice is no part of Los Angeles.
"""


@cache
def _country_names() -> dict[str, str]:
    """Return the name of each country in news copy, by its ISO code."""
    names = {country.iso: country.name for country in countries().values()}
    return names | {
        row.names[0]: row.names[1] for row in rows("countries.txt")
    }


def resolve(surface: str, evidence: Evidence = Evidence()) -> Place:  # noqa: B008  (a frozen value)
    """
    Resolve one place name.

    Args:
        surface: the name as it is written.
        evidence: where the place can be.

    Returns:
        The best place; only its name if no place is known.
    """
    places = _possible_places(surface, evidence)
    return next(places, Place(name=surface))


def _possible_places(surface: str, evidence: Evidence) -> Iterator[Place]:
    """Yield the places with a name, the best first."""
    namesakes = _cities_written(surface) or city_by_other_name(surface)
    inside = [
        city
        for region in evidence.after
        for city in namesakes
        if lies_in(city, region)
    ]
    if inside:
        yield _city_place(inside[0])
    code = country_codes().get(surface, "")
    if code and rival_of_country(surface, code, evidence) is None:
        yield _country_place(code)
    by_name = states_by_name()
    state = by_name.get(surface) or by_name.get(surface.title())
    if state and len(surface) > 2 and surface.title() != "Washington":
        yield Place(f"geonames:{state.geonameid}", state.name, "US")
    listed = listed_regions().get(surface)
    if listed:
        yield Place(listed.id, listed.name, listed.country)
    code = country_codes().get(surface.title(), "")
    if code and surface.isupper():
        yield _country_place(code)
    yield from map(_city_place, _rank(namesakes, evidence))


def _cities_written(surface: str) -> tuple[City, ...]:
    """Return the cities with a name; ``St. Petersburg`` is ``Saint``, too."""
    full = _FULL_NAMES.get(surface, "")
    named = (*cities_named(surface), *cities_named(full))
    short = _SAINT.match(surface)
    if short is None:
        return named
    return (*named, *cities_named(f"Saint {surface[short.end() :]}"))


def rival_of_country(
    surface: str, code: str, evidence: Evidence
) -> Place | None:
    """
    Return the state or city that a country's name means in a text.

    ``Georgia`` is the state in a text about the United States, and
    ``Granada`` in a Spanish text is the city in Spain and not Grenada. The
    rival has at least as many people as the country. Its country is named
    in the text, and neither the country itself nor a neighbour of it is.

    Args:
        surface: the name as it is written.
        code: the country that has this name (ISO 3166-1).
        evidence: where the place can be.
    """
    for region in evidence.after:
        for city in cities_named(surface):
            if lies_in(city, region) and city.countrycode != code:
                return _city_place(city)
    country = countries().get(code)
    if country is None:
        return None
    named = {region.country for region in evidence.around}
    if named & {code, *country.neighbours.split(",")}:
        return None
    state = states_by_name().get(surface)
    if state and "US" in named:
        return Place(f"geonames:{state.geonameid}", state.name, "US")
    rivals = tuple(
        city
        for city in cities_named(surface)
        if city.population >= country.population
        and city.countrycode != code
        and (
            city.countrycode in named
            or (
                _speaks(city.countrycode, evidence.language)
                and not _speaks(code, evidence.language)
            )
        )
    )
    return _city_place(_rank(rivals, evidence)[0]) if rivals else None


@cache
def _speaks(code: str, language: str) -> bool:
    """Return whether a language is official in a country (CLDR)."""
    return language in get_official_languages(code, de_facto=True)


def _rank(namesakes: Sequence[City], evidence: Evidence) -> list[City]:
    """
    Rank cities by population.

    If the n-th region around is the country of a city, the population
    counts 35 - 5n times, but at least four times; if it is its state, four
    times more. A capital, the country of the outlet and the language of the
    text count, too.
    """

    def weight(city: City) -> float:
        population = float(city.population) * _factor(city, evidence)
        for index, region in enumerate(evidence.around):
            if lies_in(city, region):
                factor = 4.0 if region.state else 1.0
                return population * max(4.0, 30.0 - 5.0 * index) * factor
        return population

    return sorted(namesakes, key=lambda city: (-weight(city), city.geonameid))


def _factor(city: City, evidence: Evidence) -> float:
    factor = 1.0
    country = countries().get(city.countrycode)
    if country is not None and country.capital == city.name:
        factor *= _CAPITAL_FACTOR
    if city.countrycode == evidence.country:
        factor *= _OUTLET_FACTOR
    if evidence.language != _INTERNATIONAL and _speaks(
        city.countrycode, evidence.language
    ):
        factor *= _LANGUAGE_FACTOR
    return factor


def _city_place(city: City) -> Place:
    return Place(
        f"geonames:{city.geonameid}",
        city.name,
        city.countrycode,
        city.latitude,
        city.longitude,
    )


def _country_place(code: str) -> Place:
    return Place(f"iso3166:{code}", _country_names().get(code, code), code)
