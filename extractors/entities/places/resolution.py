"""
Resolve a place name to a GeoNames or ISO 3166 id.

If several places have the name, the text decides: first the region or
country directly after the name, then countries named elsewhere in the text,
then the larger population.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from extractors.entities.places.geonames import (
    City,
    State,
    cities,
    countries,
    spellings,
    states,
)
from extractors.entities.text.lexicon import rows, section

__all__ = ["Place", "resolve"]


class Place(NamedTuple):
    """A resolved place; unknown fields are empty."""

    id: str = ""
    name: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None


AP_STATES = {
    "Ala": "AL", "Ariz": "AZ", "Ark": "AR", "Calif": "CA", "Colo": "CO",
    "Conn": "CT", "Del": "DE", "Fla": "FL", "Ga": "GA", "Ill": "IL",
    "Ind": "IN", "Kan": "KS", "Ky": "KY", "La": "LA", "Md": "MD",
    "Mass": "MA", "Mich": "MI", "Minn": "MN", "Miss": "MS", "Mo": "MO",
    "Mont": "MT", "Neb": "NE", "Nev": "NV", "Okla": "OK", "Ore": "OR",
    "Pa": "PA", "Tenn": "TN", "Tex": "TX", "Va": "VA", "Vt": "VT",
    "Wash": "WA", "Wis": "WI", "Wyo": "WY",
}  # fmt: skip
"""Abbreviations of states in news copy (AP style), without full stop."""


@cache
def _country_codes() -> dict[str, str]:
    """Return ISO 3166-1 codes by the names of countries and peoples."""
    codes = {country.name: country.iso for country in countries().values()}
    for row in rows("countries.txt"):
        code, *surfaces = row.names
        codes |= dict.fromkeys((*surfaces, *row.more), code)
    return codes


@cache
def _country_names() -> dict[str, str]:
    """Return the name of each country in news copy, by its ISO code."""
    names = {country.iso: country.name for country in countries().values()}
    return names | {
        row.names[0]: row.names[1] for row in rows("countries.txt")
    }


@cache
def _cities_by_name() -> dict[str, tuple[City, ...]]:
    by_name: dict[str, list[City]] = {}
    for city in cities():
        for name in spellings(city):
            by_name.setdefault(name.casefold(), []).append(city)
    return {
        name: tuple(dict.fromkeys(namesakes))
        for name, namesakes in by_name.items()
    }


@cache
def _cities_by_alternate_name() -> dict[str, tuple[City, ...]]:
    """Return large cities by their other names: ``Kiev``, ``Bombay``."""
    by_name: dict[str, tuple[City, ...]] = {}
    for city in cities():
        if city.population > 500_000:
            for name in city.alternatenames:
                if name.isascii() and name.istitle():
                    by_name.setdefault(name.casefold(), (city,))
    return by_name


@cache
def _states_by_name() -> dict[str, State]:
    """Return states by name, postal code and abbreviation (AP style)."""
    by_name = {state.name: state for state in states()}
    by_code = {state.code: state for state in states()}
    short = {
        key: by_code[code]
        for key, code in AP_STATES.items()
        if code in by_code
    }
    with_full_stop = {f"{key}.": state for key, state in short.items()}
    return by_name | by_code | short | with_full_stop


@cache
def _regions() -> dict[str, tuple[str, str]]:
    """Return the normal name and the country of each listed region."""
    return {
        name: (row.names[0], "".join(row.more))
        for row in rows("regions.txt")
        for name in row.names
    }


def resolve(
    surface: str, after: str = "", around: Sequence[str] = ()
) -> Place:
    """
    Resolve one place name.

    Args:
        surface: the name as it is written.
        after: the place name after it and a comma (``Texas``), if any.
        around: the other places and peoples of the text, the most relevant
            first (the dateline, then by frequency).

    Returns:
        The best place; only its name if no place is known.
    """
    places = _possible_places(surface, after, tuple(around))
    return next(places, Place(name=surface))


def _possible_places(
    surface: str, after: str, around: tuple[str, ...]
) -> Iterator[Place]:
    """Yield the places with a name, the best first."""
    key = surface.casefold()
    namesakes = _cities_by_name().get(
        key, ()
    ) or _cities_by_alternate_name().get(key, ())
    region = _region_of(after)
    inside = [city for city in namesakes if region[0] and _lies(city, region)]
    if inside:
        yield _city_place(inside[0])
    regions = tuple(map(_region_of, around))
    code = _country_codes().get(surface, "")
    if code and not (code == "GE" and _means_us_georgia(regions, around)):
        yield _country_place(code)
    states_by_name = _states_by_name()
    state = states_by_name.get(surface) or states_by_name.get(surface.title())
    if state and len(surface) > 2 and surface != "Washington":
        yield Place(f"geonames:{state.geonameid}", state.name, "US")
    listed = _regions().get(surface)
    if listed:
        name, country = listed
        yield Place("", name, country)
    code = _country_codes().get(surface.title(), "")
    if code and surface.isupper():
        yield _country_place(code)
    yield from map(_city_place, _rank(namesakes, regions))


_CAUCASUS = section("closed.txt", "caucasus")


def _means_us_georgia(
    regions: Sequence[tuple[str, str]], around: Sequence[str]
) -> bool:
    """Return whether a text is about the state, not the country."""
    has_us = any(country == "US" for country, _ in regions)
    return has_us and not any(name in _CAUCASUS for name in around)


@lru_cache(maxsize=1 << 14)
def _region_of(name: str) -> tuple[str, str]:
    """Return the country of a name and, in the United States, its state."""
    state = _states_by_name().get(name)
    if state:
        return "US", state.code
    region = _regions().get(name)
    code = _country_codes().get(name) or (region[1] if region else "")
    if code:
        return code, ""
    namesakes = _cities_by_name().get(name.casefold(), ())
    if namesakes and namesakes[0].population > 1_000_000:
        return namesakes[0].countrycode, ""
    return "", ""


def _lies(city: City, region: tuple[str, str]) -> bool:
    """Return whether a city lies in a country and, if given, a state."""
    code, state = region
    return city.countrycode == code and (not state or city.admin1code == state)


def _rank(
    namesakes: tuple[City, ...], regions: tuple[tuple[str, str], ...]
) -> list[City]:
    """
    Rank cities by population.

    If the n-th name around is the country of a city, the population counts
    30/n times, but at least four times; if it is its state, four times more.
    """

    def weight(city: City) -> float:
        population = float(city.population)
        for index, region in enumerate(regions):
            if region[0] and _lies(city, region):
                factor = 4.0 if region[1] else 1.0
                return population * max(4.0, 30.0 / (index + 1)) * factor
        return population

    return sorted(namesakes, key=lambda city: (-weight(city), city.geonameid))


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
