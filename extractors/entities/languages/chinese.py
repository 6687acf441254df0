"""Chinese: family names beside titles and verbs, heads of bodies."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.entities.engine import Span
from extractors.entities.languages.place_names import named
from extractors.entities.languages.span_merge import Layers
from extractors.entities.languages.word_lists import any_of, phrases
from extractors.entities.text.gazetteer import Hit

__all__ = ["read"]

_HAN = r"[\u4e00-\u9fff]"
_NOT_GIVEN = "在说对将会和与的是表称于为也"
_KINDS = frozenset("子母分该本总新")
"""What makes a company one of a kind, not one of a name: ``子公司``."""

_SEATS = frozenset("市省县州")


def read(text: str, hits: Sequence[Hit]) -> tuple[Span, ...]:
    """Mark a Chinese text; see ``dispatch.read``."""
    layers = Layers()
    layers.claim(named(text, hits))
    layers.claim(_bodies(text))
    layers.claim(_people(text))
    layers.claim(_places(text, hits))
    full = set(layers.surfaces(text, "person"))
    layers.claim(_again(text, full))
    return layers.spans()


def _places(text: str, hits: Sequence[Hit]) -> Iterator[Span]:
    for start, end, entry in hits:
        if entry.type != "place" or not entry.sure:
            continue
        # The mayor's title, not the town's: 广州 | 市长.
        title = text[end - 1] in _SEATS and text[end : end + 1] == "长"
        yield Span(start, end - title, "place", 0.8, entry.id, entry.name)


def _bodies(text: str) -> Iterator[Span]:
    """Yield what ends in a head and begins after a word that is no name."""
    starts, generic = any_of("zh", "start"), phrases("zh", "generic")
    for match in _head().finditer(text):
        name = re.split(starts, match["name"])[-1]
        stem = name.removesuffix(match["head"])
        named = len(stem) > 1 and stem not in generic
        if (named and stem[-1] not in _KINDS) or len(match["head"]) > 2:
            yield Span(
                match.end() - len(name), match.end(), "organisation", 0.7
            )


@cache
def _head() -> re.Pattern[str]:
    head = any_of("zh", "head")
    return re.compile(rf"(?P<name>{_HAN}{{0,12}}?(?P<head>{head}))(?!长|员)")


def _people(text: str) -> Iterator[Span]:
    for pattern in _patterns():
        for match in pattern.finditer(text):
            role = (match["role"],) if "role" in match.groupdict() else ()
            yield Span(*match.span("name"), "person", 0.7, roles=role)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    family, title = any_of("zh", "family"), any_of("zh", "title")
    after = any_of("zh", "after")
    said = any_of("zh", "said")
    end = rf"(?=\s|{after}|{said}|$)"
    own = rf"(?:{family}){_HAN}(?:(?![{_NOT_GIVEN}]){_HAN})?{end}"
    foreign = rf"{_HAN}{{1,6}}(?:·{_HAN}{{1,6}}?)+{end}"
    return (
        re.compile(rf"(?P<role>{title})(?P<name>{foreign}|{own})"),
        re.compile(
            rf"(?:^|(?<=[，。、“”；：\s]))(?P<name>(?:{family}){_HAN}{{1,2}})"
            rf"(?={said})",
            re.MULTILINE,
        ),
        re.compile(
            rf"(?:^|(?<=[，。、“”；：\s]))(?P<name>{foreign})", re.MULTILINE
        ),
    )


def _again(text: str, names: set[str]) -> Iterator[Span]:
    for name in sorted(names, key=lambda n: (-len(n), n)):
        for match in re.finditer(re.escape(name), text):
            yield Span(*match.span(), "person", 0.7)
