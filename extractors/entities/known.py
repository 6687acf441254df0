"""The gazetteer of the package: what it knows before it reads."""

from collections.abc import Iterator

from extractors.entities.gazetteer import Entry, Kind
from extractors.entities.geonames import place_entries
from extractors.entities.lexicon import lines, names, words

__all__ = ["known_entries"]

_EVENTS: dict[str, Kind] = {
    "event": "event", "work": "work", "product": "product",
}  # fmt: skip


def known_entries() -> Iterator[Entry]:
    """Yield countries, peoples, regions, organisations, events, cities."""
    yield from _country_names()
    for _, line in lines("peoples.txt"):
        for name in line.split("|"):
            yield Entry(name.strip(), "people")
    for kind, name, alias in _aliases("events.txt"):
        yield Entry(alias, _EVENTS[kind], "", name)
    for _, name, alias in _aliases("organisations.txt"):
        yield Entry(alias, "organisation", "", name, _sure(alias))
    for _, line in lines("regions.txt"):
        part = line.partition(";")[0].split("|")
        for alias in part:
            yield Entry(alias.strip(), "place", "", part[0].strip())
    yield from place_entries()


def _country_names() -> Iterator[Entry]:
    for _, line in lines("countries.txt"):
        country, _, peoples = line.partition(";")
        code, *surfaces = (part.strip() for part in country.split("|"))
        for surface in surfaces:
            yield Entry(surface, "place", f"iso3166:{code}", surfaces[0])
        for people in filter(None, peoples.split("|")):
            yield Entry(people.strip(), "people", f"iso3166:{code}")


def _aliases(name: str) -> Iterator[tuple[str, str, str]]:
    for kind, line in lines(name):
        aliases = [alias.strip() for alias in line.split("|")]
        for alias in aliases:
            yield kind, aliases[0], alias


def _sure(name: str) -> bool:
    """Doubt a lone word that is also a common word or a surname."""
    return (
        " " in name
        or name.isupper()
        or not (name.lower() in words() or name in names("first_names.txt"))
    )
