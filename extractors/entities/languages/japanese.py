"""Japanese: people before titles, organisations by head noun."""

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
from extractors.entities.places.city_table import capital_names, city_by_id
from extractors.entities.places.geonames import VERY_LARGE_POPULATION
from extractors.entities.text.gazetteer import Hit
from extractors.entities.text.word_lists import any_of, phrases

__all__ = ["recognise"]

_HAN = "[\u3005\u4e00-\u9fff]"
_KANA = "[\u30a1-\u30fa\u30fc]"
"""Katakana: foreign names; the middle dot joins first name and surname."""

_FOREIGN = rf"{_KANA}{{2,16}}(?:・{_KANA}{{1,16}}){{0,3}}"
_NAME = rf"(?:{_HAN}{{1,10}}{_KANA}{{0,8}}|{_FOREIGN})"
_LONGEST_NAME = 6
_LONGEST_HAN_NAME = 5
_SHORTEST_FOREIGN = 3
_SHORT_KANA = 4
"""Characters of a place in katakana that is often another word: ``ミリ``."""
_LONGEST_PREFIX = 4
_VERY_LARGE = 3_000_000
_NEIGHBOURS = frozenset(["JP", "KR", "TW"])
_QUALIFIERS = "前元現新故兼"
"""Between a name and its title: ``岸田文雄前首相``."""

_COMMON_ENDS = frozenset(
    "県市区町村国省庁党社部会院所局課団軍学校人者員側製系的"
)
"""A run of characters that ends so is no name before a title."""


def recognise(text: str, hits: Sequence[Hit]) -> tuple[Span, ...]:
    """Recognise the entities in a Japanese text; see ``dispatch``."""
    places = [hit for hit in hits if _is_place(text, hit)]
    merger = SpanMerger()
    organisations = tuple(_find_organisations(text))
    merger.add(drop_inner(find_known_names(text, hits), organisations))
    merger.add(_find_people(text, places))
    merger.add(drop_inner(organisations, organisations))
    merger.add(
        Span(start, end, "place", 0.8, entry.id, entry.name)
        for start, end, entry in places
    )
    people = set(merger.surfaces(text, "person"))
    names = (name for name in people if len(name) > 2)
    merger.add(
        Span(start, end, "person", 0.7)
        for start, end in find_names(text, names)
    )
    return merger.spans()


def _is_place(text: str, hit: Hit) -> bool:
    """
    Distinguish a place from a word with the same characters.

    Katakana beside a name in katakana are a part of the word. Cities of
    China have names that are words in Japanese (``日照``).
    """
    start, end, entry = hit
    if entry.type != "place" or not entry.unambiguous:
        return False
    if re.match(_KANA, text[start]) and (
        re.match(_KANA, text[end : end + 1])
        or re.match(_KANA, text[max(0, start - 1) : start])
    ):
        return False
    city = city_by_id(entry.id.removeprefix("geonames:"))
    if (
        city is not None
        and re.match(_KANA, text[start])
        and end - start <= _SHORT_KANA
        and city.population < VERY_LARGE_POPULATION
        and city.name not in capital_names()
    ):
        return False
    return (
        city is None
        or city.countrycode in _NEIGHBOURS
        or city.population >= _VERY_LARGE
        or re.match(_KANA, text[start]) is not None
    )


def _find_people(text: str, places: Sequence[Hit]) -> Iterator[Span]:
    ends = {hit.end for hit in places}
    excluded = (
        phrases("ja", "never")
        | phrases("ja", "known")
        | phrases("ja", "generic")
    )
    for match in _title_pattern().finditer(text):
        start, end = match.span("name")
        end = _title_start(text, start, end, match.end())
        while end > start and text[end - 1] in _QUALIFIERS:
            end -= 1
        if end in ends:
            continue  # ``ロシア大統領``
        start = _name_start(text, start, end)
        name = text[start:end]
        if name not in excluded and _is_name(name):
            role = text[end : match.end()]
            yield Span(start, end, "person", 0.7, roles=(role,))


def _is_name(name: str) -> bool:
    """
    Return whether characters before a title are a name.

    In Chinese characters, a name begins with a listed family name. Before a
    title stand offices as well: ``法務大臣``, ``東京女子医大理事長``.
    """
    if name in _families():
        return True
    if len(name) <= 1 or name[-1] in _COMMON_ENDS:
        return False
    if not re.match(_HAN, name):
        return len(name) >= _SHORTEST_FOREIGN
    return len(name) <= _LONGEST_HAN_NAME and any(
        name[:size] in _families() and len(name) > size for size in (3, 2)
    )


def _title_start(text: str, start: int, at: int, end: int) -> int:
    """Return where a longer title starts: ``官房長官``, not ``長官``."""
    titles = phrases("ja", "title")
    first = max(start + 1, at - _LONGEST_PREFIX)
    return next((i for i in range(first, at) if text[i:end] in titles), at)


def _name_start(text: str, start: int, end: int) -> int:
    """Return where a name starts: at a listed family name, if there is one."""
    families = _families()
    for at in range(max(start, end - _LONGEST_NAME), end):
        if any(text[at : at + size] in families for size in (3, 2)):
            return at
    return start


@cache
def _families() -> frozenset[str]:
    return phrases("ja", "family")


@cache
def _title_pattern() -> re.Pattern[str]:
    title = any_of("ja", "title")
    return re.compile(
        rf"(?P<name>{_NAME})(?P<role>{title})"
        r"(?<!氏(?=[\u4e00-\u9fff]))"
    )


def _find_organisations(text: str) -> Iterator[Span]:
    generic = phrases("ja", "generic") | phrases("ja", "never")
    for pattern in _organisation_patterns():
        for match in pattern.finditer(text):
            name = match["name"]
            if name not in generic and not _common_start().match(name):
                yield Span(*match.span("name"), "organisation", 0.7)


@cache
def _common_start() -> re.Pattern[str]:
    """Match a name that begins with what a kind of organisations is called."""
    return re.compile(any_of("ja", "kind"))


@cache
def _organisation_patterns() -> tuple[re.Pattern[str], ...]:
    head, known = any_of("ja", "head"), any_of("ja", "known")
    part = "[\u3005\u4e00-\u9fff\u30a1-\u30fa\u30fcA-Za-zＡ-Ｚ&・]"
    return (
        re.compile(rf"(?<!{_KANA})(?P<name>{known})(?!{_KANA}|[A-Za-z])"),
        re.compile(
            rf"(?<!{part})(?P<name>{part}{{1,15}}?(?:{head}))"
            r"(?![長員化的性首生院業税人者主産費券法内外社議見])"
        ),
    )
