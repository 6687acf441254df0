"""Russian: titles in all cases, names in quotation marks, known names."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.entities.engine import Span
from extractors.entities.languages.place_names import find_known_names
from extractors.entities.languages.places import find_places
from extractors.entities.languages.russian_cases import russian_cases
from extractors.entities.languages.span_merge import SpanMerger, find_repeats
from extractors.entities.languages.word_lists import any_of, phrases
from extractors.entities.text.gazetteer import Hit

__all__ = ["recognise"]

_WORD = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_FULL = rf"{_WORD}(?: {_WORD}){{1,2}}"
_ADJECTIVE = r"(?:ый|ий|ой|ого|его|ому|ему|ым|им|ом|ем|ая|яя|ую|ое|ее)"
_OBLIQUE = ("ого", "его", "ому", "ему", "ых", "их", "ом", "ая", "ое")
_ENDING = r"[а-яё]{0,4}"


def recognise(text: str, hits: Sequence[Hit]) -> tuple[Span, ...]:
    """Recognise the entities in a Russian text; see ``dispatch``."""
    merger = SpanMerger()
    merger.add(find_known_names(text, hits))
    merger.add(_find_organisations(text))
    merger.add(_find_people(text, hits))
    merger.add(find_places(text, "ru", hits))
    merger.add(_find_acronyms(text))
    people = merger.surfaces(text, "person")
    surnames = (name.split(" ")[-1] for name in people if " " in name)
    merger.add(find_repeats(text, surnames))
    return merger.spans()


def _find_organisations(text: str) -> Iterator[Span]:
    for pattern in _organisation_patterns():
        for match in pattern.finditer(text):
            yield Span(*match.span("name"), "organisation", 0.7)


@cache
def _organisation_patterns() -> tuple[re.Pattern[str], ...]:
    firm, head = any_of("ru", "firm"), any_of("ru", "head")
    forms = {
        form for name in phrases("ru", "known") for form in russian_cases(name)
    }
    known = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    return (
        re.compile(
            rf"(?i:{firm}){_ENDING} [«\"„](?P<name>[^»\"“]{{2,40}})[»\"“]"
        ),
        re.compile(rf"(?<![\w-])(?P<name>{known})(?![\w-])"),
        re.compile(
            rf"(?<!\w)(?P<name>[А-ЯЁ][а-яё-]+{_ADJECTIVE}"
            rf"(?: [а-яё-]+{_ADJECTIVE})? (?:{head}){_ENDING})(?!\w)"
        ),
        re.compile(r"[«„](?P<name>[А-ЯЁ][а-яё-]{1,30})[»“](?!,? —)"),
    )


def _find_people(text: str, hits: Sequence[Hit]) -> Iterator[Span]:
    place_ends = {
        hit.start: hit.end for hit in hits if hit.entry.type == "place"
    }
    for match in _title_pattern().finditer(text):
        start, end = match.span("name")
        place_end = place_ends.get(start, start)
        if place_end >= end:
            continue
        name = text[start:end]
        if " " not in name and name.endswith(_OBLIQUE):
            continue  # ``судья Печерского суда``
        if place_end > start:  # ``премьер-министр Франции Люк Маршан``
            start = place_end + 1
        yield Span(start, end, "person", 0.8, roles=(match["role"],))
    for pattern in _other_person_patterns():
        for match in pattern.finditer(text):
            yield Span(*match.span("name"), "person", 0.7)
    for match in re.finditer(rf"(?<!\w)(?=({_FULL})){_WORD}", text):
        if _stem(match.group()) in _first_name_stems():
            yield Span(*match.span(1), "person", 0.6)


@cache
def _first_name_stems() -> frozenset[str]:
    return frozenset(map(_stem, phrases("ru", "given")))


def _stem(name: str) -> str:
    """Remove the case ending of a first name."""
    return re.sub(r"(?:а|я|у|ю|ом|ем|е|ы|и|ой|ей|й)$", "", name)


@cache
def _title_pattern() -> re.Pattern[str]:
    title = any_of("ru", "title")
    return re.compile(
        rf"(?<![\w-])(?P<role>(?i:{title}){_ENDING})"
        rf"(?: [а-яё]+){{0,2}} (?P<name>{_WORD}(?: {_WORD}){{0,3}})"
    )


@cache
def _other_person_patterns() -> tuple[re.Pattern[str], ...]:
    said, title = any_of("ru", "said"), any_of("ru", "title")
    return (
        re.compile(rf"(?<!\w)(?:{said}) (?P<name>{_FULL})"),
        re.compile(rf"(?<!\w)(?P<name>{_FULL}) (?:{said})(?!\w)"),
        re.compile(rf"(?<!\w)(?P<name>{_FULL}), (?:{title}){_ENDING}(?!\w)"),
    )


def _find_acronyms(text: str) -> Iterator[Span]:
    excluded = phrases("ru", "never")
    for match in re.finditer(r"(?<![\w-])[А-ЯЁ]{3,6}(?![\w-])", text):
        if match.group() not in excluded:
            yield Span(*match.span(), "organisation", 0.5)
