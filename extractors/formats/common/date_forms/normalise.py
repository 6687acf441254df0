"""
Write a date in one spelling before it is parsed.

Figures of all scripts become ASCII, and the marks that East Asian and
Vietnamese dates put behind a number become the separators of ISO dates and
times.
"""

import re
import unicodedata
from collections.abc import Callable

from extractors.formats.common.date_forms import solar_hijri

__all__ = ["fold", "normalise"]

_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
_MINUS = re.compile(r"[\u2010-\u2012\u2212]")
_NOT_ASCII_DIGIT = re.compile(r"(?![0-9])\d")
_YEAR_ZERO = {"令和": 2018, "平成": 1988, "民國": 1911, "民国": 1911}
"""The year before an era's first, in Japan and Taiwan."""
_ERA = re.compile(rf"({'|'.join(_YEAR_ZERO)})\s*(\d{{1,3}}|元)\s*年")
_YMD = re.compile(
    r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日號号일]?"
)
_MONTH_DAY_YEAR = re.compile(r"(\d{1,2})\s*[月월]\s*(\d{1,2})\s*,\s*(\d{4})")
_VIETNAMESE = re.compile(
    r"(\d{1,2})\s+tháng\s+(\d{1,2}),?\s+(?:năm\s+)?(\d{4})", re.IGNORECASE
)
_SOLAR_HIJRI = re.compile(
    rf"(\d{{1,2}})\s+({'|'.join(solar_hijri.MONTHS)})(?:\s?ماه)?"
    r"(?:\s+سال)?\s+(\d{4})(?!\d)"
)
_EAST_ASIAN_TIME = re.compile(
    r"(?<=\d)\s?[時时点點시]\s*(\d\d?)\s*[分분]"
    r"(?:\s*(\d\d?)\s*[秒초])?"
)
_HOUR_MARK = re.compile(r"(?<=\d)h(?=[0-5]\d(?!\d))", re.IGNORECASE)
# ``8 h 20 novembre`` has no minutes: a name follows.
_SPACED_HOUR = re.compile(
    r"(?<=\d)\s?(?:h|Uhr)\s(?=[0-5]\d(?!\d)(?!\.?\s*(?-i:[a-z])))",
    re.IGNORECASE,
)
_FULL_HOUR = re.compile(
    r"(?<![\d:.])(\d\d?)\s?(?:[時时点點시]|h\b|Uhr\b)", re.IGNORECASE
)
# ``alle ore 8``, ``klo 8``: the word says that the figure is an hour.
_NAMED_HOUR = re.compile(
    r"\b(?:ore|klo|kl|godz|ora|saat|pukul)\.?\s(\d\d?)(?![\d:.]|\s?h)",
    re.IGNORECASE,
)

_Step = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]


def _western_year(match: re.Match[str]) -> str:
    """Return ``令和8年`` as ``2026年``."""
    year = 1 if match[2] == "元" else int(match[2])
    return f"{_YEAR_ZERO[match[1]] + year}年"


def _solar_hijri_day(match: re.Match[str]) -> str:
    """Return ``3 آذر 1405`` as ``2026-11-24``."""
    month = solar_hijri.MONTHS.index(match[2]) + 1
    day = solar_hijri.gregorian_day(int(match[3]), month, int(match[1]))
    return f"{day.isoformat()} " if day else match[0]


def _clock(match: re.Match[str]) -> str:
    """Return ``시 5분`` as ``:05 ``."""
    return f":{match[1].zfill(2)}:{(match[2] or '0').zfill(2)} "


def _ascii_digit(match: re.Match[str]) -> str:
    return str(unicodedata.digit(match[0]))


_STEPS: tuple[_Step, ...] = (
    (_INVISIBLE, ""),
    (_MINUS, "-"),
    (_NOT_ASCII_DIGIT, _ascii_digit),
    (_SOLAR_HIJRI, _solar_hijri_day),
)
_MARKED_STEPS: tuple[_Step, ...] = (
    (_ERA, _western_year),
    (_YMD, r"\1-\2-\3 "),
    (_MONTH_DAY_YEAR, r"\3-\1-\2 "),
    (_VIETNAMESE, r"\1.\2.\3 "),
    (_EAST_ASIAN_TIME, _clock),
    (_HOUR_MARK, ":"),
    (_SPACED_HOUR, ":"),
    (_FULL_HOUR, r"\1:00"),
    (_NAMED_HOUR, r" \1:00"),
)


def normalise(text: str) -> str:
    """Return a date with ASCII figures, plain spaces and ISO separators."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        text = _apply(_STEPS, text)
    return _apply(_MARKED_STEPS, text)


def _apply(steps: tuple[_Step, ...], text: str) -> str:
    for pattern, replacement in steps:
        text = pattern.sub(replacement, text)
    return text


def fold(word: str) -> str:
    """Return a word in lower case, without accents and dots."""
    if word.isascii():
        return word.lower().replace(".", "")
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    kept = (
        mark
        for mark in decomposed
        if not "\u0300" <= mark <= "\u036f"  # combining accents
    )
    return "".join(kept).replace(".", "")
