"""Link the places of a text to ids, with the text as their context."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from extractors.entities.engine import Span
from extractors.entities.places.geonames import cities, states
from extractors.entities.places.resolution import Place, resolve

__all__ = ["link_places", "place_by_id"]

_AFTER_COMMA = re.compile(r",\s+([A-Z][\w.]*(?: [A-Z][\w.]*){0,2})")

_MAX_AROUND = 200
"""Names of other places in the text that help to resolve one; the most
frequent. Without a limit the time grows with the square of their number."""


def link_places(
    text: str, spans: Sequence[Span], dateline: Sequence[str] = ()
) -> tuple[Span, ...]:
    """
    Give each place of a text its id and normal name.

    Args:
        text: the whole text.
        spans: its entities of all types; only places are changed.
        dateline: the places of the item's dateline.
    """
    places = [span for span in spans if span.type == "place"]
    counts = Counter(text[span.start : span.end] for span in places)
    common = (name for name, _ in counts.most_common(_MAX_AROUND))
    around = (*dateline, *common)
    after: dict[str, str] = {}
    for span in places:
        region = _region_after(text, span)
        if region:
            after.setdefault(text[span.start : span.end], region)
    resolved: dict[str, Place] = {}
    return tuple(
        _link(text, span, after, around, resolved)
        if span.type == "place"
        else span
        for span in spans
    )


def _region_after(text: str, span: Span) -> str:
    """Return the place name after ``NAME,``; empty if none is known."""
    match = _AFTER_COMMA.match(text, span.end)
    if match is None:
        return ""
    words = match[1].split(" ")
    for size in range(len(words), 0, -1):
        name = " ".join(words[:size])
        if resolve(name).id or resolve(name).country:
            return name
    return ""


def _link(
    text: str,
    span: Span,
    after: dict[str, str],
    around: tuple[str, ...],
    resolved: dict[str, Place],
) -> Span:
    """Link one place; an id of the gazetteer stays, except ``Georgia``."""
    surface = text[span.start : span.end]
    if span.id and surface != "Georgia":
        return span
    place = resolved.get(surface)
    if place is None:
        others = tuple(name for name in around if name != surface)
        place = resolve(surface, after.get(surface, ""), others)
        resolved[surface] = place
    return span._replace(id=place.id, name=place.name)


@cache
def _by_id() -> dict[str, Place]:
    places = {
        f"geonames:{city.geonameid}": Place(
            f"geonames:{city.geonameid}", city.name, city.countrycode,
            city.latitude, city.longitude,
        )
        for city in cities()
    }  # fmt: skip
    for state in states():
        key = f"geonames:{state.geonameid}"
        places.setdefault(key, Place(key, state.name, "US"))
    return places


def place_by_id(key: str) -> Place:
    """Return the place with an id; unknown fields are empty."""
    scheme, _, code = key.partition(":")
    if scheme in {"iso3166", "iso3166-2"}:
        return Place(key, "", code[:2])
    return _by_id().get(key, Place())
