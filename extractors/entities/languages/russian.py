"""Russian: titles in every case, names in guillemets, known names."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.entities.engine import Span
from extractors.entities.languages.place_names import named
from extractors.entities.languages.places import placed
from extractors.entities.languages.russian_cases import russian_cases
from extractors.entities.languages.span_merge import Layers
from extractors.entities.languages.word_lists import any_of, phrases
from extractors.entities.text.gazetteer import Hit

__all__ = ["read"]

_WORD = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_FULL = rf"{_WORD}(?: {_WORD}){{1,2}}"
_ADJECTIVE = r"(?:ый|ий|ой|ого|его|ому|ему|ым|им|ом|ем|ая|яя|ую|ое|ее)"
_OBLIQUE = ("ого", "его", "ому", "ему", "ых", "их", "ом", "ая", "ое")
_ENDING = r"[а-яё]{0,4}"


def read(text: str, hits: Sequence[Hit]) -> tuple[Span, ...]:
    """Mark a Russian text; see ``dispatch.read``."""
    layers = Layers()
    layers.claim(named(text, hits))
    layers.claim(_bodies(text))
    layers.claim(_people(text, hits))
    layers.claim(placed(text, "ru", hits))
    layers.claim(_acronyms(text))
    called = layers.surfaces(text, "person")
    short = (name.split(" ")[-1] for name in called if " " in name)
    layers.claim(layers.repeats(text, short))
    return layers.spans()


def _bodies(text: str) -> Iterator[Span]:
    for pattern in _patterns():
        for match in pattern.finditer(text):
            yield Span(*match.span("name"), "organisation", 0.7)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    firm, head = any_of("ru", "firm"), any_of("ru", "head")
    forms = {f for n in phrases("ru", "known") for f in russian_cases(n)}
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


def _people(text: str, hits: Sequence[Hit]) -> Iterator[Span]:
    lands = {hit.start: hit.end for hit in hits if hit.entry.type == "place"}
    for match in _titled().finditer(text):
        start, end = match.span("name")
        after = lands.get(start, start)
        if after >= end:
            continue
        name = text[start:end]
        if " " not in name and name.endswith(_OBLIQUE):
            continue  # ``судья Печерского суда``
        if after > start:  # ``премьер-министр Франции Люк Маршан``
            start = after + 1
        yield Span(start, end, "person", 0.8, roles=(match["role"],))
    for pattern in _others():
        for match in pattern.finditer(text):
            yield Span(*match.span("name"), "person", 0.7)
    for match in re.finditer(rf"(?<!\w)(?=({_FULL})){_WORD}", text):
        if _stem(match.group()) in _given():
            yield Span(*match.span(1), "person", 0.6)


@cache
def _given() -> frozenset[str]:
    return frozenset(map(_stem, phrases("ru", "given")))


def _stem(name: str) -> str:
    """Cut the ending of a case off a given name."""
    return re.sub(r"(?:а|я|у|ю|ом|ем|е|ы|и|ой|ей|й)$", "", name)


@cache
def _titled() -> re.Pattern[str]:
    title = any_of("ru", "title")
    return re.compile(
        rf"(?<![\w-])(?P<role>(?i:{title}){_ENDING})"
        rf"(?: [а-яё]+){{0,2}} (?P<name>{_WORD}(?: {_WORD}){{0,3}})"
    )


@cache
def _others() -> tuple[re.Pattern[str], ...]:
    said, title = any_of("ru", "said"), any_of("ru", "title")
    return (
        re.compile(rf"(?<!\w)(?:{said}) (?P<name>{_FULL})"),
        re.compile(rf"(?<!\w)(?P<name>{_FULL}) (?:{said})(?!\w)"),
        re.compile(rf"(?<!\w)(?P<name>{_FULL}), (?:{title}){_ENDING}(?!\w)"),
    )


def _acronyms(text: str) -> Iterator[Span]:
    never = phrases("ru", "never")
    for match in re.finditer(r"(?<![\w-])[А-ЯЁ]{3,6}(?![\w-])", text):
        if match.group() not in never:
            yield Span(*match.span(), "organisation", 0.5)
