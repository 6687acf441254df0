"""
Find the day in a date, in figures or in words.

Figures are read if their order is certain: the year comes first, dots
separate them (the day comes first), one of them is above 12, or the language
has one order. Otherwise ``03/04/2026`` is no day.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError

from extractors.formats.common.date_forms.month_names import month_of
from extractors.formats.common.date_forms.normalise import fold
from extractors.formats.common.date_forms.solar_hijri import (
    YEARS,
    gregorian_day,
)
from extractors.model.language_tags import base_language

__all__ = ["BREAK", "figures_in", "full_year", "read_words"]

_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>\d{4})\s?(?P<mark>[./-])\s?(?P<month>\d{1,2})"
    r"\s?(?P=mark)\s?(?P<day>\d{1,2})(?!\d)\.?"
)
_YEAR_LAST = re.compile(
    r"(?<![\d.:/-])(?P<first>\d{1,2})\s?(?P<mark>[./-])\s?(?P<second>\d{1,2})"
    r"\s?(?P=mark)\s?(?P<year>\d{4}|\d\d)(?![\d:])"
)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_TOKEN = re.compile(r"\d+|[^\s\d,،;/()\[\]|:'\u2019\"\u00b7\u2022<>_-]+|[|']")
_FILLERS = frozenset({
    "", "st", "nd", "rd", "th", "er", "º", "ª", "°", "re", "de", "of", "del",
    "d", "do", "di", "du", "le", "el", "den", "der", "am", "m", "gada", "g",
    "ano", "г", "року", "рік", "р", "ж", "թ", "คศ", "พศ",
})  # fmt: skip
BREAK = "|"
"""Stands where a time of day was."""

_THAI = re.compile(r"[\u0e00-\u0e7f]")
_BUDDHIST = 543
_EARLIEST_YEAR = 1583  # the calendar's first full; before it is another one


_ALSO_WEEKDAYS = frozenset({"mar"})
"""``mar. 24 nov.`` is a Tuesday in French, Spanish and Italian."""


def figures_in(text: str, language: str) -> tuple[date | None, str] | None:
    """
    Return the day that a text states in figures.

    Returns:
        The day and the text without it; the day is None if its order is not
        certain or if the calendar does not have it. None if the text states
        no day in figures.
    """
    if match := _YEAR_FIRST.search(text):
        year, month, day = map(int, match.group("year", "month", "day"))
        is_persian = base_language(language) == "fa"
        read = gregorian_day if is_persian and year in YEARS else _date
        return read(year, month, day), _without(text, match)
    match = _YEAR_LAST.search(text)
    # ``20 May 2026 15.05.00`` has its year elsewhere.
    if match and (len(match["year"]) == 4 or not _YEAR.search(text)):
        return _year_last(match, language), _without(text, match)
    return None


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def _year_last(match: re.Match[str], language: str) -> date | None:
    first, second = int(match["first"]), int(match["second"])
    order = _order(first, second, match["mark"], language)
    year = int(match["year"])
    if len(match["year"]) == 2:
        # ``20/11/26`` can start with the year.
        is_certain = order == "md" and second > 12
        if not is_certain and _language_order(language) != "dmy":
            return None
        year = full_year(year)
    if order == "dm":
        return _date(year, second, first)
    return _date(year, first, second) if order == "md" else None


def _order(first: int, second: int, mark: str, language: str) -> str:
    if first > 12:
        return "dm"
    if second > 12:
        return "md"
    if mark == "." or first == second:
        return "dm"
    return {"dmy": "dm", "mdy": "md"}.get(_language_order(language), "")


@cache
def _language_order(language: str) -> str:
    """
    Return the order of a date in figures; empty if it is not certain.

    English without a region has two orders.
    """
    if language.lower() in {"", "en"}:
        return ""
    base, *rest = language.replace("_", "-").split("-")
    region = next((part for part in rest if len(part) == 2), "")
    tag = f"{base}-{region}" if region else base
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return ""
    pattern = locale.date_formats["short"].pattern.lower()
    return "".join(
        dict.fromkeys(mark for mark in pattern if mark in {"d", "m", "y"})
    )


def read_words(text: str, language: str) -> date | None:
    """
    Return the day that a text states with the name of a month.

    Args:
        text: a date without its time of day, which is replaced by ``|``.
        language: BCP 47; empty if unknown.

    Returns:
        None if the text states no day, or more than one.
    """
    tokens = [
        token for token in _TOKEN.findall(text) if fold(token) not in _FILLERS
    ]
    if tokens and fold(tokens[0]) in _ALSO_WEEKDAYS:
        rest = tokens[1:]
        tokens = rest if _find_month(list(rest), language)[1] else tokens
    at, month = _find_month(tokens, language)
    figures = sum(token.isdigit() for token in tokens)
    if not month or figures != 2:
        return None
    words = [token for token in tokens if token != BREAK]
    day = _read_triple(words, words.index(tokens[at]), month)
    if day is not None and _THAI.search(text) and day.year > 2400:
        return _date(day.year - _BUDDHIST, day.month, day.day)
    return day


def _find_month(tokens: list[str], language: str) -> tuple[int, int]:
    """
    Return place and number of a month that has figures beside it.

    A month of two words is joined in the list.
    """
    for at, token in enumerate(tokens):
        if token.isdigit() or token in {BREAK, "'"}:
            continue
        pair = " ".join(tokens[at : at + 2])
        if month := month_of(pair, language):
            tokens[at : at + 2] = [pair]
        else:
            month = month_of(token, language)
        near = tokens[max(at - 1, 0) : at + 2]
        if month and any(part.isdigit() for part in near):
            _drop_second_name(tokens, at + 1, month, language)
            return at, month
    return 0, 0


def _drop_second_name(
    tokens: list[str], at: int, month: int, language: str
) -> None:
    """
    Remove the other name of the month behind it.

    Arab agencies write both names: ``24 تشرين الثاني/نوفمبر 2026``.
    """
    for end in (at + 2, at + 1):
        if month_of(" ".join(tokens[at:end]), language) == month:
            del tokens[at:end]
            return


def _read_triple(tokens: Sequence[str], at: int, month: int) -> date | None:
    first = tokens[at - 1] if at else ""
    after = tokens[at + 1 :]
    if at > 1 and first.isdigit() and tokens[at - 2].isdigit():
        return _from_figures(tokens[at - 2], month, first)
    if len(first) == 4 and first.isdigit() and after[:1]:
        return _from_figures(first, month, after[0])
    if first.isdigit():
        return _day_month_year(first, month, after)
    if len(after) > 1 and after[0].isdigit():
        rest = [t for t in after[1:] if t.isdigit()]
        return _from_figures(rest[0], month, after[0]) if rest else None
    return None


def _day_month_year(
    first: str, month: int, after: Sequence[str]
) -> date | None:
    """Read ``5 May 2026``, and RFC 822's ``5 May 26``."""
    if not after:
        return None
    year = after[1] if after[0] == "'" and len(after) > 1 else after[0]
    if len(year) == 2 and year.isdigit() and len(first) <= 2:
        return _date(full_year(int(year)), month, int(first))
    return _from_figures(year, month, first)


def _from_figures(year: str, month: int, day: str) -> date | None:
    if not (year.isdigit() and day.isdigit()) or len(year) != 4:
        return None
    return _date(int(year), month, int(day)) if len(day) <= 2 else None


def full_year(year: int) -> int:
    """Return the year that two figures mean."""
    return year + (1900 if year > 68 else 2000)  # POSIX's pivot for %y


def _date(year: int, month: int, day: int) -> date | None:
    if year < _EARLIEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
