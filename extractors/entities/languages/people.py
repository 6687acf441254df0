"""People in Latin script: by title, by verb of saying, by first name."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.entities.engine import Span
from extractors.entities.languages.patterns import WORD, capitalised_words
from extractors.entities.languages.places import follows_place_preposition
from extractors.entities.languages.word_lists import any_of, phrases
from extractors.entities.text.calendar_names import calendar_names
from extractors.entities.text.gazetteer import Hit
from extractors.entities.text.lexicon import first_names, surnames

__all__ = ["find_people", "find_titles", "short_names"]

_NEXT_WORD = re.compile(rf" ({WORD})(?!\w)")
_LONGEST_OFFICE = 40
"""Characters of a title with its preposition, at most."""

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
            (hit.entry.unambiguous and not _is_first_name(text, hit))
            or follows_place_preposition(text, hit, language)
        )
    }
    yield from _find_after_title(text, language, place_ends)
    for pattern in _context_patterns(language):
        for match in pattern.finditer(text):
            start, end = _trim(text, *match.span("name"), language)
            start = _start_after_field(text, start, end, language)
            surface = text[start:end]
            if (
                " " in surface
                and start not in place_ends
                and not _ends_in_title(surface, language)
            ):
                yield Span(start, end, "person", 0.7)
    yield from _find_by_first_name(text, language, place_ends)
    for match in _verb_and_surname(language).finditer(text):
        if match["name"] in surnames():
            yield Span(*match.span("name"), "person", 0.5)


def _is_first_name(text: str, hit: Hit) -> bool:
    """Distinguish ``Paris Hilton`` from the city: a surname follows."""
    if hit.entry.surface not in first_names():
        return False
    after = _NEXT_WORD.match(text, hit.end)
    return after is not None and after[1] in surnames()


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
    text: str, language: str, place_ends: dict[int, int]
) -> Iterator[Span]:
    for match in _title_and_name(language).finditer(text):
        start, end = match.span("name")
        place_end = place_ends.get(start, start)
        if place_end >= end:
            continue  # the title has only its place: ``Wali Kota Medan``
        if place_end > start:  # ``Perdana Menteri Prancis Luc Marchand``
            start = place_end + 1
        _, end = _trim(text, start, end, language)
        yield Span(start, end, "person", 0.8, roles=(match["role"],))
    for match in _title_comma_name(language).finditer(text):
        start, end = _trim(text, *match.span("name"), language)
        if " " in text[start:end] and start not in place_ends:
            yield Span(start, end, "person", 0.7, roles=(match["role"],))


def _find_by_first_name(
    text: str, language: str, place_ends: dict[int, int]
) -> Iterator[Span]:
    openings = phrases(language, "open")
    listed = phrases(language, "given") | first_names()
    months = calendar_names(language)
    for match in _full_name(language).finditer(text):
        first = match["first"]
        if first in listed and first not in openings:
            start, end = _trim(text, *match.span("name"), language)
            if first.casefold() in months and not _has_surname(match):
                continue
            if " " in text[start:end] and start not in place_ends:
                yield Span(start, end, "person", 0.6)


def _has_surname(match: re.Match[str]) -> bool:
    """Distinguish ``Mai Berger`` from ``(im) Mai Zahlen``."""
    return match["name"].rpartition(" ")[2] in surnames()


def _ends_in_title(surface: str, language: str) -> bool:
    """Distinguish ``Hessens Arbeitsministerin`` from a name."""
    last = surface.rpartition(" ")[2]
    return re.fullmatch(_title_words(language), last) is not None


def _trim(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """Cut the first word of a sentence and German nouns off a name."""
    first, space, _ = text[start:end].partition(" ")
    if space and first in phrases(language, "open"):
        start += len(first) + 1
    if language == "de":
        start = _start_after_noun(text, start, end)
        end = _end_before_noun(text, start, end)
    if language == "nl":
        end = _end_before_office(text, start, end)
    return start, end


def _end_before_office(text: str, start: int, end: int) -> int:
    """
    Return where a Dutch name ends before ``van Amsterdam``.

    ``van`` is part of a surname only behind the first names.
    """
    words = text[start:end].split(" ")
    for at, word in enumerate(words[2:], 2):
        if word == "van" and words[at - 1] not in first_names():
            return start + len(" ".join(words[:at]))
    return end


def _start_after_field(text: str, start: int, end: int, language: str) -> int:
    """Return where a name starts behind ``ministro dell'Economia``."""
    before = text[max(0, start - _LONGEST_OFFICE) : start]
    if _office(language).search(before) is None:
        return start
    words = text[start:end].split(" ")
    for at, word in enumerate(words[1:-1], 1):
        if word in first_names():
            return start + len(" ".join(words[:at])) + 1
    return start


def _start_after_noun(text: str, start: int, end: int) -> int:
    """Return where a German name starts after ``Landrat`` or the like."""
    first, *more = text[start:end].split(" ")
    listed = first_names()
    if len(more) > 1 and first not in listed and more[0] in listed:
        return start + len(first) + 1
    return start


def _end_before_noun(text: str, start: int, end: int) -> int:
    """Return where a German name ends; nouns after it are capitalised too."""
    at = start
    for word in text[start:end].split(" ")[:-1]:
        at += len(word) + 1
        is_first_name = word in first_names() or word.endswith(".")
        is_first_word = at - len(word) - 1 == start
        if not is_first_word and word[0].isupper() and not is_first_name:
            return at - 1
    return end


@cache
def _office(language: str) -> re.Pattern[str]:
    """Match ``ministro dell'`` at the end of a text."""
    title, of = _title_words(language), any_of(language, "of")
    return re.compile(rf"(?<!\w)(?:{title}) (?:{of})(?: |(?<=['’]))\Z")


@cache
def _title_words(language: str) -> str:
    """
    Return a pattern of titles; in German also ``Arbeitsministerin``.

    In other languages they begin with a capital where a sentence begins.
    """
    if language == "de":
        return rf"(?=[A-ZÄÖÜ])\w*(?i:{any_of(language, 'title')})"
    titles = phrases(language, "title")
    written = {*titles, *(title[:1].upper() + title[1:] for title in titles)}
    return "|".join(sorted(map(re.escape, written), key=len, reverse=True))


@cache
def _title_and_name(language: str) -> re.Pattern[str]:
    """Match ``ministre Luc Moreau``, ``ministre belge Luc Moreau``."""
    title = _title_words(language)
    name = capitalised_words(language, 1)
    excluded = any_of(language, "of", "and", "where", "inner", "said")
    adjective = (
        ""
        if language in {"de", "id"}
        else rf"(?: (?!(?:{excluded})(?!\w))[a-zß-ÿ][\w-]+)?"
    )
    return re.compile(rf"(?<!\w)(?P<role>{title}){adjective} (?P<name>{name})")


@cache
def _title_comma_name(language: str) -> re.Pattern[str]:
    """Match ``ministra de Hacienda, Ana Prieto``, ``jefa, Ana Prieto``."""
    title, of = _title_words(language), any_of(language, "of")
    field = capitalised_words(language, 1)
    name = capitalised_words(language, 2)
    of_field = rf"(?: (?:(?:{of})(?: |(?<=['’])))?{field})?"
    return re.compile(rf"(?<!\w)(?P<role>{title}){of_field}, (?P<name>{name})")


@cache
def _context_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """Match a name after or before a verb of saying, or before a title."""
    verbs, title = any_of(language, "said"), _title_words(language)
    name = rf"(?P<name>{capitalised_words(language, 2)})"
    return (
        re.compile(rf"(?<!\w)(?:{verbs}) {name}"),
        re.compile(rf"(?<!\w){name},? (?:{verbs})(?!\w)"),
        re.compile(rf"(?<!\w){name}, (?:\w{{2,3}} |l['’])?(?:{title})(?!\w)"),
    )


@cache
def _verb_and_surname(language: str) -> re.Pattern[str]:
    """Match ``criticó Gutiérrez``; the caller checks the list of surnames."""
    verbs = any_of(language, "said")
    return re.compile(rf"(?<!\w)(?:{verbs}) (?P<name>{WORD})(?!\w)")


@cache
def _full_name(language: str) -> re.Pattern[str]:
    """
    Match capitalised words, starting at each of them.

    So ``Hanna Wolters`` is found in ``Die Pilotin Hanna Wolters``.
    """
    name = capitalised_words(language, 2)
    return re.compile(rf"(?<![\w-])(?=(?P<name>{name}))(?P<first>{WORD})")
