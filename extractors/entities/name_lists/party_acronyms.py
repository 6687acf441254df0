"""Acronyms of parties, which mean another party in another country."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple

from babel.languages import get_official_languages

from extractors.entities.text.gazetteer import Hit
from extractors.entities.text.lexicon import rows

__all__ = ["drop_foreign_parties"]

_COUNTRY = "iso3166:"


class _Party(NamedTuple):
    """A party of the built-in list, and its country."""

    name: str
    country: str


def drop_foreign_parties(hits: Sequence[Hit], language: str) -> list[Hit]:
    """
    Return the hits without parties that a text cannot mean.

    ``SPD`` is a German party, and another one in Czech copy. The acronym
    counts in the languages of the party's country, and in a text that names
    the country. A language's own parties (``international.txt``) have other
    names than the built-in ones and are kept, unless the text also has
    another party of that country.
    """
    named = {hit.entry.id for hit in hits}
    countries = {
        party.country
        for hit in hits
        if (party := _parties().get(hit.entry.surface))
        and party.name == hit.entry.name
        and _COUNTRY + party.country in named
    }
    return [
        _of_country(hit, countries)
        for hit in hits
        if (party := _parties().get(hit.entry.surface)) is None
        or party.name != hit.entry.name
        or party.country in countries
        or language in _languages_of(party.country)
    ]


def _of_country(hit: Hit, countries: AbstractSet[str]) -> Hit:
    """Return the party of a foreign country if the text has another one."""
    party = _parties().get(hit.entry.surface)
    if party is None or party.country not in countries:
        return hit
    return hit._replace(entry=hit.entry._replace(name=party.name))


@cache
def _parties() -> dict[str, _Party]:
    """Return the built-in parties by their acronyms."""
    return dict(_party_acronyms())


def _party_acronyms() -> Iterator[tuple[str, _Party]]:
    for row in rows("organisations.txt"):
        if row.section == "party" and row.more:
            for name in row.names:
                if " " not in name and name[-1].isupper():
                    yield name, _Party(row.names[0], row.more[0])


@cache
def _languages_of(country: str) -> frozenset[str]:
    return frozenset(get_official_languages(country, de_facto=True))
