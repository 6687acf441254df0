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

from extractors.entities.text.vocabulary import (
    MONTHS,
    RELATIVE_DAYS,
    WEEKDAYS,
)

__all__ = ["calendar_matches", "compile_forms", "relative_matches"]

_LONGEST_OPENING = len("12.th of ")
_DIGIT = re.compile(r"\d")
_WAYS = ("last ", "next ", "this ", "Last ", "Next ", "This ")
_WAY_LENGTH = len("last ")
"""A date starts with digits, such a word, or a name."""

_NUMERIC_ANCHOR = re.compile(r"\d\d{0,3}(?:-\d\d-|年|月)")
_NUMERIC_MARK = re.compile(r"-\d\d-")


def calendar_matches(text: str, language: str) -> Iterator[re.Match[str]]:
    """
    Yield the dates and weekdays of a text, none overlapping another.

    Args:
        text: any text.
        language: a key of ``WEEKDAYS``; empty for every language.

    Yields:
        Matches with the groups ``d1`` to ``d4`` (day), ``m1`` to ``m5``
        (month), ``y1`` to ``y5`` (year), or ``w`` (weekday) and ``way``
        (the word before it), of which those of one form are set.
    """
    form = compile_forms(language)
    names = _names(language).finditer(text)
    anchors = [(match.start(), match.start()) for match in names]
    if "年" in text or "月" in text or _NUMERIC_MARK.search(text):
        anchors += [match.span() for match in _NUMERIC_ANCHOR.finditer(text)]
    end = 0
    for anchor in sorted(anchors):
        for start in _starts(text, anchor, end):
            match = form.match(text, start)
            if match is not None:
                yield match
                end = match.end()
                break


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
    months, days = _surfaces(MONTHS, language), _surfaces(WEEKDAYS, language)
    return re.compile(_alternatives({*months, *days}))


def _surfaces(tables: dict[str, dict[str, int]], language: str) -> list[str]:
    """Return words as they are written; capitals in English are faster."""
    english = language == "en"
    forms = (str.capitalize, str.upper) if english else (str, str.capitalize)
    return [form(w) for w in _words(tables, language) for form in forms]


def _words(tables: dict[str, dict[str, int]], language: str) -> Iterator[str]:
    """Yield the words of a language; of every language if it is empty."""
    for name, table in tables.items():
        if language in {"", name}:
            yield from table


@cache
def compile_forms(language: str) -> re.Pattern[str]:
    """Return the pattern of all forms; see ``calendar_matches``."""
    month = _alternatives(_surfaces(MONTHS, language))
    day = _alternatives(_surfaces(WEEKDAYS, language))
    edge = "" if language == "zh" else r"\b"
    return re.compile(
        rf"\b(?P<m1>{month})\.? (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b"
        rf"(?:,? (?P<y1>\d{{4}})\b)?"
        rf"|\b(?P<d2>\d{{1,2}})\.?(?:st|nd|rd|th|er)? (?:de |of )?"
        rf"(?P<m2>{month})\.?(?!\w)(?:,? (?:de |del )?(?P<y2>\d{{4}})\b)?"
        rf"|\b(?P<y3>\d{{4}})-(?P<m3>\d\d)-(?P<d3>\d\d)\b"
        rf"|(?:(?P<y4>\d{{4}})年)?(?P<m4>\d{{1,2}})月(?P<d4>\d{{1,2}})日"
        rf"|\b(?P<m5>{month})\.? (?:de |of )?(?P<y5>(?:19|20)\d\d)\b"
        rf"|(?P<way>\b[Ll]ast |\b[Nn]ext |\b[Tt]his )?(?P<w>{edge}(?:{day}))"
        rf"(?:(?!\w)|(?<=[\u4e00-\u9fff]))"
    )
