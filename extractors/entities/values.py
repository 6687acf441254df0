"""
Dates, amounts, percentages and tickers, with their normal values.

Dates are read against the item's own date, never against a clock.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from extractors.entities.engine import Span
from extractors.entities.vocabulary import (
    CURRENCIES,
    EXCHANGES,
    MONTHS,
    SCALES,
    SUFFIXES,
    WEEKDAYS,
)

__all__ = ["values"]

_SCALE = "|".join(sorted(map(re.escape, SCALES), key=len, reverse=True))
_UNIT = "|".join(sorted(map(re.escape, CURRENCIES), key=len, reverse=True))


def _dates_of(months: list[str], days: list[str]) -> re.Pattern[str]:
    month = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    day = "|".join(sorted(map(re.escape, days), key=len, reverse=True))
    return re.compile(
        rf"\b(?P<m1>{month})\.? (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b"
        rf"(?:,? (?P<y1>\d{{4}})\b)?"
        rf"|\b(?P<d2>\d{{1,2}})\.?(?:st|nd|rd|th|er)? (?:de |of )?"
        rf"(?P<m2>{month})\.?(?!\w)(?:,? (?:de |del )?(?P<y2>\d{{4}})\b)?"
        rf"|\b(?P<y3>\d{{4}})-(?P<m3>\d\d)-(?P<d3>\d\d)\b"
        rf"|(?:(?P<y4>\d{{4}})年)?(?P<m4>\d{{1,2}})月(?P<d4>\d{{1,2}})日"
        rf"|\b(?P<m5>{month})\.? (?:de |of )?(?P<y5>(?:19|20)\d\d)\b"
        rf"|(?P<way>\b[Ll]ast |\b[Nn]ext |\b[Tt]his )?(?P<w>\b(?:{day}))(?!\w)"
    )


def _english(words: dict[str, int]) -> list[str]:
    plain = (w for w in words if w.isascii() and "." not in w)
    return [form for w in plain for form in (w.capitalize(), w.upper())]


_ENGLISH = _dates_of(
    _english(dict(list(MONTHS.items())[:24])),
    _english(dict(list(WEEKDAYS.items())[:14])),
)
"""English months are capitalised, which keeps this fast."""

_EVERY = _dates_of(
    [f for w in MONTHS for f in (w, w.capitalize())],
    [f for w in WEEKDAYS for f in (w, w.capitalize())],
)
_NEAR = re.compile(r"\b(?:today|yesterday|tomorrow)\b", re.IGNORECASE)

_NUMBER = r"\d[\d.,]*\d|\d"
_MONEY = re.compile(
    rf"(?P<u1>{_UNIT}) ?(?P<n1>{_NUMBER})(?:[ -]?(?P<s1>(?i:{_SCALE}))(?!\w))?"
    rf"|(?<![\w.,])(?P<n2>{_NUMBER})[ -]?"
    rf"(?:(?P<s2>(?i:{_SCALE}))(?: de| d')?)? ?"
    rf"(?P<u2>{_UNIT})(?!\w)"
)
_PERCENT = re.compile(
    rf"(?<![\w.,])-?(?P<n>{_NUMBER}) ?"
    r"(?:%|percent\b|per cent\b|pct\b|por ciento\b|pour cent\b|Prozent\b"
    r"|persen\b|peratus\b|процент\w*)"
)
_LISTED = re.compile(
    r"\((?P<x>NYSE|NASDAQ|Nasdaq|LSE|TSX|ASX|HKEX|SGX|NSE|BSE|TSE): ?"
    r"(?P<s>[A-Z0-9.]{1,6})\)"
    r"|<(?P<r>\.?[A-Z0-9]{1,6}\.[A-Z]{1,2})>"
    r"|\((?P<r2>[A-Z0-9]{1,6}\.[A-Z]{1,2})\)"
    r"|(?<!\w)(?P<c>\d{4,6}\.(?:SS|SZ|HK|T|KS|KQ|TW))(?!\w)"
)


def values(
    text: str, at: date, language: str = ""
) -> Iterator[tuple[Span, str]]:
    """
    Find what a text counts and dates.

    Args:
        text: any text.
        at: the item's own date.
        language: BCP 47; empty reads every language's dates.

    Yields:
        A span with its normal value: ISO 8601 for a date (``2021-12-15``,
        ``2021-12``), ``USD 100000000000`` for an amount, a decimal number
        for a percentage, nothing for a ticker, whose id says all.
    """
    yield from _tickers(text)
    yield from _money(text)
    yield from _percentages(text)
    yield from _dates(text, at, language)


def _tickers(text: str) -> Iterator[tuple[Span, str]]:
    for match in _LISTED.finditer(text):
        kind = match.lastgroup or ""
        if kind == "s":
            mic, symbol = EXCHANGES[match["x"].upper()], match["s"]
        else:
            symbol, _, suffix = match[kind].rpartition(".")
            mic = SUFFIXES.get(suffix, "")
        if not mic or not symbol.strip("."):
            continue
        start = match.start("x") if kind == "s" else match.start(kind)
        span = Span(start, match.end(kind), "ticker", 0.95)
        yield span._replace(id=f"mic:{mic}:{symbol}", name=symbol), ""


def _money(text: str) -> Iterator[tuple[Span, str]]:
    for match in _MONEY.finditer(text):
        side = "1" if match["n1"] else "2"
        number = _decimal(match[f"n{side}"])
        scale = SCALES.get((match[f"s{side}"] or "").lower(), 1)
        code = CURRENCIES[match[f"u{side}"]]
        span = Span(*match.span(), "money", 0.9)
        normal = f"{code} {_plain(number * scale)}"
        yield span, normal


def _percentages(text: str) -> Iterator[tuple[Span, str]]:
    for match in _PERCENT.finditer(text):
        number = _plain(_decimal(match["n"]))
        sign = "-" if match.group().startswith("-") else ""
        yield Span(*match.span(), "percentage", 0.95), sign + number


def _decimal(number: str) -> float:
    """Read ``1,234.5``, ``1.234,5`` and ``3,5``."""
    comma, dot = number.rfind(","), number.rfind(".")
    if comma > dot and (dot >= 0 or len(number) - comma - 1 != 3):
        number = number.replace(".", "").replace(",", ".")
    elif dot > comma and number.count(".") > 1:
        number = number.replace(".", "")
    parts = number.replace(",", "").split(".")
    whole, tail = "".join(parts[:-1]) or parts[-1], parts[-1]
    return float(f"{whole}.{tail}") if len(parts) > 1 else float(whole)


def _plain(number: float) -> str:
    rounded = round(number, 6)
    return str(int(rounded)) if rounded.is_integer() else repr(rounded)


def _dates(text: str, at: date, language: str) -> Iterator[tuple[Span, str]]:
    pattern = _ENGLISH if language.lower().startswith("en") else _EVERY
    for match in pattern.finditer(text):
        value = _weekday(match, at) if match["w"] else _calendar(match, at)
        if value:
            yield Span(*match.span(), "date", 0.9), value
    for match in _NEAR.finditer(text):
        days = {"today": 0, "yesterday": -1, "tomorrow": 1}
        day = _shift(at, days[match.group().lower()])
        if day:
            yield Span(*match.span(), "date", 0.8), day


def _shift(at: date, days: int) -> str:
    try:
        return (at + timedelta(days=days)).isoformat()
    except OverflowError:
        return ""


def _weekday(match: re.Match[str], at: date) -> str:
    """A bare weekday is the nearest past one; ``next`` looks ahead."""
    wanted = WEEKDAYS[match["w"].lower()]
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
    number = int(month) if month.isdigit() else MONTHS[month.lower()]
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
