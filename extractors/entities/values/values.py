"""Find the values in a text: tickers, amounts, percentages, dates."""

import re
from collections.abc import Iterator
from datetime import date

from extractors.entities.engine import Span
from extractors.entities.text.vocabulary import (
    CURRENCIES,
    EXCHANGES,
    SCALES,
    SUFFIXES,
)
from extractors.entities.values.dates import find_dates

__all__ = ["find_values"]

_SCALE = "|".join(sorted(map(re.escape, SCALES), key=len, reverse=True))
_CURRENCY = "|".join(sorted(map(re.escape, CURRENCIES), key=len, reverse=True))
_NUMBER = r"\d[\d.,]*\d|\d"
_MONEY = re.compile(
    rf"(?P<c1>{_CURRENCY}) ?(?P<n1>{_NUMBER})"
    rf"(?:[ -]?(?P<s1>(?i:{_SCALE}))(?!\w))?"
    rf"|(?<![\w.,])(?P<n2>{_NUMBER})[ -]?"
    rf"(?:(?P<s2>(?i:{_SCALE}))(?: de| d')?)? ?"
    rf"(?P<c2>{_CURRENCY})(?!\w)"
)
_PERCENT = re.compile(
    rf"(?<![\w.,])-?(?P<n>{_NUMBER}) ?"
    r"(?:%|percent\b|per cent\b|pct\b|por ciento\b|pour cent\b|Prozent\b"
    r"|persen\b|peratus\b|процент\w*|في المئة|بالمئة|في المائة|بالمائة)"
)
_TICKER = re.compile(
    r"\((?P<exchange>NYSE|NASDAQ|Nasdaq|LSE|TSX|ASX|HKEX|SGX|NSE|BSE|TSE): ?"
    r"(?P<symbol>[A-Z0-9.]{1,6})\)"
    r"|<(?P<angle>\.?[A-Z0-9]{1,6}\.[A-Z]{1,2})>"
    r"|\((?P<bracket>[A-Z0-9]{1,6}\.[A-Z]{1,2})\)"
    r"|(?<!\w)(?P<bare>\d{4,6}\.(?:SS|SZ|HK|T|KS|KQ|TW))(?!\w)"
)


def find_values(
    text: str, item_date: date, language: str = ""
) -> Iterator[tuple[Span, str]]:
    """
    Find tickers, amounts of money, percentages and dates.

    Args:
        text: any text.
        item_date: the date of the item, to which dates are relative.
        language: BCP 47; if empty, dates of every language are found.

    Yields:
        A span with its normal value: ISO 8601 for a date (``2021-12-15``,
        ``2021-12``), ``USD 100000000000`` for an amount, a decimal number
        for a percentage, empty for a ticker, whose id is its value. Spans
        can overlap.
    """
    yield from _find_tickers(text)
    yield from _find_money(text)
    yield from _find_percentages(text)
    yield from find_dates(text, item_date, language)


def _find_tickers(text: str) -> Iterator[tuple[Span, str]]:
    """Find ``(NYSE: IBM)``, ``<IBM.N>`` and ``600519.SS``."""
    for match in _TICKER.finditer(text):
        form = match.lastgroup or ""
        if form == "symbol":
            start = match.start("exchange")
            mic = EXCHANGES[match["exchange"].upper()]
            symbol = match["symbol"]
        else:
            start = match.start(form)
            symbol, _, suffix = match[form].rpartition(".")
            mic = SUFFIXES.get(suffix, "")
        if not mic or not symbol.strip("."):
            continue
        span = Span(start, match.end(form), "ticker", 0.95)
        yield span._replace(id=f"mic:{mic}:{symbol}", name=symbol), ""


def _find_money(text: str) -> Iterator[tuple[Span, str]]:
    """Find amounts; the currency stands before or after the number."""
    for match in _MONEY.finditer(text):
        form = "1" if match["n1"] else "2"
        number = _parse_number(match[f"n{form}"])
        scale = SCALES.get((match[f"s{form}"] or "").lower(), 1)
        currency = CURRENCIES[match[f"c{form}"]]
        span = Span(*match.span(), "money", 0.9)
        yield span, f"{currency} {_format_number(number * scale)}"


def _find_percentages(text: str) -> Iterator[tuple[Span, str]]:
    for match in _PERCENT.finditer(text):
        number = _format_number(_parse_number(match["n"]))
        sign = "-" if match.group().startswith("-") else ""
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
