"""Chinese: people by surname, title and verb, organisations by head noun."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.entities.engine import Span
from extractors.entities.languages.place_names import find_known_names
from extractors.entities.languages.span_merge import SpanMerger, find_names
from extractors.entities.places.city_table import capital_names, cities_named
from extractors.entities.places.geonames import VERY_LARGE_POPULATION
from extractors.entities.text.gazetteer import Entry, Hit
from extractors.entities.text.word_lists import any_of, phrases

__all__ = ["recognise"]

_HAN = r"[\u4e00-\u9fff]"
_NOT_IN_GIVEN_NAME = "在说对将会和与的是表称于为也"
_IN_FOREIGN_NAMES = (
    "阿埃艾安昂奥澳巴白拜班邦包保鲍贝本比彼毕宾波伯博勃布查昌彻达戴丹道德登邓狄迪"
    "蒂丁汀东杜顿多俄厄恩尔法凡范菲费芬佛夫弗福盖甘冈高戈格根古哈海汉豪赫黑亨洪"
    "胡华怀惠霍基吉季加贾杰金京卡凯坎康考柯科克肯孔库拉莱赖兰朗劳勒雷里理利莉连"
    "列林隆卢鲁路伦罗洛马麦曼芒毛梅门蒙米密明莫默木穆纳娜奈南内尼涅宁纽努诺欧帕"
    "潘佩皮平普齐奇恰乔切琴丘曲让热荣茹瑞萨塞桑瑟沙山尚舍申圣施史舒思斯苏索塔泰"
    "坦汤唐特滕提田廷图托脱瓦万威韦维温沃乌武西希锡夏肖谢辛休雅亚延扬耶叶伊易因"
    "英尤于约扎泽詹珍芝茨兹佐龙森松宋"
)
"""Characters that write the sounds of foreign names (Xinhua's tables)."""
_MAKES_COMMON_NOUN = frozenset("子母分该本总新")
"""Before a head noun these make a common noun: ``子公司``, subsidiary."""

_COMMON_BEFORE = {
    "党": frozenset("政"),
    "队": frozenset("球离归部排军团舰车战"),
}
"""Before these short head nouns they make other words: ``政党``, ``离队``."""

_LONGEST = 12
_LONGEST_STEM = {"党": 5, "队": 5}
"""
Characters before a short head noun, which words in clauses contain too. A name
that begins with a place can be longer.
"""

_UNITS = "省市县州区部局署厅院会社"
"""End names of places and offices, and no names of people."""
_OFFICES = frozenset("部局署厅")
"""A head noun that ends so is a name alone: ``外交部``, but not ``委员会``."""

_ADMINISTRATIVE_UNITS = frozenset("市省县州")
_CHINESE = frozenset(["CN", "TW", "HK", "MO"])
_SHORT = 2


def recognise(text: str, hits: Sequence[Hit]) -> tuple[Span, ...]:
    """Recognise the entities in a Chinese text; see ``dispatch``."""
    merger = SpanMerger()
    merger.add(find_known_names(text, hits))
    merger.add(_find_organisations(text, hits))
    merger.add(_find_people(text))
    merger.add(_find_places(text, hits))
    people = set(merger.surfaces(text, "person"))
    merger.add(_find_repeats(text, people))
    return merger.spans()


def _find_places(text: str, hits: Sequence[Hit]) -> Iterator[Span]:
    for start, end, entry in hits:
        if not _is_place(text, start, end, entry):
            continue
        # ``市`` belongs to the mayor's title, not to the city: 广州 | 市长.
        is_title = (
            text[end - 1] in _ADMINISTRATIVE_UNITS
            and text[end : end + 1] == "长"
        )
        yield Span(start, end - is_title, "place", 0.8, entry.id, entry.name)


def _is_place(text: str, start: int, end: int, entry: Entry) -> bool:
    """
    Distinguish a place from characters of other words.

    Two characters that name a small foreign town stand more often in other
    words: ``府中`` in ``政府中``, ``阿拉`` in ``阿拉伯``.
    """
    if entry.type != "place" or not entry.unambiguous:
        return False
    surface = text[start:end]
    if surface in phrases("zh", "never"):
        return False
    if len(surface) > _SHORT or text[end : end + 1] in _ADMINISTRATIVE_UNITS:
        return True
    cities = cities_named(surface)
    return not cities or any(
        city.countrycode in _CHINESE
        or city.population >= VERY_LARGE_POPULATION
        or city.name in capital_names()
        for city in cities
    )


def _find_organisations(text: str, hits: Sequence[Hit]) -> Iterator[Span]:
    """
    Yield names that end in a head noun.

    A name starts after the last word that cannot be a part of it (section
    ``start`` of the word list). Without such a word in a long clause it
    starts at a place, because no other start is known.
    """
    starts = re.compile(any_of("zh", "start"))
    places = sorted(hit.start for hit in hits if hit.entry.type == "place")
    last = 0
    for match in _organisation_pattern().finditer(text):
        head, end = match["head"], match.end()
        first, stem_end = match.start(), end - len(head)
        start = first
        for word in starts.finditer(text, first, stem_end):
            start = word.end()
        is_cut = start == first > last and _is_han(text[first - 1])
        last = end
        if is_cut:
            at = bisect_left(places, first)
            if at == len(places) or places[at] >= stem_end:
                continue
            start = places[at]
        is_placed = bisect_left(places, start) < bisect_right(places, start)
        longest = _LONGEST if is_placed else _LONGEST_STEM.get(head, _LONGEST)
        if _is_organisation(text[start:stem_end], head, longest):
            yield Span(start, end, "organisation", 0.7)


def _is_organisation(stem: str, head: str, longest: int) -> bool:
    """Return whether a head noun and the words before it are a name."""
    if not stem:
        return len(head) > _SHORT and head[-1] in _OFFICES
    return (
        1 < len(stem) <= longest
        and stem not in phrases("zh", "generic")
        and stem[-1] not in _MAKES_COMMON_NOUN
        and stem[-1] not in _COMMON_BEFORE.get(head, ())
        and not _kinds().fullmatch(stem)
    )


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


@cache
def _kinds() -> re.Pattern[str]:
    """Match words that tell the kind of an organisation: ``汽车制造``."""
    return re.compile(rf"(?:{any_of('zh', 'kind')})+")


@cache
def _organisation_pattern() -> re.Pattern[str]:
    head = any_of("zh", "head")
    return re.compile(
        rf"(?P<name>{_HAN}{{0,{_LONGEST}}}?(?P<head>{head}))(?!长|员)"
    )


def _find_people(text: str) -> Iterator[Span]:
    for pattern in _person_patterns():
        for match in pattern.finditer(text):
            if _word_at_start().match(match["name"]):
                continue  # ``高调宣称``: the adverb begins as a surname
            role = (match["role"],) if "role" in match.groupdict() else ()
            yield Span(*match.span("name"), "person", 0.7, roles=role)


@cache
def _word_at_start() -> re.Pattern[str]:
    """Match words that begin with the character of a surname."""
    return re.compile(any_of("zh", "never"))


@cache
def _person_patterns() -> tuple[re.Pattern[str], ...]:
    family, title = any_of("zh", "family"), any_of("zh", "title")
    after = any_of("zh", "after")
    verbs = any_of("zh", "said")
    end = rf"(?=\s|\d{{1,2}}日|{after}|{verbs}|$)"
    chinese = rf"(?:{family}){_HAN}(?:(?![{_NOT_IN_GIVEN_NAME}]){_HAN})?{end}"
    foreign = rf"{_HAN}{{1,6}}(?:·{_HAN}{{1,6}}?){{1,6}}{end}"
    surname = rf"[{_IN_FOREIGN_NAMES}]{{2,6}}{end}"
    begin = r"(?:^|(?<=[，。、“”；：\s]))"
    return (
        re.compile(
            rf"(?P<role>{title})(?P<name>{foreign}|{chinese}|{surname})"
        ),
        re.compile(
            rf"{begin}(?P<name>(?:{family}){_HAN}{{1,2}})(?={verbs})",
            re.MULTILINE,
        ),
        # ``习近平20日在``: words of two characters are also places and nouns.
        re.compile(
            rf"{begin}(?P<name>(?:{family}){_HAN}(?![{_UNITS}]){_HAN})"
            rf"(?=\d{{1,2}}日(?:在|{verbs}))",
            re.MULTILINE,
        ),
        re.compile(rf"{begin}(?P<name>{foreign})", re.MULTILINE),
    )


def _find_repeats(text: str, names: set[str]) -> Iterator[Span]:
    """Yield further mentions of people; Chinese has no word boundaries."""
    for start, end in find_names(text, names):
        yield Span(start, end, "person", 0.7)
