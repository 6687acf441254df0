"""
Dates of a text, read against the item's own date, never against a clock.

A date without a year is the one nearest to the item; a bare weekday is the
last one, today included.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from extractors.entities.engine import Span
from extractors.entities.text.vocabulary import MONTHS, NEAR, WEEKDAYS

__all__ = ["dates"]


def dates(text: str, at: date, language: str) -> Iterator[tuple[Span, str]]:
    """
    Find dates.

    Args:
        text: any text.
        at: the item's own date.
        language: BCP 47; empty reads every language's months and weekdays,
            and English for the rest.

    Yields:
        A span and ISO 8601: ``2021-12-15``, or ``2021-12``.
    """
    base = language.lower().partition("-")[0]
    base = {"ms": "id"}.get(base, base)
    pattern = _calendar_of(base if base in WEEKDAYS else "")
    for match in pattern.finditer(text):
        value = _weekday(match, at) if match["w"] else _calendar(match, at)
        if value:
            yield Span(*match.span(), "date", 0.9), value
    near = NEAR.get(base or "en", {})
    if near:
        for match in _near_of(tuple(near)).finditer(text):
            day = _shift(at, near[match.group().lower()])
            if day:
                yield Span(*match.span(), "date", 0.8), day


def _any(words: Iterable[str]) -> str:
    """Give a pattern of the words, longest first; of none, one of nothing."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(map(re.escape, ordered)) or "(?!)"


@cache
def _near_of(words: tuple[str, ...]) -> re.Pattern[str]:
    spaceless = any("\u4e00" <= word[0] <= "\u9fff" for word in words)
    edge = "" if spaceless else r"(?!\w)"
    # German ``Morgen`` and Spanish ``la mañana`` are the morning.
    before = "" if spaceless else r"(?<!\w)(?<!la )"
    return re.compile(rf"{before}(?i:{_any(words)}){edge}(?<!Morgen)")


@cache
def _calendar_of(language: str) -> re.Pattern[str]:
    """English months have capitals, which keeps this fast."""
    english = language == "en"
    forms = (str.capitalize, str.upper) if english else (str, str.capitalize)
    return _dates_of(
        [f(w) for w in _words(MONTHS, language) for f in forms],
        [f(w) for w in _words(WEEKDAYS, language) for f in forms],
        edge="" if language == "zh" else r"\b",
    )


def _words(tables: dict[str, dict[str, int]], language: str) -> Iterator[str]:
    for name, table in tables.items():
        if language in {"", name}:
            yield from table


def _dates_of(
    months: list[str], days: list[str], edge: str
) -> re.Pattern[str]:
    month, day = _any(months), _any(days)
    return re.compile(
        rf"\b(?P<m1>{month})\.? (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b"
        rf"(?:,? (?P<y1>\d{{4}})\b)?"
        rf"|\b(?P<d2>\d{{1,2}})\.?(?:st|nd|rd|th|er)? (?:de |of )?"
        rf"(?P<m2>{month})\.?(?!\w)(?:,? (?:de |del )?(?P<y2>\d{{4}})\b)?"
        rf"|\b(?P<y3>\d{{4}})-(?P<m3>\d\d)-(?P<d3>\d\d)\b"
        rf"|(?:(?P<y4>\d{{4}})年)?(?P<m4>\d{{1,2}})月(?P<d4>\d{{1,2}})日"
        rf"|\b(?P<m5>{month})\.? (?:de |of )?(?P<y5>(?:19|20)\d\d)\b"
        rf"|(?P<way>\b[Ll]ast |\b[Nn]ext |\b[Tt]his )?(?P<w>{edge}(?:{day}))"
        rf"(?:(?!\w)|(?<=[\u4e00-\u9fff]))"
    )


def _shift(at: date, days: int) -> str:
    try:
        return (at + timedelta(days=days)).isoformat()
    except OverflowError:
        return ""


def _weekday(match: re.Match[str], at: date) -> str:
    """A bare weekday is the nearest past one; ``next`` looks ahead."""
    wanted = _number(WEEKDAYS, match["w"])
    back = (at.weekday() - wanted) % 7
    way = (match["way"] or "").strip().lower()
    if way == "next":
        return _shift(at, 7 - back)
    return _shift(at, -(back or 7) if way == "last" else -back)


def _calendar(match: re.Match[str], at: date) -> str:
    for n in "12345":
        month = match[f"m{n}"]
        if month:
            break
    number = int(month) if month.isdigit() else _number(MONTHS, month)
    year = match[f"y{n}"]
    if n == "5":
        return f"{year}-{number:02d}"
    return _nearest(int(match[f"d{n}"]), number, year, at)


def _nearest(day: int, month: int, year: str | None, at: date) -> str:
    """Without a year, take the one that puts the day nearest the item."""
    years = (int(year),) if year else (at.year, at.year - 1, at.year + 1)
    found = []
    for candidate in years:
        try:
            found.append(date(candidate, month, day))
        except ValueError:
            continue
    if not found:
        return ""
    return min(found, key=lambda d: abs((d - at).days)).isoformat()


def _number(tables: dict[str, dict[str, int]], word: str) -> int:
    low = word.lower()
    return next(t[low] for t in tables.values() if low in t)
