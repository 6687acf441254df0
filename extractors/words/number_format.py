"""
How a language writes numbers, from CLDR.

CLDR (Unicode Common Locale Data Repository) has the separators of a language
and its words for powers of ten. The press has further short forms.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from babel import Locale

from extractors.words.cldr import locale_of

__all__ = ["MYRIADS", "NumberFormat", "number_format", "to_plain"]

MYRIADS = {
    "万": 10**4, "萬": 10**4, "만": 10**4, "億": 10**8, "亿": 10**8,
    "억": 10**8, "兆": 10**12, "조": 10**12,
}  # fmt: skip
"""The units of East Asia, which stand inside a number (``1億2000万``)."""

_PRESS_SCALES: Mapping[str, Mapping[str, float]] = {
    "ar": {"آلاف": 1e3, "ملايين": 1e6, "مليارات": 1e9, "تريليون": 1e12},
    "cs": {"mil": 1e6, "mld": 1e9},
    "de": {"tsd": 1e3, "mill": 1e6, "mio": 1e6, "mrd": 1e9, "bio": 1e12},
    "el": {"χιλ": 1e3, "εκατ": 1e6, "δισ": 1e9, "δισεκ": 1e9, "τρισ": 1e12},
    "en": {
        "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
        "mln": 1e6, "mn": 1e6, "bln": 1e9, "bn": 1e9, "tn": 1e12,
        "trn": 1e12, "m": 1e6, "k": 1e3, "crore": 1e7, "lakh": 1e5,
    },
    "es": {"mil millones": 1e9, "k": 1e3, "m": 1e6},
    "fa": {"هزار میلیارد": 1e12},
    "fr": {"k": 1e3, "m": 1e6, "md": 1e9, "mds": 1e9, "mrd": 1e9},
    "hi": {"हजार": 1e3, "लाख": 1e5, "करोड़": 1e7, "अरब": 1e9},
    "hu": {"mrd": 1e9},
    "it": {"mila": 1e3, "mln": 1e6, "mld": 1e9, "mila miliardi": 1e12},
    "ms": {"ribu": 1e3, "juta": 1e6, "bilion": 1e9, "trilion": 1e12},
    "nl": {"mln": 1e6, "mio": 1e6, "mld": 1e9, "mrd": 1e9},
    "pl": {"tys": 1e3, "mln": 1e6, "mld": 1e9},
    "pt": {"mil milhões": 1e9, "mi": 1e6, "bi": 1e9, "k": 1e3, "m": 1e6},
    "ru": {"тыс": 1e3, "млн": 1e6, "млрд": 1e9, "трлн": 1e12},
    "sk": {"mil": 1e6, "mld": 1e9},
    "vi": {"ngàn": 1e3, "tỉ": 1e9, "nghìn tỷ": 1e12, "nghìn tỉ": 1e12},
}  # fmt: skip
"""What CLDR does not have, in small letters and without the last dot."""

_SEPARATOR = re.compile(r"[.,]")
_GROUPED = re.compile(r"(?!0)\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}")
"""Thousands; India groups the digits before them in pairs."""


class NumberFormat(NamedTuple):
    """
    How a language writes numbers.

    Attributes:
        decimal: the sign before a fraction, ``.`` or ``,``.
        groups_by_space: whether a space separates thousands.
        scales: the power of ten of a word, in small letters.
    """

    decimal: str
    groups_by_space: bool
    scales: Mapping[str, float]


@cache
def number_format(language: str) -> NumberFormat:
    """
    Return how a language writes numbers; English for one without CLDR data.

    Args:
        language: ISO 639; without region.
    """
    locale = locale_of(language) or Locale("en")
    symbols = locale.number_symbols
    symbols = symbols.get("latn", symbols)
    press = _PRESS_SCALES.get(locale.language, {})
    return NumberFormat(
        symbols["decimal"],
        symbols["group"].isspace(),
        {**press, **dict(_scales(locale))},
    )


def _scales(locale: Locale) -> Iterator[tuple[str, float]]:
    """Yield the words for powers of ten, such as ``Millionen``."""
    for style in ("long", "short"):
        patterns = locale.compact_decimal_formats.get(style, {})
        for by_power in patterns.values():
            for power, pattern in by_power.items():
                word = re.sub(r"[0'.\s\u200f]", "", pattern.pattern)
                zeros = pattern.pattern.count("0")
                if zeros and len(word) > 1:
                    yield word.casefold(), int(power) // 10 ** (zeros - 1)


def to_plain(number: str, decimal: str) -> str:
    """
    Return a number with a dot before its fraction as its only separator.

    A single separator that is not the decimal sign is one of thousands if
    three digits follow: ``1.200`` is 1200 in German and 1.2 in English. A
    row of digits that is no number, such as ``1.2.3``, is returned as it is.

    Args:
        number: digits with dots and commas; a digit comes first and last.
        decimal: the decimal sign of the language.
    """
    marks = _SEPARATOR.findall(number)
    if not marks:
        return number
    last = marks[-1]
    if marks.count(last) > 1 or (len(marks) == 1 and last != decimal):
        if _GROUPED.fullmatch(number):
            return _SEPARATOR.sub("", number)
        if len(marks) > 1:
            return number  # a date or a version
    whole, _, fraction = number.rpartition(last)
    return f"{_SEPARATOR.sub('', whole)}.{fraction}"
