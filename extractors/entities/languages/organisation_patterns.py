"""Patterns of organisations in Latin script, by language."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.entities.text.patterns import (
    COMPOUNDING,
    UPPER,
    WORD,
    capitalised_words,
    word_pattern,
)
from extractors.entities.text.word_lists import any_of

__all__ = ["organisation_patterns"]

_MOST_PARTS = 4
_ADJECTIVE = (
    r"[a-zà-ÿ]+(?:als?|ales?|aux|iques?|iens?|iennes?|éens?|éennes?|aires?"
    r"|ifs?|ives?|ères?|nels?|nelles?)"
)
"""French adjectives in a name are in lower case: ``Cour européenne``."""


@cache
def organisation_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a language; the most certain ones first."""
    known, tail = any_of(language, "known"), any_of(language, "tail")
    word = word_pattern(language)
    # ``Øst- og Vestfyns Politi``
    half = (
        rf"(?:{UPPER}\w{{0,20}}- (?:och|og|ja) )?"
        if language in COMPOUNDING
        else ""
    )
    joint = "(?:[ -]| ve )" if language == "tr" else "[ -]"
    return tuple(
        re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)")
        for pattern in (
            rf"(?P<name>{known})",
            rf"(?P<name>{half}{word}(?:{joint}{word}){{0,3}} (?:{tail}))",
            *_PATTERNS_OF.get(language, _head_noun_patterns)(language),
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


def _german_patterns(language: str) -> Iterator[str]:
    """Yield patterns with the head noun at the end: ``Innenministerium``."""
    suffix, head = any_of(language, "suffix"), any_of(language, "head")
    bund = any_of(language, "bund")
    yield (
        rf"(?P<name>(?:{UPPER}\w+(?:e|er|es|en|em) )?"
        rf"{UPPER}[\w-]{{2,}}(?:{suffix}))"
    )
    yield rf"(?P<name>(?:{UPPER}\w+(?:e|er|en) )?(?:{head}) {WORD})"
    yield rf"(?P<name>Deutsche[rns]? {UPPER}\w+(?:{bund}))"
    yield rf"\w*(?i:{any_of(language, 'firm')}) [„“\"]?(?P<name>{WORD})"


def _nordic_patterns(language: str) -> Iterator[str]:
    """Yield ``Skatteverket``, ``Universitetet i Oslo``, ``bolaget LKAB``."""
    suffix, head = any_of(language, "suffix"), any_of(language, "head")
    of, firm = any_of(language, "of"), any_of(language, "firm")
    yield rf"(?P<name>{UPPER}[\w-]{{2,40}}(?:{suffix})s?)"
    yield rf"(?P<name>(?:{head})(?: {WORD}| (?:{of}) {WORD}){{1,3}})"
    yield (
        rf"\w*(?i:{firm}) [«“”\"]?"
        rf"(?P<name>{capitalised_words(language, 1, 3)})"
    )


def _polish_patterns(language: str) -> Iterator[str]:
    """Yield ``Narodowy Bank Polski``, ``Sąd Okręgowy w Poznaniu``."""
    head, firm = any_of(language, "head"), any_of(language, "firm")
    court = any_of(language, "court")
    adjective = rf"(?:{UPPER}\w+(?:y|a|e|i|ego|ej|emu|ym|ą) )?"
    yield (
        rf"(?P<name>(?:{court})\w{{0,4}}(?: {WORD}){{1,2}}"
        rf" (?:w|we) {WORD})"
    )
    yield (
        rf"(?P<name>{adjective}(?:{head})\w{{0,4}}"
        rf"(?: {WORD}| i (?!{head}|{UPPER}{{2}}){WORD}){{1,{_MOST_PARTS}}})"
    )
    yield rf"(?P<name>{UPPER}\w+(?:y|a) (?:{head})\w{{0,2}})"
    yield (
        rf"(?i:{firm})\w{{0,3}} [„\"]?"
        rf"(?P<name>{capitalised_words(language, 1, 3)})"
    )


def _czech_patterns(language: str) -> Iterator[str]:
    """
    Yield ``Česká národní banka``, ``Ministerstvo vnitra``.

    The adjectives agree with the head noun, and only the first word has a
    capital.
    """
    head, firm = any_of(language, "head"), any_of(language, "firm")
    first, field = any_of(language, "capital"), any_of(language, "field")
    ending = r"(?:ý|á|é|í|ého|ému|ém|ým|ou|ích|ova|ovy|ově|ovu|ního|ním|ní)"
    yield rf"(?P<name>Ministerstv\w{{1,2}} (?:{field}))"
    yield (
        rf"(?P<name>{UPPER}\w+{ending}(?: [a-zá-ž]\w+{ending}){{0,2}} "
        rf"(?:{head})(?: (?:v|ve) {WORD})?)"
    )
    yield rf"(?P<name>(?:{first})\w{{0,3}}(?: {WORD}){{1,3}})"
    yield (
        rf"(?i:{firm})\w{{0,3}} [„\"]?"
        rf"(?P<name>{capitalised_words(language, 1, 3)})"
    )


_PATTERNS_OF = {
    "de": _german_patterns,
    "sv": _nordic_patterns,
    "da": _nordic_patterns,
    "nb": _nordic_patterns,
    "fi": _nordic_patterns,
    "pl": _polish_patterns,
    "cs": _czech_patterns,
}
