"""
The written forms of dates, and where they stand in a text.

A text is not compared with the forms at each of its characters. Every form
has an anchor: the name of a month or weekday, or digits with a mark of a
date behind them. The forms are tried at an anchor and at the few characters
before it where they can start.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from extractors.entities.values.calendar_words import (
    RELATIVE_DAYS,
    month_numbers,
    weekday_numbers,
)

__all__ = ["calendar_matches", "compile_forms", "relative_matches"]

_LONGEST_OPENING = len("12.th of ")
_DIGIT = re.compile(r"\d")
_WAYS = ("last ", "next ", "this ", "Last ", "Next ", "This ")
_WAY_LENGTH = len("last ")
"""A date starts with digits, such a word, or a name."""

_NUMERIC_ANCHOR = re.compile(
    r"\d\d{0,3}(?:-\d\d-|[年월月년]|[./]\d\d?[./](?:19|20)\d\d)"
    r"|\((?=\d\d?/\d)"
)
_CHARACTERS = "年月년월"
_NUMERIC_MARKS = (
    re.compile(r"-\d\d-"),
    re.compile(r"[./]\d\d?[./]\d"),
    re.compile(r"\(\d\d?/\d"),
)
"""One pattern each: `re` finds a first character faster than a choice."""

_SLASHED = frozenset({
    "ar", "ca", "el", "es", "fr", "he", "id", "it", "pt", "ro", "tr", "vi",
})  # fmt: skip
"""Languages that write the day first in ``16/3/2026``. English has both."""

_GLUED = frozenset({"zh", "ja", "ko", "th"})
"""Languages that write the next word without a space."""


def calendar_matches(text: str, language: str) -> Iterator[re.Match[str]]:
    """
    Yield the dates and weekdays of a text, none overlapping another.

    Args:
        text: any text.
        language: ISO 639; empty for several languages.

    Yields:
        Matches with the groups ``d1`` to ``d7`` (day), ``m1`` to ``m7``
        (month), ``y1`` to ``y7`` (year), or ``w`` (weekday) and ``way``
        (the word before it), of which those of one form are set. The fifth
        form is a month with its year.
    """
    form = compile_forms(language)
    names = _names(language).finditer(text)
    anchors = [(match.start(), match.start()) for match in names]
    if _has_numeric_mark(text):
        anchors += [match.span() for match in _NUMERIC_ANCHOR.finditer(text)]
    end = 0
    for anchor in sorted(anchors):
        for start in _starts(text, anchor, end):
            match = form.match(text, start)
            if match is not None:
                yield match
                end = match.end()
                break


def _has_numeric_mark(text: str) -> bool:
    return any(mark in text for mark in _CHARACTERS) or any(
        mark.search(text) for mark in _NUMERIC_MARKS
    )


def _starts(text: str, anchor: tuple[int, int], first: int) -> Iterator[int]:
    """Yield where the date of an anchor can start, from ``first`` on."""
    at, end = anchor
    if end > at:
        yield from range(max(first, at), end)
        return
    if at and text[at - 1] == " ":
        opening = max(first, at - _LONGEST_OPENING)
        for match in _DIGIT.finditer(text, opening, at):
            yield match.start()
        way = at - _WAY_LENGTH
        if way >= first and text.startswith(_WAYS, way):
            yield way
    if at >= first:
        yield at


def relative_matches(text: str, language: str) -> Iterator[re.Match[str]]:
    """Yield the words of a language like ``yesterday``."""
    return _relative_pattern(language).finditer(text)


def _alternatives(words: Iterable[str]) -> str:
    """Return a pattern of the words; without words it matches nothing."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(map(re.escape, ordered)) or "(?!)"


@cache
def _relative_pattern(language: str) -> re.Pattern[str]:
    """
    Return the pattern of a language's words like ``yesterday``.

    It starts with a set of characters, which ``re`` finds fastest.
    """
    words = RELATIVE_DAYS.get(language, {})
    if not words:
        return re.compile(r"(?!)")
    tails: dict[str, list[str]] = {}
    for word in words:
        first = f"[{word[0]}{word[0].upper()}]"
        tails.setdefault(first, []).append(word[1:])
    rest = "|".join(
        rf"(?<={first})(?i:{_alternatives(group)})"
        for first, group in tails.items()
    )
    firsts = "".join(tails).replace("][", "")
    spaceless = any("\u4e00" <= word[0] <= "\u9fff" for word in words)
    end = "" if spaceless else r"(?!\w)"
    # German ``Morgen`` and Spanish ``la mañana`` mean the morning.
    start = "" if spaceless else r"(?<!\w.)(?<!la .)"
    return re.compile(rf"{firsts}{start}(?:{rest}){end}(?<!Morgen)")


@cache
def _names(language: str) -> re.Pattern[str]:
    """Return a pattern of the months and weekdays of a language."""
    months = _surfaces(month_numbers(language), language)
    days = _surfaces(weekday_numbers(language), language)
    return re.compile(_alternatives({*months, *days}))


def _surfaces(words: Iterable[str], language: str) -> list[str]:
    """Return words as they are written; capitals in English are faster."""
    english = language == "en"
    forms = (str.capitalize, str.upper) if english else (str, str.capitalize)
    return [form(word) for word in words for form in forms]


@cache
def compile_forms(language: str) -> re.Pattern[str]:
    """Return the pattern of all forms; see ``calendar_matches``."""
    month = _alternatives(_surfaces(month_numbers(language), language))
    day = _alternatives(_surfaces(weekday_numbers(language), language))
    edge = "" if language in _GLUED else r"\b"
    end = "" if language in _GLUED else r"(?:(?!\w)|(?<=[\u4e00-\u9fff]))"
    forms = (
        rf"\b(?P<m1>{month})\.? (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b"
        r"(?:,? (?P<y1>\d{4})\b)?",
        r"\b(?P<d2>\d{1,2})\.?(?:st|nd|rd|th|er|º|°)? (?:de |of )?"
        rf"(?P<m2>{month})\.?(?!\w)"
        r"(?:,? (?:de |del |năm )?(?P<y2>\d{4})\b)?",
        r"\b(?P<y3>\d{4})-(?P<m3>\d\d)-(?P<d3>\d\d)\b",
        r"(?:(?P<y4>\d{4})[年년] ?)?(?P<m4>\d{1,2})[月월] ?"
        r"(?P<d4>\d{1,2})[日号號일]",
        rf"\b(?P<m5>{month})\.? (?:de |of |del )?(?P<y5>(?:19|20)\d\d)\b",
        r"(?<!\d\.)\b(?P<d6>\d{1,2})\.(?P<m6>\d{1,2})\."
        r"(?P<y6>(?:19|20)\d\d)\b(?!\.\d)",
        _slashed(language),
        rf"(?P<way>\b[Ll]ast |\b[Nn]ext |\b[Tt]his )?(?P<w>{edge}(?:{day}))"
        rf"{end}",
    )
    return re.compile("|".join(forms))


def _slashed(language: str) -> str:
    """Return the form ``16/3/2026``; Indonesia writes ``Senin (16/3)``."""
    year = r"/(?P<y7>(?:19|20)\d\d)\b(?!/)"
    if language == "id":
        return rf"\((?P<d7>\d{{1,2}})/(?P<m7>\d{{1,2}})(?:{year})?\)"
    shown = r"(?<!/)\b" if language in _SLASHED else "(?!)"
    return rf"{shown}(?P<d7>\d{{1,2}})/(?P<m7>\d{{1,2}}){year}"
