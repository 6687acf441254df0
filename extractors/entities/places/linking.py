"""Places of a text, resolved with the text as their context."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from extractors.entities.engine import Span
from extractors.entities.places.geonames import cities, states
from extractors.entities.places.resolution import Place, resolve

__all__ = ["located", "place"]

_AFTER = re.compile(r",\s+([A-Z][\w.]*(?: [A-Z][\w.]*){0,2})")


def place(
    text: str, spans: Sequence[Span], dateline: Sequence[str] = ()
) -> tuple[Span, ...]:
    """Give each place of a text its id and normal name."""
    counts = Counter(text[s.start : s.end] for s in spans if s.type == "place")
    around = (*dateline, *(name for name, _ in counts.most_common()))
    afters = {s: _after(text, s) for s in spans if s.type == "place"}
    best: dict[str, str] = {}
    for span, after in afters.items():
        if after:
            best.setdefault(text[span.start : span.end], after)
    return tuple(
        _placed(text, span, best, around) if span.type == "place" else span
        for span in spans
    )


def _after(text: str, span: Span) -> str:
    match = _AFTER.match(text, span.end)
    if match is None:
        return ""
    words = match[1].split(" ")
    for size in range(len(words), 0, -1):
        name = " ".join(words[:size])
        if resolve(name).id or resolve(name).country:
            return name
    return ""


def _placed(
    text: str, span: Span, best: dict[str, str], around: tuple[str, ...]
) -> Span:
    surface = text[span.start : span.end]
    if span.id and surface != "Georgia":
        return span
    others = tuple(name for name in around if name != surface)
    where = resolve(surface, best.get(surface, ""), others)
    return span._replace(id=where.id, name=where.name)


@cache
def _by_id() -> dict[str, Place]:
    found = {
        f"geonames:{c.geonameid}": Place(
            f"geonames:{c.geonameid}", c.name, c.countrycode,
            c.latitude, c.longitude,
        )
        for c in cities()
    }  # fmt: skip
    for state in states():
        key = f"geonames:{state.geonameid}"
        found.setdefault(key, Place(key, state.name, "US"))
    return found


def located(key: str) -> Place:
    """Give country and coordinates of an id, as far as they are known."""
    scheme, _, code = key.partition(":")
    if scheme in {"iso3166", "iso3166-2"}:
        return Place(key, "", code[:2])
    return _by_id().get(key, Place())
