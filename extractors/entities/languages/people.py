"""People in Latin script: by title, by verb of saying, by first name."""

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.entities.engine import Span
from extractors.entities.languages.person_bounds import (
    end_before_place,
    is_listed,
    start_after_field,
    trim,
    trim_after_title,
)
from extractors.entities.languages.person_patterns import (
    context_patterns,
    full_name,
    title_and_name,
    title_comma_name,
    title_words,
    verb_and_surname,
)
from extractors.entities.languages.places import follows_place_preposition
from extractors.entities.text.calendar_names import calendar_names
from extractors.entities.text.gazetteer import Hit
from extractors.entities.text.lexicon import (
    first_names,
    has_name,
    section,
    surnames,
)
from extractors.entities.text.patterns import STEMMED, WORD
from extractors.entities.text.word_lists import any_of, phrases

__all__ = ["find_people", "find_titles", "short_names"]

_NEXT_WORD = re.compile(rf" ({WORD})(?!\w)")
_PARTICLE_AND_WORD = re.compile(rf" (?:de|von|van|af) {WORD}(?!\w)")
_ROMAN_NUMERAL = re.compile("[IVX]+")


def find_people(
    text: str, language: str, hits: Sequence[Hit]
) -> Iterator[Span]:
    """
    Yield the people of a text.

    The most certain rules come first. Spans of different rules can overlap.
    """
    place_ends = {
        hit.start: hit.end
        for hit in hits
        if hit.entry.type == "place"
        and (
            (hit.entry.unambiguous and not _is_first_name(text, hit, language))
            or follows_place_preposition(text, hit, language)
        )
    }
    local_ends = place_ends | {
        hit.start: hit.end for hit in hits if hit.entry.type == "place"
    }
    yield from _find_after_title(text, language, place_ends, local_ends)
    for pattern in context_patterns(language):
        for match in pattern.finditer(text):
            start, end = trim(text, *match.span("name"), language)
            start = start_after_field(text, start, end, language)
            surface = text[start:end]
            if (
                " " in surface
                and start not in place_ends
                and not _ends_in_title(surface, language)
                and not _is_noun_with_von(surface, language)
                and not _has_other_word(surface, language)
            ):
                yield Span(start, end, "person", 0.7)
    yield from _find_by_first_name(text, language, place_ends)
    no_names = phrases(language, "open", "never", "title")
    for match in verb_and_surname(language).finditer(text):
        name = match["name"]
        if has_name(surnames(), name) and name not in no_names:
            yield Span(*match.span("name"), "person", 0.5)


def _is_first_name(text: str, hit: Hit, language: str) -> bool:
    """Distinguish ``Paris Hilton`` from the city: a surname follows."""
    surface = text[hit.start : hit.end]
    if not is_listed(surface, first_names(), language):
        return False
    if _PARTICLE_AND_WORD.match(text, hit.end):  # ``Dominique de Villepin``
        return True
    after = _NEXT_WORD.match(text, hit.end)
    return after is not None and is_listed(after[1], surnames(), language)


def find_titles(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of titles: in ``Wali Kota`` there is no town."""
    pattern = re.compile(rf"(?<!\w)(?:{any_of(language, 'title')})(?!\w)")
    for match in pattern.finditer(text):
        yield match.span()


def short_names(names: Sequence[str], language: str) -> Iterator[str]:
    """
    Yield the names by which people are mentioned again.

    These are the full name and the surname; in Indonesian and Malay the
    first name. A Dutch surname has a capital then: ``De Wit``.
    """
    for name in names:
        words = name.split(" ")
        if len(words) == 1:
            continue
        yield name
        short = words[0] if language == "id" else words[-1]
        if language == "nl":
            at = next((i for i, w in enumerate(words) if w[0].islower()), -1)
            short = " ".join(words[at:])
            short = short[0].upper() + short[1:]
        if len(short) > 2 and not _ROMAN_NUMERAL.fullmatch(short):
            yield short


def _find_after_title(
    text: str,
    language: str,
    place_ends: Mapping[int, int],
    local_ends: Mapping[int, int],
) -> Iterator[Span]:
    """
    Yield the people behind a title.

    Args:
        place_ends: the ends of the places, by their starts.
        local_ends: those of all names that can be places, for a title that
            has a place behind it: ``Bupati Sidoarjo``.
    """
    local = phrases(language, "local")
    for match in title_and_name(language).finditer(text):
        start, end = match.span("name")
        ends = local_ends if match["role"] in local else place_ends
        place_end = ends.get(start, start)
        if place_end >= end:
            continue  # the title has only its place: ``Wali Kota Medan``
        if place_end > start:  # ``Perdana Menteri Prancis Luc Marchand``
            start = place_end + 1
        start, end = trim_after_title(text, start, end, language)
        end = end_before_place(text, start, end, language, place_ends)
        if _is_name(text[start:end], language):
            yield Span(start, end, "person", 0.8, roles=(match["role"],))
    for match in title_comma_name(language).finditer(text):
        start, end = trim(text, *match.span("name"), language)
        if " " in text[start:end] and start not in place_ends:
            yield Span(start, end, "person", 0.7, roles=(match["role"],))


def _find_by_first_name(
    text: str, language: str, place_ends: dict[int, int]
) -> Iterator[Span]:
    words = phrases(language, "open", "never")
    listed = phrases(language, "given") | first_names()
    months = calendar_names(language)
    for match in full_name(language).finditer(text):
        first = match["first"]
        if first not in words and is_listed(first, listed, language):
            start, end = trim(text, *match.span("name"), language)
            if first.casefold() in months and not _has_surname(match):
                continue
            if (
                " " in text[start:end]
                and start not in place_ends
                and not _has_other_word(text[start:end], language)
            ):
                yield Span(start, end, "person", 0.6)


def _is_name(name: str, language: str) -> bool:
    """
    Distinguish ``premier Tusk`` from ``prezes Orlenu``.

    Where nouns have cases, an organisation or a town can follow a title
    directly. One word is a name then if the list of surnames has it.
    """
    return (
        language not in STEMMED
        or " " in name
        or is_listed(name, surnames(), language)
        or is_listed(name, first_names(), language)
    )


def _has_surname(match: re.Match[str]) -> bool:
    """Distinguish ``Mai Berger`` from ``(im) Mai Zahlen``."""
    return match["name"].rpartition(" ")[2] in surnames()


def _ends_in_title(surface: str, language: str) -> bool:
    """Distinguish ``Hessens Arbeitsministerin`` from a name."""
    last = surface.rpartition(" ")[2]
    return re.fullmatch(title_words(language), last) is not None


def _has_other_word(name: str, language: str) -> bool:
    """Detect ``South Anglia`` and ``Long COVID``, which hold no name."""
    words = name.split(" ")
    return words[0] in section("closed.txt", "direction") or any(
        word.isupper() and word in phrases(language, "never") for word in words
    )


def _is_noun_with_von(name: str, language: str) -> bool:
    """Distinguish ``Exporteur von Waren`` from ``Ursula von Berg``."""
    first, *more = name.split(" ")
    return (
        language == "de"
        and more[0] in _GERMAN_PARTICLES
        and first not in first_names()
    )


_GERMAN_PARTICLES = frozenset(["von", "vom", "zu"])
