"""Organisations in Latin script: by head, ending, or what introduces them."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.entities.engine import Span
from extractors.entities.languages.patterns import UPPER, WORD, run
from extractors.entities.languages.word_lists import any_of, phrases
from extractors.entities.text.lexicon import names

__all__ = ["acronyms", "bodies"]

_MOST_PARTS = 4
_ADJECTIVE = (
    r"[a-zà-ÿ]+(?:als?|ales?|aux|iques?|iens?|iennes?|éens?|éennes?|aires?"
    r"|ifs?|ives?|ères?)"
)
"""French writes the adjectives of a name small: ``Cour européenne``."""


def bodies(text: str, language: str) -> Iterator[Span]:
    """Yield the organisations of a text, the surest first."""
    opening = phrases(language, "open")
    generic = phrases(language, "generic")
    for pattern in _patterns(language):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            first, space, _ = text[start:end].partition(" ")
            if space and first in opening:
                start += len(first) + 1
            if text[start:end] in generic or text[start:end] in opening:
                continue
            yield Span(
                start, _before_person(text, start, end), "organisation", 0.7
            )


def acronyms(text: str, language: str) -> Iterator[Span]:
    """Yield lone capitals (``OCI``) that are not the language's own."""
    never = phrases(language, "never")
    for match in re.finditer(r"(?<![\w-])[A-Z]{3,6}(?![\w-])", text):
        shouted = _SHOUTED.search(text[: match.start()][-12:]) or (
            _SHOUTED_ON.match(text, match.end())
        )
        if match.group() not in never and not shouted:
            yield Span(*match.span(), "organisation", 0.5)


_SHOUTED = re.compile(rf"{UPPER}{{2,}} $")
_SHOUTED_ON = re.compile(rf" {UPPER}{{2,}}")


def _before_person(text: str, start: int, end: int) -> int:
    """End ``Tribunal Supremo Ángel Hurtado`` before the judge's name."""
    at = start
    for n, word in enumerate(text[start:end].split(" ")):
        small = text[start:at].rsplit(" ", 2)[-2:-1]
        joined = bool(small) and small[0][:1].islower()
        if n > 1 and not joined and word in names("first_names.txt"):
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
            *(_german() if language == "de" else _headed(language)),
        )
    )


def _headed(language: str) -> Iterator[str]:
    head, firm = any_of(language, "head"), any_of(language, "firm")
    of = rf"(?:{any_of(language, 'of')})(?: |(?<=['’]))"
    more = {
        "es": rf" {WORD}| (?:{of}|para (?:la|el) ){WORD}",
        "fr": rf" {WORD}| {_ADJECTIVE}(?!\w)| {of}\w+",
    }.get(language, rf" {WORD}")
    yield rf"(?P<name>(?:{head})(?:{more}){{1,{_MOST_PARTS}}})"
    yield rf"(?:{firm}) [«“\"]?(?P<name>{run(language, 1)})"


def _german() -> Iterator[str]:
    """In compounds the head stands last: ``Innenministerium``."""
    suffix, head = any_of("de", "suffix"), any_of("de", "head")
    yield (
        rf"(?P<name>(?:{UPPER}\w+(?:e|er|es|en|em) )?"
        rf"{UPPER}[\w-]{{2,}}(?:{suffix}))"
    )
    yield rf"(?P<name>(?:{head}) {WORD})"
    yield rf"\w*(?i:{any_of('de', 'firm')}) [„“\"]?(?P<name>{WORD})"
