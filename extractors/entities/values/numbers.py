"""Find amounts of money and percentages, from the numbers of a text."""

import re
from collections.abc import Iterator

from extractors.entities.engine import Span
from extractors.entities.text.vocabulary import CURRENCIES, SCALES

__all__ = ["find_numbers"]

_SCALE = "|".join(sorted(map(re.escape, SCALES), key=len, reverse=True))
_CURRENCY = "|".join(sorted(map(re.escape, CURRENCIES), key=len, reverse=True))
_LONGEST_CURRENCY = max(map(len, CURRENCIES))
_CURRENCY_ENDS = frozenset(name[-2:] for name in CURRENCIES)
"""The last two characters of each currency; of a sign its only one."""

_RUN = re.compile(r"\d[\d.,]*")
"""Digits and their separators. Every amount and percentage has such a run,
and starts with it but for a currency or a minus."""

_NUMBER = r"\d[\d.,]*\d|\d"
_CURRENCY_FIRST = re.compile(
    rf"(?P<currency>{_CURRENCY}) ?(?P<number>{_NUMBER})"
    rf"(?:[ -]?(?P<scale>(?i:{_SCALE}))(?!\w))?"
)
_NUMBER_FIRST = re.compile(
    rf"(?<![\w.,])(?P<number>{_NUMBER})[ -]?"
    rf"(?:(?P<scale>(?i:{_SCALE}))(?: de| d')?)? ?"
    rf"(?P<currency>{_CURRENCY})(?!\w)"
)
_PERCENT_WORDS = {
    "%": "", "percent": r"\b", "per cent": r"\b", "pct": r"\b",
    "por ciento": r"\b", "pour cent": r"\b", "Prozent": r"\b",
    "persen": r"\b", "peratus": r"\b", "процент": r"\w*", "في المئة": "",
    "بالمئة": "", "في المائة": "", "بالمائة": "",
}  # fmt: skip
"""Words for per cent, each with the pattern of what follows it."""

_PERCENT = re.compile(
    rf"(?<![\w.,])-?(?P<number>{_NUMBER}) ?"
    rf"(?:{'|'.join(word + end for word, end in _PERCENT_WORDS.items())})"
)
_HEAD = 3
_UNIT_HEADS = frozenset(
    unit[:_HEAD].casefold() for unit in (*SCALES, *CURRENCIES, *_PERCENT_WORDS)
)
"""The first characters of all that can follow the number of an amount."""

_MOST_SEPARATORS = 2
_Run = tuple[int, bool]
"""The start of a row of digits, and whether a unit can follow it."""


def find_numbers(text: str) -> Iterator[tuple[Span, str]]:
    """Yield the amounts of money of a text, then its percentages."""
    runs = [
        (match.start(), _may_have_unit(text, match.end()))
        for match in _RUN.finditer(text)
    ]
    yield from _find_money(text, runs)
    yield from _find_percentages(text, runs)


def _may_have_unit(text: str, end: int) -> bool:
    """Return whether the characters behind a row of digits start a unit."""
    behind = text[end : end + _HEAD + _MOST_SEPARATORS]
    head = behind.lstrip(" -")[:_HEAD].casefold()
    return (
        head in _UNIT_HEADS
        or head[:2] in _UNIT_HEADS
        or head[:1] in _UNIT_HEADS
    )


def _find_money(text: str, runs: list[_Run]) -> Iterator[tuple[Span, str]]:
    """Yield amounts; the currency stands before or after the number."""
    end = 0
    for run, has_unit in runs:
        if run < end:
            continue
        match = _match_currency_first(text, run, end)
        if match is None and has_unit:
            match = _NUMBER_FIRST.match(text, run)
        if match is not None:
            end = match.end()
            number = _parse_number(match["number"])
            scale = SCALES.get((match["scale"] or "").lower(), 1)
            currency = CURRENCIES[match["currency"]]
            span = Span(match.start(), end, "money", 0.9)
            yield span, f"{currency} {_format_number(number * scale)}"


def _match_currency_first(
    text: str, run: int, first: int
) -> re.Match[str] | None:
    """Return the amount whose currency stands before its digits."""
    end = run - (text[run - 1 : run] == " ")
    if (
        text[end - 1 : end] not in _CURRENCY_ENDS
        and text[end - 2 : end] not in _CURRENCY_ENDS
    ):
        return None
    for start in range(max(first, end - _LONGEST_CURRENCY), end):
        if text[start:end] in CURRENCIES:
            return _CURRENCY_FIRST.match(text, start)
    return None


def _find_percentages(
    text: str, runs: list[_Run]
) -> Iterator[tuple[Span, str]]:
    for run, has_unit in runs:
        if not has_unit:
            continue
        match = None
        if text[run - 1 : run] == "-":
            match = _PERCENT.match(text, run - 1)
        match = match or _PERCENT.match(text, run)
        if match is not None:
            number = _format_number(_parse_number(match["number"]))
            sign = "-" if match.start() < run else ""
            yield Span(*match.span(), "percentage", 0.95), sign + number


def _parse_number(number: str) -> float:
    """Parse ``1,234.5``, ``1.234,5`` and ``3,5``."""
    comma, dot = number.rfind(","), number.rfind(".")
    if comma > dot and (dot >= 0 or len(number) - comma - 1 != 3):
        number = number.replace(".", "").replace(",", ".")
    elif dot > comma and number.count(".") > 1:
        number = number.replace(".", "")
    parts = number.replace(",", "").split(".")
    whole, tail = "".join(parts[:-1]) or parts[-1], parts[-1]
    return float(f"{whole}.{tail}") if len(parts) > 1 else float(whole)


def _format_number(number: float) -> str:
    rounded = round(number, 6)
    return str(int(rounded)) if rounded.is_integer() else repr(rounded)
