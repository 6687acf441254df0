"""Read a date or a weekday at one place of a text."""

import re

from extractors.providers.embargo.calendar_names import (
    month_names,
    relative_day,
    weekday_names,
)

__all__ = [
    "match_date",
    "match_day_of_month",
    "match_relative_day",
    "match_weekday",
    "match_year",
]

_ISO = re.compile(
    r"(?P<y>\d{4})[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)(?!\d)T?", re.IGNORECASE
)
_YEAR_FIRST = re.compile(  # ``2026. november 25.``
    r"(?P<y>(?:19|20)\d\d)\.?\s(?P<month>[^\W\d_]{3,12})\.?\s(?P<d>\d\d?)\.?(?!\d|:)"
)
_NUMERIC = re.compile(
    r"(?P<a>\d\d?)(?P<sep>[./-])(?P<b>\d\d?)(?P=sep)(?P<y>\d{4}|\d\d)(?!\d)"
)
_DAY_MONTH = re.compile(
    r"(?P<a>\d\d?)\.\s?(?P<b>\d\d?)\.(?!\d)(?!\s*uhr)", re.IGNORECASE
)
_SLASHED = re.compile(r"(?P<a>\d\d?)/(?P<b>\d\d?)(?![\d/])")
_CJK_DATE = re.compile(
    r"(?:(?P<y>\d{4})\s?[年년]\s?)?(?:(?P<m>\d\d?)\s?[月월]\s?)?"
    r"(?P<d>\d\d?)\s?[日号號일]"
)
_NAMED_DAY = re.compile(
    r"(?P<d>\d\d?)(?:st|nd|rd|th|er|re|e|º|°|ª|\.)?(?!\d)[\s-]{1,3}"
    r"(?:(?:de|of|di|den)\s{1,2}|d['’])?(?P<month>[^\W\d_]{3,12})\.?",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    r"(?P<month>[^\W\d_]{3,12})\.?\s{1,3}(?:the\s)?(?P<d>\d\d?)"
    r"(?:st|nd|rd|th)?(?!\d|[:.]\d|h|\s*(?:[ap]\.?m\b|gmt|uhr))",
    re.IGNORECASE,
)
_DAY_OF_MONTH = re.compile(
    r"[,\s]{1,2}(?:den\s|the\s)?(?P<d>[0-3]?\d)"
    r"(?:(?:st|nd|rd|th)\b|(?:er|\.)?(?=\s*(?:,|;|\)|\Z)|\s+(?:a\slas|à|ore\b|alle\b"
    r"|às|at\b|um\b|kl|om\b|godz|в\s|klo\b)))",
    re.IGNORECASE,
)
"""A number behind a weekday: ``viernes 27 a las``."""
_YEAR = re.compile(
    r"(?:19|20)\d\d(?!\d)(?!\s*(?:hrs|hours|gmt|utc|bst|est))", re.IGNORECASE
)
_CJK_WEEKDAY = re.compile(
    r"[（(]?(?P<w>[月火水木金土日])曜日?[)）]?|[（(](?P<w2>[月火水木金土日월화수목금토일])[)）]"
    r"|(?:星期|周|週|礼拜)(?P<w3>[一二三四五六日天])|(?P<w4>[월화수목금토일])요일"
)
_WEEKDAYS = (
    "月一월",
    "火二화",
    "水三수",
    "木四목",
    "金五금",
    "土六토",
    "日天일",
)

_DATES = (
    _ISO,
    _YEAR_FIRST,
    _NUMERIC,
    _DAY_MONTH,
    _CJK_DATE,
    _NAMED_DAY,
    _MONTH_DAY,
    _SLASHED,
)
_PART_OF_DAY = re.compile(
    r"(?:früh|vormittag|mittag|nachmittag|abend|nacht)s?\Z"
)
"""German joins it to the weekday: ``Freitagabend``."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

Days = tuple[tuple[int, int, int], ...]


def match_date(text: str, at: int) -> tuple[Days, int] | None:
    """
    Return the readings of a date and the place behind it.

    A reading is (year, month, day). The year, or year and month, are 0 if
    they are not stated.
    """
    for pattern in _DATES:
        match = pattern.match(text, at)
        days = _readings(match) if match else ()
        if match and days:
            return days, match.end()
    return None


def match_year(text: str, at: int) -> tuple[int, int] | None:
    """Return a year of four digits and the place behind it."""
    match = _YEAR.match(text, at)
    return (int(match[0]), match.end()) if match else None


def match_weekday(text: str, at: int) -> tuple[int, int] | None:
    """Return a weekday, 0 for Monday, and the place behind it."""
    if match := _CJK_WEEKDAY.match(text, at):
        name = next(filter(None, match.groups()))
        day = next(i for i, names in enumerate(_WEEKDAYS) if name in names)
        return day, match.end()
    match = _WORD.match(text, at)
    word = match[0].casefold() if match else ""
    if match is not None and (part := _PART_OF_DAY.search(word)):
        word = word[: part.start()]
        at += part.start()
    else:
        at = match.end() if match else at
    if match is None or word not in weekday_names():
        return None
    # "Do" and "Mi" are German weekdays only in the form "Do." or "Do,".
    if len(word) == 2 and not text.startswith((".", ","), at):
        return None
    return weekday_names()[word], at


def match_day_of_month(text: str, at: int) -> tuple[Days, int] | None:
    """Return the day of the month behind a weekday, and its end."""
    match = _DAY_OF_MONTH.match(text, at)
    day = int(match["d"]) if match else 0
    return (((0, 0, day),), match.end()) if match and 0 < day < 32 else None


def match_relative_day(text: str, at: int) -> tuple[int, int] | None:
    """Return 0 for today or 1 for tomorrow, and the place behind it."""
    match = _WORD.match(text, at)
    ahead = relative_day(match[0].casefold()) if match else None
    return (ahead, match.end()) if match and ahead is not None else None


def _readings(match: re.Match[str]) -> tuple[tuple[int, int, int], ...]:
    """Return the possible (year, month, day) of a date."""
    found = match.groupdict()
    year = int(found.get("y") or 0)
    year += 2000 if 0 < year < 100 else 0
    if found.get("month"):
        month = month_names().get(found["month"].casefold(), 0)
        pairs = [(month, int(found["d"]))] if month else []
    elif found.get("d"):
        if not found["m"]:
            return ((0, 0, int(found["d"])),)  # a day of the month
        pairs = [(int(found["m"]), int(found["d"]))]
    else:
        first, second = int(found["a"]), int(found["b"])
        pairs = [(second, first)]
        if found.get("sep") in {"/", "-"} or match.re is _SLASHED:
            pairs.append((first, second))
    return tuple(
        (year, month, day)
        for month, day in dict.fromkeys(pairs)
        if 1 <= month <= 12 and 1 <= day <= 31
    )
