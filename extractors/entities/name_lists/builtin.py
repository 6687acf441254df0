"""The built-in gazetteer: the names that come with the package."""

from collections.abc import Iterator

from extractors.entities.text.gazetteer import Entry, Kind
from extractors.entities.text.lexicon import common_words, first_names, rows

__all__ = ["builtin_entries"]

_EVENT_TYPES: dict[str, Kind] = {
    "event": "event", "work": "work", "product": "product",
}  # fmt: skip


def builtin_entries() -> Iterator[Entry]:
    """
    Yield countries, peoples, regions, organisations and events.

    The names of GeoNames come after them (`listed_names`).
    """
    yield from _countries()
    for row in rows("peoples.txt"):
        for name in row.names:
            yield Entry(name, "people")
    for row in rows("events.txt"):
        for name in row.names:
            yield Entry(name, _EVENT_TYPES[row.section], "", row.names[0])
    for row in rows("organisations.txt"):
        for name in row.names:
            yield Entry(
                name, "organisation", "", row.names[0], _is_unambiguous(name)
            )
    for row in rows("regions.txt"):
        for name in row.names:
            yield Entry(name, "place", "", row.names[0])


def _countries() -> Iterator[Entry]:
    """Yield countries and, after the semicolon, their peoples."""
    for row in rows("countries.txt"):
        code, *surfaces = row.names
        for name in surfaces:
            yield Entry(name, "place", f"iso3166:{code}", surfaces[0])
        for people in row.more:
            yield Entry(people, "people", f"iso3166:{code}")


def _is_unambiguous(name: str) -> bool:
    """Return false for a single word that is a common word or first name."""
    return (
        " " in name
        or name.isupper()
        or not (name.lower() in common_words() or name in first_names())
    )
