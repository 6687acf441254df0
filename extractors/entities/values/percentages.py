"""Find the percentages of a text."""

import re
from collections.abc import Iterator

from extractors.entities.engine import Span
from extractors.entities.values.written_numbers import (
    DIGITS,
    SPACE,
    START,
    format_number,
    read_number,
)

__all__ = ["PERCENT_WORDS", "find_percentages"]

PERCENT_WORDS = {
    "%": "", "％": "", "٪": "", "percent": r"\b", "per cent": r"\b",
    "pct": r"\b", "por ciento": r"\b", "pour cent": r"\b",
    "per cento": r"\b", "por cento": r"\b", "Prozent": r"\b",
    "procent": r"(?:a|o|ů)?\b", "prosent": r"(?:tia|in)?\b", "proc.": "",
    "százalék": r"(?!pont)", "la sută": r"\b", "τοις εκατό": r"\b",
    "persen": r"\b", "peratus": r"\b", "процент": r"(?:а|ов|ами|ам|у)?\b",
    "відсотк": r"(?:и|а|ів)\b", "phần trăm": r"\b", "प्रतिशत": "",
    "फीसदी": "", "パーセント": "(?!ポイント)", "퍼센트": "(?!포인트)",
    "درصد": "", "אחוז": "", "في المئة": "", "بالمئة": "",
    "في المائة": "", "بالمائة": "",
}  # fmt: skip
"""
Words for per cent, each with the pattern of what follows it.

A percentage point is no percentage.
"""

_BEHIND = re.compile(
    rf"{START}-?(?P<number>{DIGITS}){SPACE}?"
    rf"(?:{'|'.join(word + end for word, end in PERCENT_WORDS.items())})"
)
_BEFORE = re.compile(rf"(?:%|\b[Yy]üzde )(?P<number>{DIGITS})")
"""Turkish writes the sign or word first: ``%3,5``, ``yüzde 3,5``."""

_LONGEST_WORD = 6


def find_percentages(
    text: str, runs: list[tuple[int, bool]], language: str, decimal: str
) -> Iterator[tuple[Span, str]]:
    """
    Yield the percentages of a text.

    Args:
        runs: starts of rows of digits, and whether a unit can follow them.
        language: ISO 639.
        decimal: the decimal sign of the language.
    """
    for run, has_unit in runs:
        match = _match_before(text, run) if language == "tr" else None
        if match is None and has_unit:
            match = _match_behind(text, run)
        if match is None:
            continue
        number = read_number(match["number"], decimal)
        if number is not None:
            sign = "-" if match[0].startswith("-") else ""
            value = sign + format_number(number)
            yield Span(*match.span(), "percentage", 0.95), value


def _match_before(text: str, run: int) -> re.Match[str] | None:
    """Return the percentage whose sign or word stands before its digits."""
    for start in (run - 1, run - _LONGEST_WORD):
        match = _BEFORE.match(text, start) if start >= 0 else None
        if match is not None and match.start("number") == run:
            return match
    return None


def _match_behind(text: str, run: int) -> re.Match[str] | None:
    has_minus = text[run - 1 : run] == "-"
    match = _BEHIND.match(text, run - 1) if has_minus else None
    return match or _BEHIND.match(text, run)
