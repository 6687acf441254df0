"""Link the places of a text to ids, with the text as their context."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from extractors.entities.engine import Span
from extractors.entities.places.after_name import (
    NOTHING,
    AfterName,
    find_after_name,
)
from extractors.entities.places.city_table import cities_named, city_by_id
from extractors.entities.places.geonames import states
from extractors.entities.places.regions import (
    COUNTRY_ID,
    NOWHERE,
    Region,
    is_city_in,
    region_of,
    states_by_name,
)
from extractors.entities.places.resolution import (
    Evidence,
    Place,
    resolve,
    rival_of_country,
)
from extractors.model.language_tags import base_language

__all__ = ["Outlet", "link_places", "place_by_id"]

_MAX_AROUND = 200
"""Names of other places in the text that help to resolve one; the most
frequent. Without a limit the time grows with the square of their number."""

_MAX_REGIONS = 6
"""Regions around a place that count."""

_GEONAMES = "geonames:"
_NOT_ISO = {"uk": "GB", "eu": "", "su": "RU"}
"""Country-code domains that are no ISO 3166-1 code."""


class Outlet(NamedTuple):
    """
    What is known about the outlet of a story.

    Attributes:
        language: the language of the story, BCP 47: ``es``, ``en-AU``.
        url: the address of the story; its domain can name a country.
    """

    language: str = ""
    url: str = ""

    @property
    def country(self) -> str:
        """The country of the language tag, else of the domain."""
        for part in self.language.replace("_", "-").split("-")[1:]:
            if len(part) == 2 and part.isalpha():
                return part.upper()
        host = _HOST.match(self.url)
        domain = host["domain"].lower() if host else ""
        return _NOT_ISO.get(domain, domain.upper())


class _Clues(NamedTuple):
    """
    What a text and its outlet say about its places.

    Attributes:
        after: what stands directly after a name, by the name.
        regions: the regions that names stand for, by relevance.
        country, language: see ``Evidence``.
    """

    after: dict[str, AfterName]
    regions: dict[str, Region]
    country: str
    language: str


_HOST = re.compile(
    r"https?://[^/?#:]{1,253}\.(?P<domain>[a-zA-Z]{2})(?:[/?#:]|$)"
)


def link_places(
    text: str,
    spans: Sequence[Span],
    dateline: Sequence[str] = (),
    outlet: Outlet = Outlet(),  # noqa: B008  (a frozen value)
) -> tuple[Span, ...]:
    """
    Give each place of a text its id and normal name.

    Args:
        text: the whole text.
        spans: its entities of all types; only places are changed.
        dateline: the places of the item's dateline.
        outlet: where the story was published.
    """
    places = [span for span in spans if span.type == "place"]
    if not places:
        return tuple(spans)
    starts = {span.start: span for span in places}
    after: dict[str, AfterName] = {}
    for span in places:
        found = find_after_name(text, span, starts)
        if found.regions:
            after.setdefault(text[span.start : span.end], found)
    regions = _regions_by_name(text, places, dateline, after)
    clues = _Clues(
        after, regions, outlet.country,
        base_language(outlet.language),
    )  # fmt: skip
    linked: dict[tuple[str, str], Span] = {}
    return tuple(
        _link(text, span, clues, linked) if span.type == "place" else span
        for span in spans
    )


def _regions_by_name(
    text: str,
    places: Sequence[Span],
    dateline: Sequence[str],
    after: Mapping[str, AfterName],
) -> dict[str, Region]:
    """
    Return the regions that names of a text stand for, by relevance.

    ``Athens, Georgia`` stands for the state of Georgia, not for Greece.
    """
    names = [text[span.start : span.end] for span in places]
    ids = {name: span.id for name, span in zip(names, places, strict=True)}
    common = [name for name, _ in Counter(names).most_common(_MAX_AROUND)]
    regions = {
        name: _region_of(name, ids.get(name, ""), after.get(name, NOTHING))
        for name in (*dateline, *common)
    }
    return {name: region for name, region in regions.items() if region.country}


def _region_of(name: str, key: str, after: AfterName) -> Region:
    """
    Return the region of a name.

    Args:
        key: its id, if the gazetteer has linked it.
    """
    for region in after.regions:
        if is_city_in(name, region):
            return region
    if after.is_sure:
        return NOWHERE
    if key.startswith(COUNTRY_ID):
        code = key.removeprefix(COUNTRY_ID)
        rivals = (city.countrycode for city in cities_named(name))
        is_clear = all(country == code for country in rivals)
        is_listed = bool(region_of(name).country)
        return Region(code) if is_clear or is_listed else Region()
    if key.startswith(_GEONAMES):
        place = place_by_id(key)
        region = region_of(place.name)
        return region if region.country == place.country else Region()
    return region_of(name)


def _link(
    text: str,
    span: Span,
    clues: _Clues,
    linked: dict[tuple[str, str], Span],
) -> Span:
    """Link one place; each name of a text is linked once."""
    surface = text[span.start : span.end]
    key = surface, span.id
    done = linked.get(key)
    if done is None:
        done = span
        if not span.id or _is_doubtful(surface, span, clues.after):
            done = _resolve(surface, span, _evidence(surface, clues))
        if _is_abroad(done, clues.after.get(surface, NOTHING)):
            done = done.identified("", surface)
        linked[key] = done
    if (span.id, span.name) == (done.id, done.name):
        return span
    return span.identified(done.id, done.name)


def _evidence(surface: str, clues: _Clues) -> Evidence:
    """Return what a text says about one of its places."""
    around: list[Region] = []
    for name, region in clues.regions.items():
        if name != surface and region not in around:
            around.append(region)
            if len(around) == _MAX_REGIONS:
                break
    return Evidence(
        clues.after.get(surface, NOTHING).regions,
        tuple(around),
        clues.country,
        clues.language,
    )


def _is_doubtful(
    surface: str, span: Span, after: Mapping[str, AfterName]
) -> bool:
    """Return whether a name that the gazetteer links can mean another."""
    return surface in after or (
        span.id.startswith(COUNTRY_ID)
        and (surface in states_by_name() or bool(cities_named(surface)))
    )


def _resolve(surface: str, span: Span, evidence: Evidence) -> Span:
    """Return a span with its place; what the gazetteer says stays if sure."""
    if not span.id:
        place = resolve(surface, evidence)
        if not place.id and span.name:  # ``Krakowie``
            place = resolve(span.name, evidence)
        return span.identified(place.id, place.name)
    for place in _rivals(surface, span, evidence):
        return span.identified(place.id, place.name)
    return span


def _is_abroad(span: Span, after: AfterName) -> bool:
    """
    Return whether a city's id is that of a namesake elsewhere.

    The town in ``Perth, Ontario`` is too small for the list of cities.
    """
    if not span.id.startswith(_GEONAMES):
        return False
    city = city_by_id(span.id.removeprefix(_GEONAMES))
    return city is not None and after.excludes(city)


def _rivals(surface: str, span: Span, evidence: Evidence) -> Iterator[Place]:
    """Yield other places than the gazetteer's that the name can mean."""
    if span.id.startswith(COUNTRY_ID):
        code = span.id.removeprefix(COUNTRY_ID)
        rival = rival_of_country(surface, code, evidence)
        if rival is not None:
            yield rival
    elif span.id.startswith(_GEONAMES) and evidence.after:
        place = resolve(place_by_id(span.id).name, evidence)
        if place.country in {region.country for region in evidence.after}:
            yield place


@cache
def _states_by_id() -> dict[str, Place]:
    return {
        f"{_GEONAMES}{state.geonameid}": Place(
            f"{_GEONAMES}{state.geonameid}", state.name, "US"
        )
        for state in states()
    }


@lru_cache(maxsize=1 << 12)
def place_by_id(key: str) -> Place:
    """Return the place with an id; unknown fields are empty."""
    scheme, _, code = key.partition(":")
    if scheme in {"iso3166", "iso3166-2"}:
        return Place(key, "", code[:2])
    city = city_by_id(code) if key.startswith(_GEONAMES) else None
    if city is None:
        return _states_by_id().get(key, Place())
    return Place(
        key, city.name, city.countrycode, city.latitude, city.longitude
    )
