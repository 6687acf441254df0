"""
Which place is meant: names resolved to GeoNames and ISO 3166 ids.

A name that several places bear goes to the one that the text points at: the
region or country named right after it, then countries named elsewhere in
the text, then the larger one.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extractors.entities.places.geonames import (
    City,
    cities,
    countries,
    spellings,
    states,
)
from extractors.entities.text.lexicon import rows, section

__all__ = ["Place", "resolve"]


class Place(NamedTuple):
    """A resolved place; empty fields where nothing is known."""

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
"""The wires' abbreviations of states (AP style), without the point."""


@cache
def _country_codes() -> dict[str, str]:
    """Give the ISO code of every name, and of every people."""
    codes = {c.name: c.iso for c in countries().values()}
    for row in rows("countries.txt"):
        code, *surfaces = row.names
        codes |= dict.fromkeys((*surfaces, *row.more), code)
    return codes


@cache
def _country_names() -> dict[str, str]:
    """Give the wires' name of each country by its ISO code."""
    names = {c.iso: c.name for c in countries().values()}
    return names | {
        row.names[0]: row.names[1] for row in rows("countries.txt")
    }


@cache
def _by_name() -> dict[str, tuple[City, ...]]:
    found: dict[str, list[City]] = {}
    for city in cities():
        for name in spellings(city):
            found.setdefault(name.casefold(), []).append(city)
    return {name: tuple(dict.fromkeys(all_)) for name, all_ in found.items()}


@cache
def _former() -> dict[str, tuple[City, ...]]:
    """Large cities by their other names: ``Kiev``, ``Bombay``."""
    found: dict[str, tuple[City, ...]] = {}
    for city in cities():
        if city.population > 500_000:
            for name in city.alternatenames:
                if name.isascii() and name.istitle():
                    found.setdefault(name.casefold(), (city,))
    return found


@cache
def _states() -> dict[str, tuple[str, str, int]]:
    table = {s.name: (s.code, s.name, s.geonameid) for s in states()}
    by_code = {s.code: table[s.name] for s in states()}
    short = {
        key: by_code[code]
        for key, code in AP_STATES.items()
        if code in by_code
    }
    return table | by_code | short | {f"{k}.": v for k, v in short.items()}


@cache
def _regions() -> dict[str, tuple[str, str]]:
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
        surface: the name as written.
        after: the name that follows it after a comma (``Texas``), if any.
        around: the other places and peoples of the text, most telling first
            (the dateline, then by frequency).
    """
    return next(_readings(surface, after, tuple(around)), Place(name=surface))


def _readings(
    surface: str, after: str, around: tuple[str, ...]
) -> Iterator[Place]:
    bearers = _by_name().get(surface.casefold(), ()) or _former().get(
        surface.casefold(), ()
    )
    pointed = _where(after)
    inside = [c for c in bearers if pointed[0] and _lies(c, pointed)]
    if inside:
        yield _city(inside[0])
    wheres = tuple(filter(None, (_where(name) for name in around)))
    code = _country_codes().get(surface, "")
    if (
        code == "GE"
        and any(w[0] == "US" for w in wheres)
        and (not any(n in _CAUCASUS for n in around))
    ):
        code = ""
    if code:
        yield _country(code)
    state = _states().get(surface) or _states().get(surface.title())
    if state and len(surface) > 2 and surface != "Washington":
        yield Place(f"geonames:{state[2]}", state[1], "US")
    region = _regions().get(surface)
    if region:
        yield Place("", region[0], region[1])
    upper = _country_codes().get(surface.title(), "")
    if upper and surface.isupper():
        yield _country(upper)
    yield from map(_city, _ranked(bearers, wheres))


_CAUCASUS = section("closed.txt", "caucasus")


def _where(name: str) -> tuple[str, str]:
    """Give country and, in the United States, state of a name."""
    state = _states().get(name)
    if state:
        return "US", state[0]
    region = _regions().get(name)
    code = _country_codes().get(name) or (region[1] if region else "")
    if code:
        return code, ""
    bearers = _by_name().get(name.casefold(), ())
    if bearers and bearers[0].population > 1_000_000:
        return bearers[0].countrycode, ""
    return "", ""


def _lies(city: City, where: tuple[str, str]) -> bool:
    code, state = where
    return city.countrycode == code and (not state or city.admin1code == state)


def _ranked(
    bearers: tuple[City, ...], wheres: tuple[tuple[str, str], ...]
) -> list[City]:
    """Rank by population; a country of the text counts tenfold or so."""

    def rank(city: City) -> float:
        weight = float(city.population)
        for n, where in enumerate(wheres):
            if where[0] and _lies(city, where):
                state = 4.0 if where[1] else 1.0
                return weight * max(4.0, 30.0 / (n + 1)) * state
        return weight

    return sorted(bearers, key=lambda c: (-rank(c), c.geonameid))


def _city(city: City) -> Place:
    return Place(
        f"geonames:{city.geonameid}",
        city.name,
        city.countrycode,
        city.latitude,
        city.longitude,
    )


def _country(code: str) -> Place:
    return Place(f"iso3166:{code}", _country_names().get(code, code), code)
