"""Countries, and the states, provinces and regions that lie in them."""

import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from extractors.entities.places.city_table import cities_named
from extractors.entities.places.geonames import (
    VERY_LARGE_POPULATION,
    City,
    State,
    countries,
    states,
)
from extractors.entities.places.subdivisions import (
    subdivision_id,
    subdivisions,
)
from extractors.entities.text.lexicon import rows

__all__ = [
    "AP_STATES",
    "COUNTRY_ID",
    "NOWHERE",
    "Region",
    "country_codes",
    "is_abbreviation",
    "is_city_in",
    "is_large_city",
    "is_subdivision",
    "lies_in",
    "listed_regions",
    "region_of",
    "regions_after_name",
    "states_by_name",
    "subnational_region",
]


class Region(NamedTuple):
    """A country (ISO 3166-1) and, in the United States, a state."""

    country: str = ""
    state: str = ""


NOWHERE = Region()
COUNTRY_ID = "iso3166:"
"""Begins the id of a country as a place."""

AP_STATES = {
    "Ala": "AL", "Ariz": "AZ", "Ark": "AR", "Calif": "CA", "Colo": "CO",
    "Conn": "CT", "Del": "DE", "Fla": "FL", "Ga": "GA", "Ill": "IL",
    "Ind": "IN", "Kan": "KS", "Ky": "KY", "La": "LA", "Md": "MD",
    "Mass": "MA", "Mich": "MI", "Minn": "MN", "Miss": "MS", "Mo": "MO",
    "Mont": "MT", "Neb": "NE", "Nev": "NV", "Okla": "OK", "Ore": "OR",
    "Pa": "PA", "Tenn": "TN", "Tex": "TX", "Va": "VA", "Vt": "VT",
    "Wash": "WA", "Wis": "WI", "Wyo": "WY", "N.C": "NC", "N.D": "ND",
    "N.H": "NH", "N.J": "NJ", "N.M": "NM", "N.Y": "NY", "R.I": "RI",
    "S.C": "SC", "S.D": "SD", "W.Va": "WV",
}  # fmt: skip
"""Abbreviations of states in news copy (AP style), without full stop."""

_PROVINCES = {
    "CA": "Ont Que Alta Sask Man B.C N.S N.B P.E.I N.L Nfld BC NS NB PEI",
    "AU": "NSW N.S.W Vic Qld Tas",
    "GB": "Northants Hants Wilts Lancs Yorks Notts Staffs Beds Bucks",
}
"""Abbreviations of provinces in news copy, without full stop."""

_ABBREVIATIONS = frozenset(
    {*AP_STATES, *" ".join(_PROVINCES.values()).split()}
)

_LARGE_POPULATION = 200_000
_DOMINANT = 5
"""A large city stands for its country if it has so many times the people
of its largest namesake elsewhere."""
_DOMINANT_VERY_LARGE = 2
"""The same for a city of a million; Valencia in Venezuela is none."""


@cache
def country_codes() -> dict[str, str]:
    """Return ISO 3166-1 codes by the names of countries and peoples."""
    codes = {country.name: country.iso for country in countries().values()}
    for row in rows("countries.txt"):
        code, *surfaces = row.names
        codes |= dict.fromkeys((*surfaces, *row.more), code)
    return codes


@cache
def states_by_name() -> dict[str, State]:
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


class ListedRegion(NamedTuple):
    """
    A region of our own list.

    Attributes:
        name: its normal name.
        code: ISO 3166-2, or the code of its country; empty if it lies in
            several.
    """

    name: str = ""
    code: str = ""

    @property
    def country(self) -> str:
        """The country's code (ISO 3166-1)."""
        return self.code.partition("-")[0]

    @property
    def id(self) -> str:
        """Its id; empty if it has no code of its own."""
        return subdivision_id(self.code) if "-" in self.code else ""


@cache
def listed_regions() -> dict[str, ListedRegion]:
    """Return the listed regions by each of their names."""
    return {
        name: ListedRegion(row.names[0], "".join(row.more))
        for row in rows("regions.txt")
        for name in row.names
    }


@cache
def _subdivision_countries() -> dict[str, tuple[str, ...]]:
    """Return the countries of each subdivision (ISO 3166-2) by its name."""
    found: dict[str, list[str]] = {}
    for region in subdivisions():
        for written in region.names:
            for name in {written, without_accents(written)}:
                found.setdefault(name, []).append(region.code[:2])
    for country, names in _PROVINCES.items():
        for name in names.split():
            found.setdefault(name, []).append(country)
    return {name: tuple(dict.fromkeys(codes)) for name, codes in found.items()}


def without_accents(name: str) -> str:
    """Return a name without its accents."""
    decomposed = unicodedata.normalize("NFD", name)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 14)
def region_of(name: str) -> Region:
    """
    Return the country of a name and, in the United States, its state.

    A city stands for its country if it is large and has no large namesake
    elsewhere.
    """
    state = states_by_name().get(name)
    if state:
        return Region("US", state.code)
    listed = listed_regions().get(name, ListedRegion())
    code = country_codes().get(name) or listed.country
    if code:
        return Region(code)
    namesakes = cities_named(name)
    if namesakes and _is_dominant(namesakes):
        return Region(namesakes[0].countrycode)
    return NOWHERE


def _is_dominant(namesakes: tuple[City, ...]) -> bool:
    """Return whether the largest city with a name is far the largest."""
    first, *others = namesakes
    elsewhere = (
        city.population
        for city in others
        if city.countrycode != first.countrycode
    )
    is_very_large = first.population > VERY_LARGE_POPULATION
    times = _DOMINANT_VERY_LARGE if is_very_large else _DOMINANT
    return (
        first.population > _LARGE_POPULATION
        and max(elsewhere, default=0) * times < first.population
    )


def subnational_region(name: str) -> Region:
    """Return the region of a state or listed region, but of no country."""
    state = states_by_name().get(name)
    if state:
        return Region("US", state.code)
    return Region(listed_regions().get(name, ListedRegion()).country)


@lru_cache(maxsize=1 << 14)
def regions_after_name(name: str) -> tuple[Region, ...]:
    """
    Return where a name that stands after a city's can lie.

    The abbreviation of a province or state counts here with and without its
    full stop.
    """
    regions: list[Region] = []
    for form in dict.fromkeys((name, name.removesuffix("."))):
        region = region_of(form)
        if region.country:
            regions.append(region)
        codes = _subdivision_countries().get(form, ())
        regions.extend(map(Region, codes))
    of_states = {region.country for region in regions if region.state}
    return tuple(
        region
        for region in dict.fromkeys(regions)
        if region.state or region.country not in of_states
    )


def is_abbreviation(name: str) -> bool:
    """Return whether a state or province is shortened: ``Ill.``, ``Ont.``."""
    return name.removesuffix(".") in _ABBREVIATIONS


def is_subdivision(name: str) -> bool:
    """
    Return whether a name means a state or province, and no large city.

    ``Berlin`` is a state of Germany, but means the city.
    """
    forms = name, name.removesuffix(".")
    if any(subnational_region(form).country for form in forms):
        return True
    is_listed = any(form in _subdivision_countries() for form in forms)
    return is_listed and not is_large_city(name)


def is_large_city(name: str) -> bool:
    """Return whether a city with a name has more than 200,000 people."""
    cities = cities_named(name)
    return bool(cities) and cities[0].population > _LARGE_POPULATION


def lies_in(city: City, region: Region) -> bool:
    """Return whether a city lies in a country and, if given, a state."""
    return city.countrycode == region.country and (
        not region.state or city.admin1code == region.state
    )


def is_city_in(name: str, region: Region) -> bool:
    """Return whether a city with a name lies in a region."""
    return any(lies_in(city, region) for city in cities_named(name))
