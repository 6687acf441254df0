"""
The date of a dateline: month and day, in any language.

The pattern only finds a word beside a number. The word must then be a name
of a month, otherwise ``Channel 4 (NBC)`` would be a date.
"""

import re
from itertools import pairwise

from extractors.formats.common.date_forms.month_names import month_of

__all__ = ["DATE", "DAY_AND_MONTH", "is_date"]

_MONTH = r"[^\W\d_][^\s\d,;:/()\[\]—–-]{1,15}(?![^\W_])"
_SECOND_NAME = r"(?:\s+[\u0621-\u064a]+){0,2}"
"""The Levantine name behind the other one: ``نوفمبر تشرين الثاني``."""

_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º|°|\sd(?=\.))?\.?"
DATE = (
    rf"(?:(?:{_MONTH}\s+{_DAY}|{_DAY}\s+(?:d[ei]\s+)?{_MONTH}{_SECOND_NAME}"
    rf"|\d{{4}}\.?\s{_MONTH}\s{_DAY})(?:,?\s+(?:de\s+)?\d{{4}})?"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d\d-\d\d)"
)
"""A date, without groups."""

DAY_AND_MONTH = r"\d{1,2}(?:/|\s?-\s?)(?:1[0-2]|0?[1-9])(?!\s?[\d/-])"
"""
Day and month in figures, as Belga (``25/11``) and KUNA (``25 - 11``) have it.

Two figures are also a score, so they are a date only before an agency.
"""

_WORD = re.compile(r"[^\W\d_][^\s\d,;:/()\[\]]*")
_FIGURES = re.compile(r"[\d./ -]+")
_OTHER_WORDS = frozenset({"st", "nd", "rd", "th", "er", "de", "di", "º"})
_SHORTEST = 3  # letters
_AMBIGUOUS_IN = ("", "pl", "hr")
"""Languages that share a name for two months, and none of them."""


def is_date(text: str) -> bool:
    """Return whether the words of a date are a month."""
    if _FIGURES.fullmatch(text):
        return True
    words = [word.strip(".") for word in _WORD.findall(text)]
    pairs = map(" ".join, pairwise(words))  # ``تشرين الثاني`` alone
    return any(
        len(word) >= _SHORTEST and _is_month(word)
        for word in (*words, *pairs)
        if word.casefold() not in _OTHER_WORDS
    )


def _is_month(word: str) -> bool:
    return any(month_of(word, language) for language in _AMBIGUOUS_IN)
