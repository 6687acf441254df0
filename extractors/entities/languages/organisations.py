"""Organisations in Latin script: by head noun, ending or word before."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from extractors.entities.engine import Span
from extractors.entities.languages.organisation_patterns import (
    organisation_patterns,
)
from extractors.entities.languages.person_patterns import (
    office_pattern,
    title_words,
)
from extractors.entities.languages.places import is_at_home
from extractors.entities.text.gazetteer import Hit
from extractors.entities.text.lexicon import (
    first_names,
    has_name,
    section,
    surnames,
)
from extractors.entities.text.patterns import STEMMED, UPPER
from extractors.entities.text.word_lists import phrases

__all__ = [
    "drop_surnames",
    "drop_words",
    "find_acronyms",
    "find_clubs",
    "find_organisations",
]


def find_organisations(text: str, language: str) -> Iterator[Span]:
    """Yield the organisations of a text; the most certain patterns first."""
    openings = phrases(language, "open")
    generic = phrases(language, "generic")
    for pattern in organisation_patterns(language):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            first, space, _ = text[start:end].partition(" ")
            if space and first in openings:
                start += len(first) + 1
                if text[start].islower():  # ``Nová komise``
                    continue
            start = _start_after_title(text, start, end, language)
            end = _end_before_person(text, start, end, language)
            surface = text[start:end]
            if surface in generic or surface in openings:
                continue
            is_introduced = match.start() < match.start("name")
            if _is_person(
                text, start, surface, language, is_introduced=is_introduced
            ):
                continue
            name = _nominative(text[start:end], language)
            yield Span(start, end, "organisation", 0.7, name=name)


def _start_after_title(text: str, start: int, end: int, language: str) -> int:
    """Return where a name starts behind ``Rzeczniczka`` in Polish, Czech."""
    first, space, _ = text[start:end].partition(" ")
    if (
        language in STEMMED
        and space
        and not first.startswith(tuple(phrases(language, "head")))
        and _title(language).fullmatch(first)
    ):
        return start + len(first) + 1
    return start


def _is_person(
    text: str, start: int, surface: str, language: str, *, is_introduced: bool
) -> bool:
    """Detect ``Klaus Zellmer`` behind ``šéf firmy``, or behind a title."""
    words = surface.split(" ")
    if len(words) != _FULL_NAME or not has_name(first_names(), words[0]):
        return False
    if is_introduced:
        return text[start - 1] == " " and language in STEMMED
    before = _WORD_AND_SPACE.search(text, max(0, start - 30), start)
    return (
        language in STEMMED
        and before is not None
        and _title(language).fullmatch(before[1]) is not None
    )


@cache
def _title(language: str) -> re.Pattern[str]:
    return re.compile(title_words(language))


_FULL_NAME = 2
_LONGEST_OFFICE = 40
_WORD_AND_SPACE = re.compile(r"(?<!\w)(\w{2,28}) \Z")


def _nominative(surface: str, language: str) -> str:
    """Return ``Innenministerium`` for its genitive; else an empty string."""
    if language != "de" or " " in surface:
        return ""  # the adjective before it has the genitive too
    nominative = _GENITIVE.sub("", surface)
    return nominative if nominative != surface else ""


_GENITIVE = re.compile("(?:(?<=ministerium)s|(?<=gericht)s|(?<=amt)e?s)$")


def drop_surnames(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield known names; ``Nielsen`` behind a first name is a person."""
    for span in spans:
        before = _WORD_BEFORE.search(text, max(0, span.start - 30), span.start)
        if (
            before is None
            or before[1] not in first_names()
            or text[span.start : span.end] not in surnames()
        ):
            yield span


def drop_words(
    text: str, language: str, spans: Iterable[Span]
) -> Iterator[Span]:
    """
    Yield known names that are no words of the language.

    ``Bild`` is a newspaper and the German word for a picture; in quotation
    marks it is the newspaper. Behind an apostrophe of a Turkish name stands
    its ending, also in capitals: ``SPOR'UN``.
    """
    words = phrases(language, "open", "never")
    for span in spans:
        before = text[span.start - 1 : span.start]
        if language == "tr" and before in _APOSTROPHES:
            continue
        if _NUMBERED.match(text, span.start):
            continue  # ``la RN 20``
        is_quoted = (
            before in _QUOTES and text[span.end : span.end + 1] in _QUOTES
        )
        if is_quoted or text[span.start : span.end] not in words:
            yield span


_NUMBERED = re.compile(rf"{UPPER}{{2}} \d")
_APOSTROPHES = frozenset("'’")
_QUOTES = frozenset("\"“”„‟»«‘’'")


def find_clubs(
    text: str, language: str, hits: Sequence[Hit]
) -> Iterator[Span]:
    """
    Yield ``Legia Warszawa``: a name, then a town in the nominative.

    In Polish and Czech a town behind a noun has another case, so the two
    are one name.
    """
    if language not in STEMMED:
        return
    excluded = phrases(language, "open")
    ends = {
        hit.end
        for hit in hits
        if hit.entry.type == "place" and hit.entry.unambiguous
    }
    for hit in hits:
        if hit.entry.type != "place" or hit.entry.id.startswith("iso3166"):
            continue
        if not (hit.entry.unambiguous or is_at_home(hit, language)):
            continue  # ``Sklad Gold``: few clubs have a small foreign town
        is_nominative = text[hit.start : hit.end] == hit.entry.surface
        before = _WORD_BEFORE.search(text, max(0, hit.start - 30), hit.start)
        if (
            is_nominative
            and before is not None
            and before[1] not in excluded
            and not _is_listed_name(before[1], language)
            and not has_name(first_names(), hit.entry.surface)
            and hit.start - 1 not in ends
        ):
            yield Span(before.start(1), hit.end, "organisation", 0.6)


def _is_listed_name(word: str, language: str) -> bool:
    """Detect ``Martin`` before ``Tivoli``; ``Sparta`` is still a club."""
    return word in first_names() and word not in phrases(language, "known")


_WORD_BEFORE = re.compile(rf"(?<![\w-])({UPPER}[\w-]{{2,20}}) $")


def find_acronyms(text: str, language: str) -> Iterator[Span]:
    """Yield acronyms (``OCI``) that the language does not use as words."""
    excluded = phrases(language, "never")
    degrees = section("closed.txt", "degree")
    for match in re.finditer(r"(?<![\w-])[A-Z]{3,6}(?![\w-])", text):
        in_capitals = _CAPITALS_BEFORE.search(
            text[max(0, match.start() - 12) : match.start()]
        ) or _CAPITALS_AFTER.match(text, match.end())
        is_label = _starts_label(text, match.start(), match.end())
        # ``Anna Berg, MBA,``
        is_degree = match.group() in degrees and text.endswith(
            ", ", 0, match.start()
        )
        if match.group() not in excluded and not (
            in_capitals or is_degree or is_label
        ):
            yield Span(*match.span(), "organisation", 0.5)


def _starts_label(text: str, start: int, end: int) -> bool:
    """Detect the catchword in capitals before a caption: ``SAKS: Her er``."""
    return text[start - 1 : start] in _LINE_STARTS and text[
        end : end + 2
    ].startswith((": ", ". "))


_LINE_STARTS = frozenset(["", "\n"])
_CAPITALS_BEFORE = re.compile(rf"{UPPER}{{2,}} $")
_CAPITALS_AFTER = re.compile(rf" {UPPER}{{2,}}")


def _end_before_person(text: str, start: int, end: int, language: str) -> int:
    """Return the end of ``Tribunal Supremo`` before ``Ángel Hurtado``."""
    at = start
    links = _links(language)
    words = text[start:end].split(" ")
    before = text[max(0, start - _LONGEST_OFFICE) : start]
    if (
        len(words) > _FULL_NAME
        and words[1] not in links
        and has_name(first_names(), words[1])
        and office_pattern(language).search(before)
    ):  # ``presidente del Consiglio Giorgia Meloni``
        return start + len(words[0])
    for index, word in enumerate(words):
        is_linked = index > 0 and words[index - 1] in links
        if index > 1 and not is_linked and word in first_names():
            return at - 1
        at += len(word) + 1
    return end


@cache
def _links(language: str) -> frozenset[str]:
    """Return the words that join names: ``de``, ``la``, ``für``."""
    return frozenset(
        word
        for phrase in phrases(language, "of", "inner", "and", "where")
        for word in phrase.split(" ")
    )
