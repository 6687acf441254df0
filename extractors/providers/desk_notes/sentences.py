"""
Sentences which say that a story was changed.

    This article was corrected on March 3 to fix the mayor's name.
    Correction: An earlier version misspelled the mayor's name.
    In einer früheren Version hieß es, ... Das ist falsch.

They stand below a story, or above it. What is said of the earlier version of
a law or of a program is no note.
"""

import re
from typing import Literal

from extractors.providers.desk_notes.words import (
    AMENDED,
    BY,
    EARLIER,
    EARLIER_OF_THIS,
    ELSEWHERE,
    ERRORS,
    FIRST,
    NOTES,
    OF,
    OF_THIS,
    RENEWED,
    STORY,
    THIS,
    WAS,
)

__all__ = ["states_change"]

_SENTENCE = r"(?:[^.;:!?\"“„«»]|(?<=\d)[.:])"
_STORY = "|".join(STORY)
# ``was``, ``on March 3``, ``am 3. März um 12.30 Uhr``, ``は3日に``
_BETWEEN = (
    rf"(?:,?\s(?:{WAS}|\d[\w.:]{{0,9}}|(?-i:[A-ZÀ-Ž]\w{{2,9}})|(?<=\d\.\s)\w{{3,9}}"
    r"|(?<=\d\s)\w{1,9})){0,9}?\s|[\d\u3040-\u9fff\uac00-\ud7a3]{0,14}?"
)
_CHANGED = re.compile(
    rf"\W{{0,2}}(?:(?:{THIS})\s?(?:{_STORY})(?:{_BETWEEN})"
    r"|this\sis\san?\s(?=\w{4,9}\s(?:story|article|version)\b))"
    rf"(?:(?P<corrected>{AMENDED})|(?P<updated>{RENEWED}))(?!\w*\s(?:{BY})\b)",
    re.IGNORECASE,
)
"""``This story was``, ``Dieser Artikel wurde``, ``この記事は``."""
_NORDIC = re.compile(
    r"\W{0,2}(?:saken|sagen|artikkelen|artiklen|artikeln|nyheten|texten)\s"
    r"(?:er|ble|blev|är|har|oppdateres|opdateres|uppdateras)\b.{0,30}"
    rf"(?:(?P<corrected>{AMENDED})|(?P<updated>{RENEWED})).{{0,30}}",
    re.IGNORECASE,
)
"""``Saken er oppdatert``: the article is the end of the noun."""
_LABEL = r"\W{0,2}(?:(?P<label>[^.:!?\"“„«»]{2,40}?)\s?[:：]\s?)?"
_EARLIER = re.compile(
    rf"{_LABEL}{_SENTENCE}{{0,40}}?(?:(?P<own>{EARLIER}\s(?:{OF_THIS})\s"
    rf"(?:{_STORY})|(?:{EARLIER_OF_THIS})\s?(?:\w{{1,6}}\s)?(?:{_STORY}))"
    rf"|(?P<first>{FIRST})|{EARLIER})(?!\s(?:{OF})\b|{ELSEWHERE})",
    re.IGNORECASE,
)
_VERSION_STEMS = (
    "vers", "wersji", "fassung", "udgave", "utgave", "verzi", "változat",
    "верс", "önceki", "当初の", "以前の", "이전", "نسخة",
)  # fmt: skip
"""One of them is in each line that `_EARLIER` matches; it is looked for first,
in a twentieth of the time."""
_NOTE = re.compile(rf"\W{{0,2}}(?:{NOTES})[^.:]{{0,30}}[:：]", re.IGNORECASE)
_AMENDED = re.compile(AMENDED, re.IGNORECASE)
_ERRORS = re.compile(ERRORS, re.IGNORECASE)


def states_change(line: str) -> Literal["", "correction", "update"]:
    """
    Return how a line says that the story changed.

    Args:
        line: a paragraph, of some hundred characters at most.

    Returns:
        Empty if the line says nothing of it.
    """
    if match := _CHANGED.match(line) or _NORDIC.fullmatch(line):
        return "correction" if match["corrected"] else "update"
    note = _NOTE.match(line)
    if note and _AMENDED.search(line, note.end()):
        return "correction"
    folded = line.casefold()
    if not any(stem in folded for stem in _VERSION_STEMS):
        return ""
    match = _EARLIER.match(line)
    if match is None:
        return ""
    is_labelled = _AMENDED.search(match["label"] or "") is not None
    if is_labelled or match["own"]:
        return "correction"
    is_wrong = _ERRORS.search(line, match.end()) is not None
    return "correction" if is_wrong and not match["first"] else ""
