"""People in Latin script: after titles, beside verbs of saying, by name."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.entities.engine import Span
from extractors.entities.languages.patterns import WORD, run
from extractors.entities.languages.places import is_pointed_at
from extractors.entities.languages.word_lists import any_of, phrases
from extractors.entities.text.gazetteer import Hit
from extractors.entities.text.lexicon import names

__all__ = ["people", "shorter", "titles"]

_NUMERAL = re.compile("[IVX]+")


def people(text: str, language: str, hits: Sequence[Hit]) -> Iterator[Span]:
    """Yield the people of a text, the surest first; some may overlap."""
    lands = {
        hit.start: hit.end
        for hit in hits
        if hit.entry.type == "place"
        and (hit.entry.sure or is_pointed_at(text, hit, language))
    }
    yield from _titled(text, language, lands)
    for pattern in _beside(language):
        for match in pattern.finditer(text):
            start, end = _span(text, *match.span("name"), language)
            surface = text[start:end]
            if (
                " " in surface
                and start not in lands
                and not _ends_in_title(surface, language)
            ):
                yield Span(start, end, "person", 0.7)
    yield from _by_given_name(text, language, lands)
    for match in _said_one(language).finditer(text):
        if match["name"] in names("surnames.txt"):
            yield Span(*match.span("name"), "person", 0.5)


def titles(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield where titles stand: ``Wali Kota`` is no town."""
    pattern = re.compile(rf"(?<!\w)(?:{any_of(language, 'title')})(?!\w)")
    for match in pattern.finditer(text):
        yield match.span()


def shorter(called: Sequence[str], language: str) -> Iterator[str]:
    """Give the names by which people are called when named again."""
    for name in called:
        parts = name.split(" ")
        short = parts[0] if language == "id" else parts[-1]
        if len(parts) > 1:
            yield name
        if len(parts) > 1 and len(short) > 2 and not _NUMERAL.fullmatch(short):
            yield short


def _titled(text: str, language: str, lands: dict[int, int]) -> Iterator[Span]:
    for match in _title(language).finditer(text):
        start, end = match.span("name")
        after = lands.get(start, start)
        if after >= end:
            continue  # the title is of a place: ``Wali Kota Medan``
        if after > start:  # ``Perdana Menteri Prancis Luc Marchand``
            start = after + 1
        _, end = _span(text, start, end, language)
        yield Span(start, end, "person", 0.8, roles=(match["role"],))
    for match in _title_of(language).finditer(text):
        start, end = _span(text, *match.span("name"), language)
        if " " in text[start:end] and start not in lands:
            yield Span(start, end, "person", 0.7, roles=(match["role"],))


def _by_given_name(
    text: str, language: str, lands: dict[int, int]
) -> Iterator[Span]:
    opening = phrases(language, "open")
    given = phrases(language, "given") | names("first_names.txt")
    for match in _full(language).finditer(text):
        first = match["first"]
        if first in given and first not in opening:
            start, end = _span(text, *match.span("name"), language)
            if " " in text[start:end] and start not in lands:
                yield Span(start, end, "person", 0.6)


def _ends_in_title(surface: str, language: str) -> bool:
    """Tell ``Hessens Arbeitsministerin`` from a name."""
    last = surface.rpartition(" ")[2]
    return re.fullmatch(_title_words(language), last) is not None


def _span(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """Leave out the opening of a sentence, and a German noun behind."""
    first, space, _ = text[start:end].partition(" ")
    if space and first in phrases(language, "open"):
        start += len(first) + 1
    if language == "de":
        start = _after_noun(text, start, end)
        end = _without_noun(text, start, end)
    return start, end


def _after_noun(text: str, start: int, end: int) -> int:
    """Begin a German name behind what it is: ``Landrat Jens Lohmann``."""
    first, *more = text[start:end].split(" ")
    given = names("first_names.txt")
    if len(more) > 1 and first not in given and more[0] in given:
        return start + len(first) + 1
    return start


def _without_noun(text: str, start: int, end: int) -> int:
    """End a German name at its surname: nouns have capitals too."""
    at = start
    for word in text[start:end].split(" ")[:-1]:
        at += len(word) + 1
        given = word in names("first_names.txt") or word.endswith(".")
        if at - len(word) - 1 > start and word[0].isupper() and not given:
            return at - 1
    return end


def _title_words(language: str) -> str:
    """In German, whatever is joined before it: ``Arbeitsministerin``."""
    words = any_of(language, "title")
    return rf"(?=[A-ZÄÖÜ])\w*(?i:{words})" if language == "de" else words


@cache
def _title(language: str) -> re.Pattern[str]:
    title = _title_words(language)
    small = any_of(language, "of", "and", "where", "inner", "said")
    adjective = (
        ""
        if language in {"de", "id"}
        else rf"(?: (?!(?:{small})(?!\w))[a-zß-ÿ][\w-]+)?"
    )
    return re.compile(
        rf"(?<!\w)(?P<role>{title}){adjective} (?P<name>{run(language, 1)})"
    )


@cache
def _title_of(language: str) -> re.Pattern[str]:
    """``ministra de Hacienda, Ana Prieto``, ``directora, Ana Prieto``."""
    title, of = _title_words(language), any_of(language, "of")
    of_what = rf"(?: (?:(?:{of})(?: |(?<=['’])))?{run(language, 1)})?"
    return re.compile(
        rf"(?<!\w)(?P<role>{title}){of_what}, (?P<name>{run(language, 2)})"
    )


@cache
def _beside(language: str) -> tuple[re.Pattern[str], ...]:
    said, title = any_of(language, "said"), _title_words(language)
    name = rf"(?P<name>{run(language, 2)})"
    return (
        re.compile(rf"(?<!\w)(?:{said}) {name}"),
        re.compile(rf"(?<!\w){name},? (?:{said})(?!\w)"),
        re.compile(rf"(?<!\w){name}, (?:\w{{2,3}} |l['’])?(?:{title})(?!\w)"),
    )


@cache
def _said_one(language: str) -> re.Pattern[str]:
    """``criticó Gutiérrez``: one name, which the lists must know."""
    said = any_of(language, "said")
    return re.compile(rf"(?<!\w)(?:{said}) (?P<name>{WORD})(?!\w)")


@cache
def _full(language: str) -> re.Pattern[str]:
    """A run from each of its words on: ``Die Pilotin Hanna Wolters``."""
    return re.compile(
        rf"(?<![\w-])(?=(?P<name>{run(language, 2)}))(?P<first>{WORD})"
    )
