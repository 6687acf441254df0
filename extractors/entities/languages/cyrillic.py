"""Russian and Ukrainian: titles in all cases, names in quotation marks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from extractors.entities.engine import Span
from extractors.entities.languages.place_names import find_known_names
from extractors.entities.languages.places import find_places
from extractors.entities.languages.span_merge import (
    SpanMerger,
    drop_inner,
    find_repeats,
)
from extractors.entities.text.gazetteer import Hit
from extractors.entities.text.other_names import find_other_names
from extractors.entities.text.patterns import CYRILLIC_LOWER as LOWER
from extractors.entities.text.patterns import CYRILLIC_UPPER as UPPER
from extractors.entities.text.patterns import CYRILLIC_WORD as WORD
from extractors.entities.text.person_cases import (
    find_inflected_surnames,
    name_in_nominative,
)
from extractors.entities.text.russian_cases import russian_cases
from extractors.entities.text.word_lists import any_of, phrases

__all__ = ["LANGUAGES", "recognise"]

LANGUAGES = ("ru", "uk")

_FULL = rf"{WORD}(?: {WORD}){{1,2}}"
_ADJECTIVE = (
    r"(?:ый|ий|ой|ого|его|ому|ему|ым|им|ом|ем|ая|яя|ую|ое|ее"
    r"|ої|ій|ою|а|я|е|є)"
)
_OBLIQUE = ("ого", "его", "ому", "ему", "ых", "их", "ом", "ая", "ое")
_PART = "[а-яёіїєґ-]"
"""A small letter or a hyphen."""

_ENDING = rf"{LOWER}{{0,4}}"


def recognise(
    text: str, language: str, hits: Sequence[Hit]
) -> tuple[Span, ...]:
    """Recognise entities in one of ``LANGUAGES``; see ``dispatch``."""
    merger = SpanMerger()
    merger.exclude(find_other_names(text, language))
    organisations = tuple(_find_organisations(text, language))
    merger.add(drop_inner(find_known_names(text, hits), organisations))
    merger.add(drop_inner(organisations, organisations))
    merger.add(_find_people(text, language, hits))
    merger.add(find_places(text, language, hits))
    merger.add(_find_acronyms(text, language))
    people = merger.surfaces(text, "person")
    surnames = (name.split(" ")[-1] for name in people if " " in name)
    merger.add(find_repeats(text, surnames))
    spans = name_in_nominative(text, language, merger.spans())
    merger.add(find_inflected_surnames(text, language, spans))
    return name_in_nominative(text, language, merger.spans())


def _find_organisations(text: str, language: str) -> Iterator[Span]:
    for pattern in _organisation_patterns(language):
        for match in pattern.finditer(text):
            yield Span(*match.span("name"), "organisation", 0.7)


@cache
def _organisation_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    firm, head = any_of(language, "firm"), any_of(language, "head")
    ministry, field = any_of(language, "ministry"), any_of(language, "field")
    forms = {
        form
        for name in phrases(language, "known")
        for form in russian_cases(name)
    }
    known = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    more = any_of(language, "more")
    return (
        re.compile(
            rf"(?i:{firm}){_ENDING} [«\"„](?P<name>[^»\"“]{{2,40}})[»\"“]"
        ),
        re.compile(rf"(?<![\w-])(?P<name>{known})(?![\w-])"),
        re.compile(
            rf"(?<!\w)(?P<name>(?:{ministry}){_ENDING} (?:{field}))(?!\w)"
        ),
        re.compile(
            rf"(?<!\w)(?P<name>{UPPER}{_PART}+{_ADJECTIVE}"
            rf"(?: {_PART}+{_ADJECTIVE})? (?:{head}){_ENDING}"
            rf"(?: (?:{more}))?)(?!\w)"
        ),
        re.compile(rf"[«„](?P<name>{UPPER}{_PART}{{1,30}})[»“](?!,? —)"),
    )


def _find_people(
    text: str, language: str, hits: Sequence[Hit]
) -> Iterator[Span]:
    given = _first_name_stems(language)
    openings = phrases(language, "open")
    place_ends = {
        hit.start: hit.end
        for hit in hits
        if hit.entry.type == "place" and not _is_first_name(text, hit, given)
    }
    for match in _title_pattern(language).finditer(text):
        start, end = match.span("name")
        place_end = place_ends.get(start, start)
        if place_end >= end:
            continue
        name = text[start:end]
        if name.split(" ")[0] in openings:
            continue
        if " " not in name and name.endswith(_OBLIQUE):
            continue  # ``судья Печерского суда``
        if place_end > start:  # ``премьер-министр Франции Люк Маршан``
            start = place_end + 1
        end = _end_before_institution(text, start, end, language)
        if start < end:
            yield Span(start, end, "person", 0.8, roles=(match["role"],))
    countries = {
        hit.start: hit.end
        for hit in hits
        if hit.entry.id.startswith("iso3166:") and hit.start in place_ends
    }
    yield from _find_in_context(text, language, countries)
    for match in re.finditer(rf"(?<!\w)(?=({_FULL})){WORD}", text):
        if _stem(match.group()) in given:
            yield Span(*match.span(1), "person", 0.6)


def _find_in_context(
    text: str, language: str, countries: Mapping[int, int]
) -> Iterator[Span]:
    """Yield the people beside a verb of saying, or before a title."""
    for pattern in _other_person_patterns(language):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            if start in countries:  # ``МИД Китая Ван Вэй заявил``
                start = countries[start] + 1
            end = _end_before_institution(text, start, end, language)
            if " " in text[start:end]:
                yield Span(start, end, "person", 0.7)


def _end_before_institution(
    text: str, start: int, end: int, language: str
) -> int:
    """
    Return where a name ends before ``Ассоциации``.

    An institution follows its ``представитель`` as a name follows a title.
    """
    match = _institution(language).search(text, start, end)
    return end if match is None else max(start, match.start() - 1)


@cache
def _institution(language: str) -> re.Pattern[str]:
    stems = any_of(language, "institution")
    return re.compile(
        rf"(?<![\w-])(?:{stems})(?:[аяиыуюеії]|ей|ой|ою|ом|ем|ий|ии|ию|ией|ів"
        rf"|ов|ами|ах|їв|ям|ями|ях|ію|ією|ії|ної|ной)?(?![\w-])"
    )


def _is_first_name(text: str, hit: Hit, given: frozenset[str]) -> bool:
    """Distinguish ``Владимир Путин`` from the city."""
    return (
        _stem(text[hit.start : hit.end]) in given
        and _NEXT_WORD.match(text, hit.end) is not None
    )


_NEXT_WORD = re.compile(rf" {WORD}")


@cache
def _first_name_stems(language: str) -> frozenset[str]:
    return frozenset(map(_stem, phrases(language, "given")))


def _stem(name: str) -> str:
    """Remove the case ending of a first name."""
    return re.sub(
        r"(?:ові|еві|єві|ією|єю|ею|ою|а|я|у|ю|ом|ем|єм|е|ы|и|і|ї|о|ой|ей|й"
        r"|ь)$",
        "",
        name,
    )


@cache
def _title_pattern(language: str) -> re.Pattern[str]:
    title = any_of(language, "title")
    return re.compile(
        rf"(?<![\w-])(?P<role>(?i:{title}){_ENDING})"
        rf"(?: {LOWER}+){{0,2}} (?P<name>{WORD}(?: {WORD}){{0,3}})"
    )


@cache
def _other_person_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    said, title = any_of(language, "said"), any_of(language, "title")
    return (
        re.compile(rf"(?<!\w)(?:{said}) (?P<name>{_FULL})"),
        re.compile(rf"(?<!\w)(?P<name>{_FULL}) (?:{said})(?!\w)"),
        re.compile(rf"(?<!\w)(?P<name>{_FULL}), (?:{title}){_ENDING}(?!\w)"),
    )


def _find_acronyms(text: str, language: str) -> Iterator[Span]:
    excluded = phrases(language, "never")
    for match in re.finditer(rf"(?<![\w-]){UPPER}{{3,6}}(?![\w-])", text):
        start, end = match.span()
        in_capitals = _CAPITALS_BEFORE.search(
            text, max(0, start - 12), start
        ) or _CAPITALS_AFTER.match(text, end)
        if match.group() not in excluded and not in_capitals:
            yield Span(start, end, "organisation", 0.5)


_CAPITALS_BEFORE = re.compile(rf"{UPPER}{{3,}} \Z")
_CAPITALS_AFTER = re.compile(rf" {UPPER}{{3,}}(?!\w)")
