"""Korean: people before titles, organisations by head noun."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.entities.engine import Span
from extractors.entities.languages.place_names import find_known_names
from extractors.entities.languages.span_merge import (
    SpanMerger,
    drop_inner,
    find_names,
)
from extractors.entities.text.gazetteer import Hit
from extractors.entities.text.word_lists import any_of, phrases

__all__ = ["recognise"]

_HANGUL = "[가-힣]"
_NOT_PEOPLE = ("never", "generic", "known", "ministry")
_PART = "[가-힣A-Za-z&·]"


def recognise(text: str, hits: Sequence[Hit]) -> tuple[Span, ...]:
    """Recognise the entities in a Korean text; see ``dispatch``."""
    merger = SpanMerger()
    organisations = tuple(_find_organisations(text))
    merger.add(drop_inner(find_known_names(text, hits), organisations))
    merger.add(organisations)
    merger.add(_find_people(text, hits))
    merger.add(
        Span(start, end, "place", 0.8, entry.id, entry.name)
        for start, end, entry in hits
        if entry.type == "place" and entry.unambiguous
    )
    people = set(merger.surfaces(text, "person"))
    merger.add(
        Span(start, end, "person", 0.7)
        for start, end in find_names(text, (n for n in people if len(n) > 2))
    )
    return merger.spans()


def _find_organisations(text: str) -> Iterator[Span]:
    generic = phrases("ko", "generic") | phrases("ko", "never")
    kinds = tuple(phrases("ko", "kind"))
    for pattern in _organisation_patterns():
        for match in pattern.finditer(text):
            name = match["name"]
            if name not in generic and not name.startswith(kinds):
                yield Span(*match.span("name"), "organisation", 0.7)


@cache
def _organisation_patterns() -> tuple[re.Pattern[str], ...]:
    known, head = any_of("ko", "known", "ministry"), any_of("ko", "head")
    end = _word_end()
    return (
        re.compile(rf"(?<!{_PART})(?P<name>{known}){end}"),
        re.compile(rf"(?<!{_PART})(?P<name>{_PART}{{2,12}}?(?:{head})){end}"),
    )


def _find_people(text: str, hits: Sequence[Hit]) -> Iterator[Span]:
    starts = {hit.start for hit in hits if hit.entry.type == "place"}
    excluded = frozenset().union(
        *(phrases("ko", each) for each in _NOT_PEOPLE)
    )
    countries = {
        hit.start for hit in hits if hit.entry.id.startswith("iso3166:")
    }
    for match in _foreign_leader_pattern().finditer(text):
        if match.start("country") in starts and match.start() not in countries:
            yield Span(
                *match.span("name"), "person", 0.7, roles=(match["role"],)
            )
    for pattern in _person_patterns():
        for match in pattern.finditer(text):
            start, end = match.span("name")
            words = match["name"].split(" ")
            if end - len(words[-1]) in starts:
                continue  # ``푸틴 러시아 대통령``
            if start in starts and len(words) > 1:
                start += len(words.pop(0)) + 1
            office = match.groupdict().get("office")
            if (
                start in starts
                or not excluded.isdisjoint(words)
                or (
                    office
                    and match.start("office") not in starts
                    and not _office_pattern().fullmatch(office)
                )
            ):
                continue
            yield Span(start, end, "person", 0.7, roles=(match["role"],))


@cache
def _foreign_leader_pattern() -> re.Pattern[str]:
    """Match ``기시다 후미오 일본 총리``: a name, a country and a title."""
    role = rf"(?:{any_of('ko', 'foreign')})"
    not_a_noun = r"(?<![은는을를의에서와과])"
    word = rf"{_HANGUL}{{2,7}}{not_a_noun}"
    return re.compile(
        rf"(?<!{_PART})(?P<name>{word}(?: {word})?)"
        rf" (?P<country>{_HANGUL}{{2,6}}) (?P<role>{role}){_word_end()}"
    )


@cache
def _office_pattern() -> re.Pattern[str]:
    """Match the organisation between a name and its title."""
    known, head = any_of("ko", "known", "ministry"), any_of("ko", "head")
    return re.compile(rf"{known}|{_PART}{{2,12}}(?:{head})")


@cache
def _person_patterns() -> tuple[re.Pattern[str], ...]:
    """
    Return patterns of names before titles.

    A Korean name is a listed family name with one or two syllables. An
    office can stand between (``이재명 더불어민주당 대표``). Of other names two
    words count, or one before the title of a head of state or a minister.
    """
    family, end = any_of("ko", "family"), _word_end()
    role = rf"(?:{any_of('ko', 'title')})"
    not_a_noun = r"(?<![은는을를의에이가로고며서해여쳐게도만면니피])"
    local = any_of("ko", "local")
    foreign_role = rf"(?:{any_of('ko', 'foreign')})"
    korean = rf"(?:{family}){_HANGUL}{{1,2}} ?{role}"
    return (
        re.compile(
            rf"(?<!{_PART})(?P<name>{_HANGUL}{{2,7}}{not_a_noun}"
            rf" (?!{korean}){_HANGUL}{{2,7}}{not_a_noun})"
            rf" (?P<role>{role}){end}"
        ),
        re.compile(
            rf"(?<!{_PART})(?P<name>(?:{family}){_HANGUL}{{2}})"
            rf" ?(?P<role>{role}){end}"
        ),
        re.compile(  # ``성남 시장`` is the mayor of a town
            rf"(?<!{_PART})(?P<name>(?:{family}){_HANGUL})"
            rf" (?P<role>(?!(?:{local})){role}){end}"
        ),
        re.compile(
            rf"(?<!{_PART})(?P<name>(?:{family}){_HANGUL}{{2}})"
            rf" (?P<office>{_PART}{{2,12}}?) ?(?P<role>{role}){end}"
        ),
        re.compile(
            rf"(?<!{_PART})(?P<name>{_HANGUL}{{3,7}}{not_a_noun})"
            rf" (?P<role>{foreign_role}){end}"
        ),
    )


def _word_end() -> str:
    """Return a pattern of the end of a word, before or after a particle."""
    return rf"(?=(?:{any_of('ko', 'case')})?(?!{_PART}))"
