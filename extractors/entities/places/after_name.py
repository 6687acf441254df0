"""The region that stands after a place's name, as in ``Paris, Texas``."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from extractors.entities.engine import Span
from extractors.entities.places.geonames import City
from extractors.entities.places.regions import (
    COUNTRY_ID,
    Region,
    is_abbreviation,
    is_large_city,
    is_subdivision,
    lies_in,
    region_of,
    regions_after_name,
)

__all__ = ["NOTHING", "AfterName", "find_after_name"]

_WORD = r"[^\W\d_a-z][\w.'-]*"
_AFTER_NAME = re.compile(
    rf"(?:,\s+|\s\()(?P<region>{_WORD}(?: {_WORD}){{0,3}})"
)
"""The words after ``NAME,`` or ``NAME (``."""

_CLOSED = re.compile(r"\.?(?:[.;:!?)]|,(?! (?:and|or) [A-Z]) ?)")
"""What follows the region of a place's name. A headline ends with lists, too:
``Storms in Mexico, Texas``."""


_IN_COUNTRY = re.compile(
    r" in (?:the )?(?:(?:(?:north|south|east|west)(?:ern)?|central"
    r"|(?:north|south)-?(?:east|west)(?:ern)?) )?(?=[A-Z])"
)
"""``Tripoli in northern Lebanon``: the words before the country."""


class AfterName(NamedTuple):
    """
    What stands directly after a name: ``, Texas,``.

    Attributes:
        regions: what it can mean; the most probable first.
        is_sure: it is a state or province, and no further place of a list.
    """

    regions: tuple[Region, ...] = ()
    is_sure: bool = False

    def excludes(self, city: City) -> bool:
        """Return whether a city cannot be meant."""
        return self.is_sure and not any(
            lies_in(city, region) for region in self.regions
        )


NOTHING = AfterName()


def find_after_name(
    text: str, span: Span, starts: Mapping[int, Span]
) -> AfterName:
    """Return what stands after a name in ``NAME,`` or ``NAME (``."""
    inside = _IN_COUNTRY.match(text, span.end)
    if inside is not None:
        return _country_at(inside.end(), starts)
    match = _AFTER_NAME.match(text, span.end)
    if match is None:
        return NOTHING
    start = match.start("region")
    known = starts.get(start)
    if known is not None and known.id.startswith(COUNTRY_ID):
        country = Region(known.id.removeprefix(COUNTRY_ID))
        others = regions_after_name(text[start : known.end])
        return AfterName(tuple(dict.fromkeys((country, *others))))
    words = match["region"].split(" ")
    for size in range(len(words), 0, -1):
        name = " ".join(words[:size])
        regions = regions_after_name(name)
        if regions:
            # The full stop of a sentence is no part of a name.
            full = name if is_abbreviation(name) else name.removesuffix(".")
            end = start + len(full)
            # AP shortens a state behind a town only.
            is_short = full.endswith(".") and is_abbreviation(full)
            is_sure = is_subdivision(name) and (
                is_short or _is_closed(text, end, starts)
            )
            if not is_sure and _are_cities(text[span.start : span.end], name):
                return NOTHING
            return AfterName(regions, is_sure)
    return NOTHING


def _country_at(at: int, starts: Mapping[int, Span]) -> AfterName:
    """Return the country that a text names at an offset."""
    known = starts.get(at)
    if known is None or not known.id.startswith(COUNTRY_ID):
        return NOTHING
    return AfterName((Region(known.id.removeprefix(COUNTRY_ID)),))


def _are_cities(first: str, second: str) -> bool:
    """
    Return whether two names mean two well-known cities.

    Banks in ``London, Toronto and New York`` are not in London, Ontario.
    """
    return is_large_city(second) and bool(region_of(first).country)


def _is_closed(text: str, end: int, starts: Mapping[int, Span]) -> bool:
    """
    Return whether a place's name ends here, and no list goes on.

    ``Berlin, New Hampshire, said`` is one place. ``Berlin, Texas and Rome``
    and ``Berlin, Texas, Nevada`` are lists.
    """
    match = _CLOSED.match(text, end)
    return match is not None and match.end() not in starts
