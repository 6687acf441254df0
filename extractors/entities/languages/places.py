"""Places: unambiguous ones, and those after a preposition like ``en``."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from extractors.entities.engine import Span
from extractors.entities.english.features import is_personal_name
from extractors.entities.places.city_table import cities_named
from extractors.entities.places.geonames import VERY_LARGE_POPULATION
from extractors.entities.text.gazetteer import Hit
from extractors.entities.text.lexicon import first_names, has_name
from extractors.entities.text.patterns import UPPER
from extractors.entities.text.word_lists import any_of, phrases

__all__ = [
    "drop_people",
    "find_places",
    "follows_place_preposition",
    "is_at_home",
]

_WINDOW = 24
"""Characters before a name in which its preposition is searched."""


def find_places(
    text: str, language: str, hits: Sequence[Hit]
) -> Iterator[Span]:
    """
    Yield the places of a text.

    An ambiguous name (a small town, a region, a city's name in another
    language) counts only after a preposition of place, or in a list with a
    place that counts.
    """
    excluded = phrases(language, "open", "never")
    last_end = -1
    for hit in hits:
        start, end, entry = hit
        if entry.type != "place" or entry.surface in excluded:
            continue
        if _is_noun(text, hit, language) or _is_name(text, hit, language):
            continue
        if _is_start_of_name(text, hit, language):
            continue
        is_listed = last_end >= 0 and _list_separator(language).fullmatch(
            text[last_end:start]
        )
        if (
            entry.unambiguous
            or _is_domestic(text, hit, language)
            or is_listed
            or follows_place_preposition(text, hit, language)
        ):
            yield Span(
                start, end, "place", 0.8 if entry.unambiguous else 0.6,
                entry.id, entry.name,
            )  # fmt: skip
            last_end = end


def drop_people(
    text: str, language: str, hits: Sequence[Hit], names: Iterable[str]
) -> list[Hit]:
    """Return the hits that are not the surname of somebody in the text."""
    people = set(names)
    return [
        hit
        for hit in hits
        if text[hit.start : hit.end] not in people
        or follows_place_preposition(text, hit, language)
    ]


def _is_noun(text: str, hit: Hit, language: str) -> bool:
    """Distinguish ``im Bau``, ``ums Essen`` from towns without article."""
    start, end, entry = hit
    return (
        language == "de"
        and text[end : end + 1] != "-"
        and _ARTICLE.search(text, max(0, start - _WINDOW), start) is not None
        and bool(cities_named(entry.surface))
    )


_ARTICLE = re.compile(r"(?<!\w)(?i:im|ins|ums|zum|beim|fürs|das) \Z")


def _is_name(text: str, hit: Hit, language: str) -> bool:
    """
    Distinguish a first name from a town: ``i Lars Hedins hus``.

    A capitalised word follows that starts no other name (``en Washington Ana
    Ruiz``). It says nothing in German, nor behind a very large town (``Paris
    Saint-Germain``), nor if the town has a preposition and needs no context.
    """
    if (
        language == "de"
        or not has_name(first_names(), text[hit.start : hit.end])
        or (
            hit.entry.unambiguous
            and follows_place_preposition(text, hit, language)
        )
    ):
        return False
    cities = cities_named(hit.entry.surface)
    behind = _NAME_BEHIND.match(text, hit.end)
    return (
        bool(cities)
        and cities[0].population < VERY_LARGE_POPULATION
        and behind is not None
        and not has_name(first_names(), behind[1])
    )


def _is_start_of_name(text: str, hit: Hit, language: str) -> bool:
    """Distinguish ``a San Pietro`` from the short name of a foreign town."""
    return (
        language != "de"
        and not hit.entry.unambiguous
        and hit.end - hit.start <= _SHORT_NAME
        and _NAME_BEHIND.match(text, hit.end) is not None
    )


_SHORT_NAME = 4
_NAME_BEHIND = re.compile(rf" ({UPPER}\w{{1,40}}[a-zß-ÿ])(?!\w)")

_HOME = {
    "sv": "SE", "da": "DK", "nb": "NO", "fi": "FI", "pl": "PL", "cs": "CZ",
    "tr": "TR",
}  # fmt: skip
"""The country whose towns need no context in a language."""


def _is_domestic(text: str, hit: Hit, language: str) -> bool:
    """
    Detect a town of the language's country: ``besökte Södertälje``.

    At the start of a sentence it can be a word, and a first name or surname
    needs a context there too.
    """
    if is_personal_name(hit.entry.surface):
        return False
    if _STARTS.search(text, max(0, hit.start - 3), hit.start):
        return False
    return is_at_home(hit, language)


def is_at_home(hit: Hit, language: str) -> bool:
    """Detect a town of the country whose towns need no context."""
    home = _HOME.get(language)
    return home is not None and any(
        city.countrycode == home for city in cities_named(hit.entry.surface)
    )


_STARTS = re.compile(r"(?:\A|\n|[.!?:–-] |[\"“”„»«])\Z")


def follows_place_preposition(text: str, hit: Hit, language: str) -> bool:
    """
    Detect the preposition in ``en Galicia``.

    After a weak one (``de Reyes``) a personal name is not a place, unless
    an office is before (``maire de Nice``).
    """
    before = text[max(0, hit.start - _WINDOW) : hit.start]
    match = _preposition(language).search(before)
    if match is None:
        return False
    is_weak = match["word"].lower() in phrases(language, "weak")
    return (
        not (is_weak and is_personal_name(hit.entry.surface))
        or _office(language).search(before) is not None
    )


@cache
def _preposition(language: str) -> re.Pattern[str]:
    words = any_of(language, "where")
    return re.compile(
        rf"(?<!\w)(?P<word>(?i:{words}))(?: |(?<=['’]))(?:l['’])?$"
    )


@cache
def _office(language: str) -> re.Pattern[str]:
    """Match ``maire de`` at the end of a text."""
    title, of = any_of(language, "title"), any_of(language, "of")
    return re.compile(rf"(?<!\w)(?i:{title}) (?:{of})(?: |(?<=['’]))\Z")


@cache
def _list_separator(language: str) -> re.Pattern[str]:
    """Match ``, `` or `` und in ``; a space alone joins no list."""
    words, where = any_of(language, "and"), any_of(language, "where")
    return re.compile(rf"(?:,|,? (?:{words}))(?: (?:{where}))? ?")
