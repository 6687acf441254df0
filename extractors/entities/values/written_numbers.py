"""Patterns of the numbers in a text, and their values."""

import re

from extractors.words.number_format import MYRIADS, to_plain

__all__ = [
    "COMPOSED",
    "DIGITS",
    "RUN",
    "SPACE",
    "START",
    "UNITS_INSIDE",
    "format_number",
    "read_number",
]

SPACE = "[ \u00a0\u2009\u202f]"
_GROUPS = rf"\d{{0,2}}(?:(?:{SPACE}|['’])\d{{3}}(?!\d)){{1,6}}(?:[.,]\d+)?"
_SEPARATED = rf"\d{_GROUPS}"
"""Thousands with spaces, or with the apostrophe of Switzerland."""

_JOINED = r"\d[\d.,\u066b\u066c]*"
RUN = re.compile(rf"\d(?:{_GROUPS}|{_JOINED[2:]})")
"""Digits and their separators; every number in digits starts with a run.

Its first digit is no choice of two patterns, because `re` finds it faster.
"""

DIGITS = rf"{_SEPARATED}|{_JOINED}(?<=\d)"
_HUNDREDS = {"百": 100, "千": 1000, "백": 100, "천": 1000}
_HUNDRED = f"[{''.join(_HUNDREDS)}]"
_MORE = "多余餘"
"""``3000多亿元``: more than that."""

_MANY = f"[{_MORE}]?"
UNITS_INSIDE = "".join((*_HUNDREDS, *MYRIADS, _MORE))
"""Characters that stand inside a number of East Asia."""


_MYRIAD = rf"(?:万[億亿]|[{''.join(MYRIADS)}])"
_PART = rf"(?:{_SEPARATED}|{_JOINED}){_HUNDRED}?{_MANY}"
COMPOSED = (
    rf"(?:{_PART}{_MYRIAD}{_MANY} ?){{0,4}}"
    rf"{_PART}(?:{_MYRIAD})?{_MANY}(?<![.,])"
)
"""A number of East Asia in digits and units, such as ``1兆5000億``."""

_UNCASED = (
    "\u0590-\u06ff"  # Hebrew, Arabic: short words are written with the next
    "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"  # no spaces
)
START = rf"(?<![^\W{_UNCASED}])(?<![\s\d][.,])"
"""Where a number can start: not inside a word (``A10``) or a number."""

_PARTS = re.compile(
    rf"(?P<digits>{_SEPARATED}|{_JOINED})(?P<hundred>{_HUNDRED}?){_MANY}"
    rf"(?P<myriad>(?:{_MYRIAD})?)"
)
_LONGEST = 40
"""Characters of a number, at most; longer rows of digits are codes."""

_GAPS = re.compile(rf"{SPACE}|['’]")
_ARABIC = str.maketrans("\u066b\u066c", ".,")


def read_number(number: str, decimal: str) -> float | None:
    """
    Return the value of a number in digits.

    The result is None for a date or a version (``1.2.3``), and for a code of
    more than forty characters.

    Args:
        number: what ``DIGITS`` or ``COMPOSED`` matches.
        decimal: the decimal sign of the language.
    """
    if len(number) > _LONGEST:
        return None
    if number.isascii() and number.isdigit():  # most, in a tenth of the time
        return float(number)
    total = 0.0
    for part in _PARTS.finditer(number):
        digits = _GAPS.sub("", part["digits"]).translate(_ARABIC)
        try:
            value = float(to_plain(digits.strip(".,"), decimal))
        except ValueError:
            return None
        for unit in part["myriad"]:
            value *= MYRIADS[unit]
        total += value * _HUNDREDS.get(part["hundred"], 1)
    return total


def format_number(number: float) -> str:
    """Return a number with six digits after the dot at most."""
    rounded = round(number, 6)
    return str(int(rounded)) if rounded.is_integer() else repr(rounded)
