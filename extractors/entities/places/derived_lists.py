"""
What ``data/geonames`` lists, derived from the records of GeoNames.

The lists are written by ``make places``. `city_table` reads the cities, and
`listed_names` the names of places that a gazetteer finds in a text.
"""

from collections.abc import Iterable, Iterator

from extractors.entities.places.geonames import City, cities, spellings
from extractors.entities.text.gazetteer import Entry

__all__ = [
    "derive_cities",
    "derive_city_names",
    "derive_large_cities",
    "derive_listed_names",
]

_LARGE_POPULATION = 100_000
_OTHER_NAMES_POPULATION = 500_000


def derive_cities() -> list[str]:
    """Return a line for each city, in the order of the ids' bytes."""
    return _lines(
        (
            city.geonameid, city.name, city.latitude, city.longitude,
            city.countrycode, city.population, city.admin1code,
        )
        for city in cities()
    )  # fmt: skip


def derive_city_names() -> list[str]:
    """
    Return a line for each name of a city, in any case.

    Its fields are the name, the ids of the cities with this name (the
    largest first), and the id of the large city that has it as another name
    (``Kiev``).
    """
    named: dict[str, list[City]] = {}
    other: dict[str, City] = {}
    for city in cities():
        for name in spellings(city):
            named.setdefault(name.casefold(), []).append(city)
        if city.population > _OTHER_NAMES_POPULATION:
            for name in city.alternatenames:
                if name.isascii() and name.istitle():
                    other.setdefault(name.casefold(), city)
    return _lines(
        (name, _ids(named.get(name, ())), _ids([other[name]]))
        if name in other
        else (name, _ids(named[name]), "")
        for name in {*named, *other}
    )


def _ids(found: Iterable[City]) -> str:
    return " ".join(dict.fromkeys(str(city.geonameid) for city in found))


def derive_large_cities() -> list[str]:
    """Return name, country and population, the largest city first."""
    return [
        f"{city.name}\t{city.countrycode}\t{city.population}"
        for city in cities()
        if city.population >= _LARGE_POPULATION
    ]


def derive_listed_names(
    entries: Iterable[Entry], besides: Iterable[Entry] = ()
) -> list[str]:
    """
    Return a line for each name, as `listed_names` reads it.

    Args:
        entries: places; the first entry with a name counts.
        besides: entries whose names another list has.
    """
    first: dict[str, Entry] = {}
    for entry in entries:
        first.setdefault(entry.surface, entry)
    for entry in besides:
        first.pop(entry.surface, None)
    return _lines(
        (entry.surface, entry.id, entry.name, "1" if entry.unambiguous else "")
        for entry in first.values()
    )


def _lines(records: Iterable[tuple[object, ...]]) -> list[str]:
    return sorted(_join(records), key=_key)


def _join(records: Iterable[tuple[object, ...]]) -> Iterator[str]:
    for record in records:
        fields = tuple(map(str, record))
        if any("\t" in field or "\n" in field for field in fields):
            msg = f"a name has a tab or a line break: {fields}"
            raise ValueError(msg)
        yield "\t".join(fields)


def _key(line: str) -> bytes:
    return line.partition("\t")[0].encode()
