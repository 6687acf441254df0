"""Organisations in Latin script: by head noun, ending or word before."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.entities.engine import Span
from extractors.entities.languages.patterns import (
    UPPER,
    WORD,
    capitalised_words,
)
from extractors.entities.languages.word_lists import any_of, phrases
from extractors.entities.text.lexicon import first_names, section

__all__ = ["find_acronyms", "find_organisations"]

_MOST_PARTS = 4
_ADJECTIVE = (
    r"[a-zà-ÿ]+(?:als?|ales?|aux|iques?|iens?|iennes?|éens?|éennes?|aires?"
    r"|ifs?|ives?|ères?)"
)
"""French adjectives in a name are in lower case: ``Cour européenne``."""


def find_organisations(text: str, language: str) -> Iterator[Span]:
    """Yield the organisations of a text; the most certain patterns first."""
    openings = phrases(language, "open")
    generic = phrases(language, "generic")
    for pattern in _patterns(language):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            first, space, _ = text[start:end].partition(" ")
            if space and first in openings:
                start += len(first) + 1
            if text[start:end] in generic or text[start:end] in openings:
                continue
            yield Span(
                start,
                _end_before_person(text, start, end),
                "organisation",
                0.7,
            )


def find_acronyms(text: str, language: str) -> Iterator[Span]:
    """Yield acronyms (``OCI``) that the language does not use as words."""
    excluded = phrases(language, "never")
    degrees = section("closed.txt", "degree")
    for match in re.finditer(r"(?<![\w-])[A-Z]{3,6}(?![\w-])", text):
        in_capitals = _CAPITALS_BEFORE.search(
            text[max(0, match.start() - 12) : match.start()]
        ) or _CAPITALS_AFTER.match(text, match.end())
        # ``Anna Berg, MBA,``
        is_degree = match.group() in degrees and text.endswith(
            ", ", 0, match.start()
        )
        if match.group() not in excluded and not (in_capitals or is_degree):
            yield Span(*match.span(), "organisation", 0.5)


_CAPITALS_BEFORE = re.compile(rf"{UPPER}{{2,}} $")
_CAPITALS_AFTER = re.compile(rf" {UPPER}{{2,}}")


def _end_before_person(text: str, start: int, end: int) -> int:
    """Return the end of ``Tribunal Supremo`` before ``Ángel Hurtado``."""
    at = start
    for index, word in enumerate(text[start:end].split(" ")):
        previous = text[start:at].rsplit(" ", 2)[-2:-1]
        is_linked = bool(previous) and previous[0][:1].islower()
        if index > 1 and not is_linked and word in first_names():
            return at - 1
        at += len(word) + 1
    return end


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    known, tail = any_of(language, "known"), any_of(language, "tail")
    return tuple(
        re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)")
        for pattern in (
            rf"(?P<name>{known})",
            rf"(?P<name>{WORD}(?:[ -]{WORD}){{0,3}} (?:{tail}))",
            *(
                _german_patterns()
                if language == "de"
                else _head_noun_patterns(language)
            ),
        )
    )


def _head_noun_patterns(language: str) -> Iterator[str]:
    """Yield patterns with the head noun at the start: ``Cour de justice``."""
    head, firm = any_of(language, "head"), any_of(language, "firm")
    of = rf"(?:{any_of(language, 'of')})(?: |(?<=['’]))"
    next_words = {
        "es": rf" {WORD}| (?:{of}|para (?:la|el) ){WORD}",
        "it": rf" {WORD}| {of}\w+",
        "nl": rf" {WORD}| {of}{WORD}",
        "pt": rf" {WORD}| {of}{WORD}",
        "fr": rf" {WORD}| {_ADJECTIVE}(?!\w)| {of}\w+",
    }.get(language, rf" {WORD}")
    yield rf"(?P<name>(?:{head})(?:{next_words}){{1,{_MOST_PARTS}}})"
    yield rf"(?:{firm}) [«“\"]?(?P<name>{capitalised_words(language, 1)})"


def _german_patterns() -> Iterator[str]:
    """Yield patterns with the head noun at the end: ``Innenministerium``."""
    suffix, head = any_of("de", "suffix"), any_of("de", "head")
    yield (
        rf"(?P<name>(?:{UPPER}\w+(?:e|er|es|en|em) )?"
        rf"{UPPER}[\w-]{{2,}}(?:{suffix}))"
    )
    yield rf"(?P<name>(?:{head}) {WORD})"
    yield rf"\w*(?i:{any_of('de', 'firm')}) [„“\"]?(?P<name>{WORD})"
