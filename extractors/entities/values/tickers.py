"""Tickers: a symbol and the exchange that it is traded on."""

import re
from collections.abc import Iterator

from extractors.entities.engine import Span
from extractors.entities.text.vocabulary import EXCHANGES, SUFFIXES

__all__ = ["tickers"]

_LISTED = re.compile(
    r"\((?P<x>NYSE|NASDAQ|Nasdaq|LSE|TSX|ASX|HKEX|SGX|NSE|BSE|TSE): ?"
    r"(?P<s>[A-Z0-9.]{1,6})\)"
    r"|<(?P<r>\.?[A-Z0-9]{1,6}\.[A-Z]{1,2})>"
    r"|\((?P<r2>[A-Z0-9]{1,6}\.[A-Z]{1,2})\)"
    r"|(?<!\w)(?P<c>\d{4,6}\.(?:SS|SZ|HK|T|KS|KQ|TW))(?!\w)"
)


def tickers(text: str) -> Iterator[tuple[Span, str]]:
    """Find ``(NYSE: IBM)``, ``<IBM.N>``, ``600519.SS``; the id says all."""
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
