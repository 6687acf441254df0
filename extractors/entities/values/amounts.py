"""Amounts of money and percentages, with their normal values."""

import re
from collections.abc import Iterator

from extractors.entities.engine import Span
from extractors.entities.text.vocabulary import CURRENCIES, SCALES

__all__ = ["money", "percentages"]

_SCALE = "|".join(sorted(map(re.escape, SCALES), key=len, reverse=True))
_UNIT = "|".join(sorted(map(re.escape, CURRENCIES), key=len, reverse=True))
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
    r"|persen\b|peratus\b|процент\w*|في المئة|بالمئة|في المائة|بالمائة)"
)


def money(text: str) -> Iterator[tuple[Span, str]]:
    """Find amounts; the value is ``USD 100000000000``."""
    for match in _MONEY.finditer(text):
        side = "1" if match["n1"] else "2"
        number = _decimal(match[f"n{side}"])
        scale = SCALES.get((match[f"s{side}"] or "").lower(), 1)
        code = CURRENCIES[match[f"u{side}"]]
        span = Span(*match.span(), "money", 0.9)
        normal = f"{code} {_plain(number * scale)}"
        yield span, normal


def percentages(text: str) -> Iterator[tuple[Span, str]]:
    """Find percentages; the value is a decimal number."""
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
