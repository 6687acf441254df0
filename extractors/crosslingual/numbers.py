"""Read the numbers of a text, in the digits and units of any language."""

import re
from collections.abc import Iterator

from extractors.model.language_tags import base_language
from extractors.words.number_format import (
    MYRIADS,
    NumberFormat,
    number_format,
    to_plain,
)

__all__ = ["read_numbers"]

_HAN_DIGITS = {
    **{char: value for value, char in enumerate("〇一二三四五六七八九")},
    "零": 0, "两": 2, "兩": 2,
}  # fmt: skip
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}

_HAN = "".join((*_HAN_DIGITS, *_HAN_UNITS))
_SIMPLE = rf"(?:\d[\d.,]*|[{_HAN}]{{1,12}})"
_MYRIAD = rf"[{''.join(MYRIADS)}]"
_NUMBER = re.compile(
    # Not inside a word (`G20`); Han and kana have no spaces around numbers.
    # The first digit stands first, because `re` finds it in less time
    # than a condition.
    rf"[\d{_HAN}](?<![^\W\u3040-\u30ff\u3400-\u9fff][\d{_HAN}])"
    rf"(?:(?<=\d)[\d.,]*|(?<=[{_HAN}])[{_HAN}]{{0,11}})"
    rf"(?:{_MYRIAD}{_SIMPLE}?)*"
)
_PART = re.compile(rf"({_SIMPLE})({_MYRIAD}?)")
_SPACED = re.compile(r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)")
_SCALE = re.compile(r"[ -]?([^\W\d_]{2,20})")

_PLAIN = str.maketrans("\u00a0\u2007\u2009\u202f\u066b\u066c", "    .,")
"""Spaces between groups of digits, and the separators of Arabic."""

_LONGEST = 30
"""Digits and separators of a number, at most; longer rows are codes."""

_SMALLEST = 10
"""Smaller whole numbers are often words in the other language."""


def read_numbers(text: str, language: str) -> Iterator[str]:
    """
    Yield the numbers of a text in plain decimal digits.

    ``206,737`` in English, ``206 737`` in Czech and ``20万6737`` in Japanese
    are all ``206700``: four digits are significant, because translations
    round. Fractions and whole numbers from 10 are read. The words for
    thousand, million and so on, and the separators, are those of the
    language in CLDR.

    Args:
        text: any text.
        language: BCP 47; if empty or unknown, English.
    """
    style = number_format(base_language(language))
    text = text.translate(_PLAIN)
    if style.groups_by_space:
        text = _SPACED.sub(lambda match: match[0].replace(" ", ""), text)
    for match in _NUMBER.finditer(text):
        if len(match[0]) > _LONGEST:
            continue
        value = _value(match[0], style)
        if value is None:
            continue
        word = _SCALE.match(text, match.end())
        if word:
            value *= style.scales.get(word[1].casefold(), 1)
        if value >= _SMALLEST or value % 1:
            yield _format(value)


def _value(number: str, style: NumberFormat) -> float | None:
    """Return the value of ``1.234,5``, ``20万6737`` or ``三千五百``."""
    total, largest = 0.0, 1
    for part in _PART.finditer(number):
        value = _simple_value(part[1], style)
        if value is None:
            return None
        largest = max(largest, MYRIADS.get(part[2], 1))
        total += value * MYRIADS.get(part[2], 1)
    is_han = number[0] in _HAN_DIGITS or number[0] in _HAN_UNITS
    return None if is_han and len(number) == 1 and largest == 1 else total


def _simple_value(number: str, style: NumberFormat) -> float | None:
    if not number[0].isdigit() or number[0] in _HAN_DIGITS:
        return _han_value(number)
    try:
        return float(to_plain(number.rstrip(".,"), style.decimal))
    except ValueError:  # `1.2.3`
        return None


def _han_value(number: str) -> float | None:
    """Return the value of ``三千五百`` or of single digits, ``二〇二一``."""
    if not any(char in _HAN_UNITS for char in number):
        return float("".join(str(_HAN_DIGITS[char]) for char in number))
    if not any(char in _HAN_DIGITS for char in number):
        return None  # `千百` is a figure of speech, and 千 starts names
    total = digit = 0
    for char in number:
        if char in _HAN_DIGITS:
            digit = _HAN_DIGITS[char]
        else:
            total += (digit or 1) * _HAN_UNITS[char]
            digit = 0
    return float(total + digit)


def _format(value: float) -> str:
    rounded = float(f"{value:.4g}")
    return f"{rounded:.0f}" if rounded.is_integer() else f"{rounded:g}"
