"""Patterns of people in Latin script: titles, verbs and names."""

import re
from functools import cache

from extractors.entities.text.patterns import (
    COMPOUNDING,
    STEMMED,
    capitalised_words,
    word_pattern,
)
from extractors.entities.text.word_lists import any_of, phrases

__all__ = [
    "context_patterns",
    "full_name",
    "office_pattern",
    "title_and_name",
    "title_comma_name",
    "title_words",
    "verb_and_surname",
]


@cache
def office_pattern(language: str) -> re.Pattern[str]:
    """Match ``ministro dell'``, ``ministre belge des`` at a text's end."""
    title, of = title_words(language), any_of(language, "of")
    return re.compile(
        rf"(?<!\w)(?:{title}) (?:[a-zß-ÿ]{{3,20}} )?(?:{of})(?: |(?<=['’]))\Z"
    )


@cache
def title_words(language: str) -> str:
    """
    Return a pattern of titles; in German also ``Arbeitsministerin``.

    In other languages they begin with a capital where a sentence begins.
    """
    if language == "de":
        return rf"(?=[A-ZÄÖÜ])\w*(?i:{any_of(language, 'title')})"
    if language in COMPOUNDING:
        return rf"\w*(?i:{any_of(language, 'title')})"
    if language in STEMMED:
        return rf"(?i:{any_of(language, 'title')})\w{{0,4}}"
    titles = phrases(language, "title")
    written = {*titles, *(title[:1].upper() + title[1:] for title in titles)}
    return "|".join(sorted(map(re.escape, written), key=len, reverse=True))


@cache
def title_and_name(language: str) -> re.Pattern[str]:
    """Match ``ministre Luc Moreau``, ``ministre belge Luc Moreau``."""
    title = title_words(language)
    name = capitalised_words(language, 1)
    excluded = any_of(language, "of", "and", "where", "inner", "said")
    adjective = (
        ""
        if language not in {"es", "fr", "it", "pt", "nl"}
        else rf"(?: (?!(?:{excluded})(?!\w))[a-zß-ÿ][\w-]+)?"
    )
    return re.compile(rf"(?<!\w)(?P<role>{title}){adjective} (?P<name>{name})")


@cache
def title_comma_name(language: str) -> re.Pattern[str]:
    """Match ``ministra de Hacienda, Ana Prieto``, ``jefa, Ana Prieto``."""
    title, of = title_words(language), any_of(language, "of")
    field = capitalised_words(language, 1)
    name = capitalised_words(language, 2)
    of_field = rf"(?: (?:(?:{of})(?: |(?<=['’])))?{field})?"
    return re.compile(rf"(?<!\w)(?P<role>{title}){of_field}, (?P<name>{name})")


@cache
def context_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """Match a name after or before a verb of saying, or before a title."""
    verbs, title = any_of(language, "said"), title_words(language)
    name = rf"(?P<name>{capitalised_words(language, 2)})"
    return (
        re.compile(rf"(?<!\w)(?:{verbs}) {name}"),
        re.compile(rf"(?<!\w){name},? (?:{verbs})(?!\w)"),
        re.compile(rf"(?<!\w){name}, (?:\w{{2,3}} |l['’])?(?:{title})(?!\w)"),
    )


@cache
def verb_and_surname(language: str) -> re.Pattern[str]:
    """Match ``criticó Gutiérrez``; the caller checks the list of surnames."""
    verbs = any_of(language, "said")
    word = word_pattern(language)
    return re.compile(rf"(?<!\w)(?:{verbs}) (?P<name>{word})(?!\w)")


@cache
def full_name(language: str) -> re.Pattern[str]:
    """
    Match capitalised words, starting at each of them.

    So ``Hanna Wolters`` is found in ``Die Pilotin Hanna Wolters``.
    """
    name = capitalised_words(language, 2)
    word = word_pattern(language)
    return re.compile(rf"(?<![\w-])(?=(?P<name>{name}))(?P<first>{word})")
