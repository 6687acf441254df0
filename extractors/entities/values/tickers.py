"""Find the codes of shares: ``(NYSE: IBM)``, ``<IBM.N>``, ``600519.SS``."""

import re
from collections.abc import Iterator

from extractors.entities.engine import Span
from extractors.entities.text.vocabulary import EXCHANGES, SUFFIXES

__all__ = ["find_tickers"]

_BRACKETED = (
    r"(?<=\()(?P<exchange>NYSE|NASDAQ|Nasdaq|LSE|TSX|ASX|HKEX|SGX|NSE|BSE|TSE)"
    r": ?(?P<symbol>[A-Z0-9.]{1,6})\)"
    r"|(?<=<)\.?[A-Z0-9]{1,6}\.[A-Z]{1,2}>"
    r"|(?<=\()[A-Z0-9]{1,6}\.[A-Z]{1,2}\)"
)
_BARE_END = r"\.(?:SS|SZ|HK|T|KS|KQ|TW)(?!\w)"
_BARE_MARK = re.compile(_BARE_END)
_IN_BRACKETS = re.compile(rf"[(<](?:{_BRACKETED})")
_ANYWHERE = re.compile(
    rf"[(<\d](?:{_BRACKETED}|(?<=\d)(?<!\w\d)\d{{3,5}}{_BARE_END})"
)
"""Starts with a set of characters, which ``re`` finds fastest. The digit of
a code without brackets is not inside a word."""


def find_tickers(text: str) -> Iterator[tuple[Span, str]]:
    """Yield the share codes of a text, each with an empty value."""
    pattern = _ANYWHERE if _BARE_MARK.search(text) else _IN_BRACKETS
    for match in pattern.finditer(text):
        if match["exchange"]:
            start = match.start("exchange")
            mic = EXCHANGES[match["exchange"].upper()]
            symbol = match["symbol"]
        else:
            start = match.start() + (match[0][0] in "(<")
            symbol, _, suffix = match[0].strip("(<>)").rpartition(".")
            mic = SUFFIXES.get(suffix, "")
        if mic and symbol.strip("."):
            end = match.end() - (match[0][-1] in ">)")
            key = f"mic:{mic}:{symbol}"
            yield Span(start, end, "ticker", 0.95, key, symbol), ""
