"""Chinese: people by surname, title and verb, organisations by head noun."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.entities.engine import Span
from extractors.entities.languages.place_names import find_known_names
from extractors.entities.languages.span_merge import SpanMerger, find_names
from extractors.entities.text.gazetteer import Hit
from extractors.entities.text.word_lists import any_of, phrases

__all__ = ["recognise"]

_HAN = r"[\u4e00-\u9fff]"
_NOT_IN_GIVEN_NAME = "在说对将会和与的是表称于为也"
_MAKES_COMMON_NOUN = frozenset("子母分该本总新")
"""Before a head noun these make a common noun: ``子公司``, subsidiary."""

_ADMINISTRATIVE_UNITS = frozenset("市省县州")


def recognise(text: str, hits: Sequence[Hit]) -> tuple[Span, ...]:
    """Recognise the entities in a Chinese text; see ``dispatch``."""
    merger = SpanMerger()
    merger.add(find_known_names(text, hits))
    merger.add(_find_organisations(text))
    merger.add(_find_people(text))
    merger.add(_find_places(text, hits))
    people = set(merger.surfaces(text, "person"))
    merger.add(_find_repeats(text, people))
    return merger.spans()


def _find_places(text: str, hits: Sequence[Hit]) -> Iterator[Span]:
    for start, end, entry in hits:
        if entry.type != "place" or not entry.unambiguous:
            continue
        # ``市`` belongs to the mayor's title, not to the city: 广州 | 市长.
        is_title = (
            text[end - 1] in _ADMINISTRATIVE_UNITS
            and text[end : end + 1] == "长"
        )
        yield Span(start, end - is_title, "place", 0.8, entry.id, entry.name)


def _find_organisations(text: str) -> Iterator[Span]:
    """
    Yield names that end in a head noun.

    A name starts after the last word that cannot be a part of it (section
    ``start`` of the word list).
    """
    starts, generic = any_of("zh", "start"), phrases("zh", "generic")
    for match in _organisation_pattern().finditer(text):
        name = re.split(starts, match["name"])[-1]
        stem = name.removesuffix(match["head"])
        has_name = (
            len(stem) > 1
            and stem not in generic
            and stem[-1] not in _MAKES_COMMON_NOUN
        )
        if has_name or len(match["head"]) > 2:
            yield Span(
                match.end() - len(name), match.end(), "organisation", 0.7
            )


@cache
def _organisation_pattern() -> re.Pattern[str]:
    head = any_of("zh", "head")
    return re.compile(rf"(?P<name>{_HAN}{{0,12}}?(?P<head>{head}))(?!长|员)")


def _find_people(text: str) -> Iterator[Span]:
    for pattern in _person_patterns():
        for match in pattern.finditer(text):
            role = (match["role"],) if "role" in match.groupdict() else ()
            yield Span(*match.span("name"), "person", 0.7, roles=role)


@cache
def _person_patterns() -> tuple[re.Pattern[str], ...]:
    family, title = any_of("zh", "family"), any_of("zh", "title")
    after = any_of("zh", "after")
    verbs = any_of("zh", "said")
    end = rf"(?=\s|{after}|{verbs}|$)"
    chinese = rf"(?:{family}){_HAN}(?:(?![{_NOT_IN_GIVEN_NAME}]){_HAN})?{end}"
    foreign = rf"{_HAN}{{1,6}}(?:·{_HAN}{{1,6}}?){{1,6}}{end}"
    return (
        re.compile(rf"(?P<role>{title})(?P<name>{foreign}|{chinese})"),
        re.compile(
            rf"(?:^|(?<=[，。、“”；：\s]))(?P<name>(?:{family}){_HAN}{{1,2}})"
            rf"(?={verbs})",
            re.MULTILINE,
        ),
        re.compile(
            rf"(?:^|(?<=[，。、“”；：\s]))(?P<name>{foreign})", re.MULTILINE
        ),
    )


def _find_repeats(text: str, names: set[str]) -> Iterator[Span]:
    """Yield further mentions of people; Chinese has no word boundaries."""
    for start, end in find_names(text, names):
        yield Span(start, end, "person", 0.7)
