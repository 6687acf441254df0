"""Countries, regions, cities and organisations in other languages."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from babel import Locale

from extractors.entities.engine import Span
from extractors.entities.languages.span_merge import unambiguous_names
from extractors.entities.name_lists.builtin import builtin_entries
from extractors.entities.places.city_table import (
    cities_named,
    city_by_other_name,
    large_cities,
)
from extractors.entities.places.geonames import (
    LARGE_POPULATION,
    countries,
    states,
)
from extractors.entities.places.subdivisions import (
    subdivision_id,
    subdivisions,
)
from extractors.entities.text.gazetteer import Entry, Gazetteer, Hit
from extractors.entities.text.lexicon import rows, section
from extractors.entities.text.russian_cases import russian_cases
from extractors.entities.text.word_lists import phrases

__all__ = ["find_known_names", "foreign_entries", "own_organisations"]

_LOCALES = (
    "es", "fr", "de", "id", "ms", "zh", "ar", "ru", "it", "pt", "nl",
)  # fmt: skip

_CYRILLIC = re.compile("[А-Яа-я]")
_MIN_LETTERS = 4  # shorter names in GeoNames are codes


def foreign_entries() -> Iterator[Entry]:
    """
    Yield places and other names; the first entry with a name counts.

    The names of GeoNames come after them (`listed_names`). A region comes
    before a small town with the same name (``Andalucía``). A country and a
    large city come before a region.
    """
    yield from _country_entries()
    yield from _region_entries()
    yield from (entry for entry in builtin_entries() if entry.type != "people")


def find_known_names(text: str, hits: Iterable[Hit]) -> list[Span]:
    """
    Find known names that need no context, except places; longest first.

    International organisations have their own gazetteer. A gazetteer with
    towns finds the town La Unión in ``La Unión Europea``.
    """
    names = (
        *unambiguous_names(hits),
        *unambiguous_names(_organisations().find(text)),
    )
    return sorted(names, key=lambda span: span.start - span.end)


@cache
def _organisations() -> Gazetteer:
    return Gazetteer(_organisation_entries())


def _country_entries() -> Iterator[Entry]:
    """Yield countries with their names in CLDR."""
    english = Locale("en").territories
    for language in _LOCALES:
        territories = Locale(language).territories
        for code in sorted(territories):
            name = territories[code]
            if code not in countries() or len(name) < 2:
                continue
            for form in _forms(name, language):
                # ``Turki`` is a country in Indonesian only. A language's own
                # names are in `own_places`. English names are everywhere.
                yield Entry(
                    form,
                    "place",
                    f"iso3166:{code}",
                    name,
                    unambiguous=form != name or name == english[code],
                )
    for row in rows("languages/countries.txt"):
        code, *aliases = row.names
        for alias in aliases:
            # ``USA`` has no Russian name in German copy.
            name = aliases[0] if _CYRILLIC.match(alias) else alias
            for form in russian_cases(alias):
                yield Entry(form, "place", f"iso3166:{code}", name)


def _forms(name: str, language: str) -> tuple[str, ...]:
    """Return a country's name in the cases of its language."""
    if language == "ru":
        return russian_cases(name)
    genitive = language == "de" and name[-1] not in "sxz"
    return (name, f"{name}s") if genitive else (name,)


def _organisation_entries() -> Iterator[Entry]:
    """Yield international organisations with their English names."""
    for row in rows("languages/organisations.txt"):
        name, *translations = row.names
        for translation in translations:
            for alias in translation.split("/"):
                for form in russian_cases(alias):
                    yield Entry(form, "organisation", "", name)


def own_organisations(language: str) -> Iterator[Entry]:
    """
    Yield international organisations as one language names them.

    Names of two letters (``AB``, the European Union) are words or firms in
    other languages.
    """
    for row in rows("languages/international.txt"):
        if row.section == language:
            name, *aliases = row.names
            for alias in aliases:
                yield Entry(alias, "organisation", "", name)


def _region_entries() -> Iterator[Entry]:
    """Yield listed regions, then subdivisions of ISO 3166-2 as ambiguous."""
    by_code = {f"US-{state.code}": state for state in states()}
    for row in rows("languages/regions.txt"):
        code, *names = row.names
        state = by_code.get(code)
        key = f"geonames:{state.geonameid}" if state else subdivision_id(code)
        for name in names:
            yield Entry(name, "place", key, names[0])
    for name in sorted(phrases("ru", "region")):
        for form in russian_cases(name):
            yield Entry(form, "place", "", name)
    excluded = {
        city.name
        for city in large_cities()
        if city.population >= LARGE_POPULATION
    }
    excluded.update(name for row in rows("regions.txt") for name in row.names)
    for region in subdivisions():
        if region.code.startswith("US"):  # the resolver has better data
            continue
        key = subdivision_id(region.code)
        for name in region.names:
            if (
                len(name) >= _MIN_LETTERS
                and name not in excluded
                and not _is_direction(name)
            ):
                if _is_town(name, region.code[:2]):
                    yield Entry(name, "place", unambiguous=False)
                else:
                    yield Entry(name, "place", key, name, unambiguous=False)


def _is_town(name: str, country: str) -> bool:
    """Detect ``Torino``: a text means the town more than its province."""
    towns = (*cities_named(name), *city_by_other_name(name))
    return any(town.countrycode == country for town in towns)


def _is_direction(name: str) -> bool:
    """
    Detect ``Nord-Est``, a department of Haiti.

    In a text it is almost always a part of another country, or of a sea.
    """
    words = section("closed.txt", "direction")
    return words.issuperset(name.replace("-", " ").split())
