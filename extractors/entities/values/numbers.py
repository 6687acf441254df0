"""Find amounts of money and percentages, from the numbers of a text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from extractors.entities.engine import Span
from extractors.entities.values.currencies import LEADING, currency_names
from extractors.entities.values.percentages import (
    PERCENT_WORDS,
    find_percentages,
)
from extractors.entities.values.written_numbers import (
    COMPOSED,
    DIGITS,
    RUN,
    SPACE,
    START,
    UNITS_INSIDE,
    format_number,
    read_number,
)
from extractors.model.language_tags import base_language
from extractors.words.number_format import number_format

__all__ = ["find_numbers"]

_UNKNOWN = ("en", "es", "fr", "de", "id", "ru", "ar", "zh")
"""Languages whose words are read where none is stated; the first wins."""

_COMPOSED = frozenset({"", "zh", "yue", "ja", "ko"})
"""Languages with units inside a number."""

_GLUED = frozenset({"zh", "yue", "ja", "ko", "th"})
"""Languages that write the next word without a space."""

_INFLECTED = frozenset({"tr", "hu", "fi", "et", "az", "kk", "uz"})
"""Languages that put endings at the word for a currency (``dolara``)."""

_ENDING = r"(?:(?!\w)|(?<!eur.)(?<!euró)(?=\w{1,6}\b))"
"""An ending. Behind ``euro`` it can be Europe (``5 eurooppalaista``)."""

_LINK = r"(?:de |di |d['’])?"
"""The word before a scale or a currency in Romance languages."""

_HEAD = 3
_MOST_BETWEEN = 2
_LINKS = ("de ", "di ", "d'", "d’")

_LONGEST_NAME = 24
"""Characters of a currency that can stand before a number, at most."""

_OPENINGS = "([\"'“„«"
_WEIGHED = re.compile(
    r"\b(?:weigh\w{0,3}|lost|lose|gain|gained|shed)"
    r"(?: about| around| nearly| some| over| up to)? \Z"
)
_LONGEST_WEIGHED = 24

_Runs = list[tuple[int, bool]]
"""Starts of rows of digits, and whether a unit can follow them."""


class _Amounts(NamedTuple):
    """
    How a language writes amounts of money.

    Attributes:
        heads: the first characters of all that can follow their number.
        last_words: the last words of what can stand before it.
    """

    language: str
    decimal: str
    scales: Mapping[str, float]
    currencies: Mapping[str, str]
    currency_first: re.Pattern[str]
    number_first: re.Pattern[str]
    heads: frozenset[str]
    last_words: frozenset[str]


def find_numbers(text: str, language: str = "") -> Iterator[tuple[Span, str]]:
    """
    Yield the amounts of money of a text, then its percentages.

    Args:
        text: any text.
        language: BCP 47; if empty, the words of several languages are read,
            and numbers as in English.
    """
    amounts = _amounts(base_language(language))
    runs = [
        (match.start(), _may_have_unit(text, match.end(), amounts.heads))
        for match in RUN.finditer(text)
    ]
    yield from _find_money(text, runs, amounts)
    yield from find_percentages(text, runs, amounts.language, amounts.decimal)


@cache
def _amounts(language: str) -> _Amounts:
    form = number_format(language or "en")
    scales, currencies = dict(form.scales), dict(currency_names(language))
    for other in () if language else reversed(_UNKNOWN):
        scales |= number_format(other).scales
        currencies |= currency_names(other)
    leading = [n for n in currencies if n in LEADING or " " in n]
    number = COMPOSED if language in _COMPOSED else DIGITS
    number = rf"(?P<number>{number})"
    scale = rf"(?P<scale>(?i:{_any_of(scales)}))"
    gap = rf"(?:{SPACE}|-)?"
    end = "" if language in _GLUED else r"(?!\w)"
    return _Amounts(
        language,
        form.decimal,
        scales,
        currencies,
        re.compile(
            rf"(?P<currency>{_any_of(leading)}){SPACE}?{number}"
            rf"(?:{gap}{scale}(?!\w))?"
        ),
        re.compile(
            rf"{START}{number}{gap}(?:{_LINK}{scale}\.?{gap})?{_LINK}"
            rf"(?P<currency>{_any_of(currencies)})"
            + (_ENDING if language in _INFLECTED else end)
        ),
        _heads((*scales, *currencies, *PERCENT_WORDS)),
        frozenset(name.rpartition(" ")[2] for name in leading),
    )


def _heads(units: Iterable[str]) -> frozenset[str]:
    every = (*units, *_LINKS, *UNITS_INSIDE)
    return frozenset(unit[:_HEAD].casefold() for unit in every)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _may_have_unit(text: str, end: int, heads: frozenset[str]) -> bool:
    """Return whether the characters behind a row of digits start a unit."""
    behind = text[end : end + _HEAD + _MOST_BETWEEN]
    head = behind.lstrip(" -\u00a0\u2009\u202f")[:_HEAD].casefold()
    return head in heads or head[:2] in heads or head[:1] in heads


def _find_money(
    text: str, runs: _Runs, amounts: _Amounts
) -> Iterator[tuple[Span, str]]:
    """Yield amounts; the currency stands before or after the number."""
    end = 0
    for run, has_unit in runs:
        if run < end:
            continue
        match = _match_currency_first(text, run, end, amounts)
        if match is None and has_unit:
            match = amounts.number_first.match(text, run)
        if match is None or not _is_money(text, match):
            continue
        value = _value(match, amounts)
        if value is not None:
            end = match.end()
            yield Span(match.start(), end, "money", 0.9), value


def _match_currency_first(
    text: str, run: int, first: int, amounts: _Amounts
) -> re.Match[str] | None:
    """Return the amount whose currency stands before its digits."""
    end = run - text[run - 1 : run].isspace()
    first = max(first, end - _LONGEST_NAME)
    last_word = text[text.rfind(" ", first, end) + 1 : end]
    if last_word[-1:].isalnum() and (
        last_word.lstrip(_OPENINGS) not in amounts.last_words
    ):
        return None
    for start in range(first, end):
        if text[start:end] in amounts.currencies and not (
            text[start].isalpha() and text[start - 1 : start].isalpha()
        ):
            return amounts.currency_first.match(text, start)
    return None


def _value(match: re.Match[str], amounts: _Amounts) -> str | None:
    """Return ``EUR 2500000``; None if the digits are no number."""
    code = amounts.currencies[match["currency"]]
    decimal = amounts.decimal
    if amounts.language == "es" and code != "EUR" and "." not in match[0]:
        decimal = "."  # Mexico and Central America write 1,250 pesos
    number = read_number(match["number"], decimal)
    if number is None:
        return None
    scale = amounts.scales.get((match["scale"] or "").lower(), 1)
    return f"{code} {format_number(number * scale)}"


def _is_money(text: str, match: re.Match[str]) -> bool:
    """
    Return whether an amount is money, where its word has another sense.

    ``won`` is a verb, and ``pound`` a weight.
    """
    word = match["currency"]
    if word not in {"won", "pound", "pounds"} or match["scale"]:
        return True
    is_large = not match["number"].isdigit()
    if word == "won":
        return is_large
    before = text[max(0, match.start() - _LONGEST_WEIGHED) : match.start()]
    return (
        not text.startswith(" of ", match.end())
        and (is_large or "-" not in match[0])
        and not _WEIGHED.search(before)
    )
