"""
Is a weekday behind or ahead of the item's date?

``he said on Thursday`` is behind, ``he called for a meeting on Thursday``
and ``they will meet on Thursday`` are ahead. The verb nearest before the
weekday in its sentence decides. A word beside the weekday can state it:
``nächsten Dienstag``, ``vendredi dernier``, ``下周一``.
"""

import re
from collections.abc import Mapping

__all__ = ["is_ahead", "stated_direction", "stated_week"]

_STEMS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "ar": (("المقبل", "القادم"), ("الماضي", "المنصرم")),
    "cs": (("příští", "nadcházející"), ("minul", "uplynul")),
    "da": (("næste", "kommende"), ("sidste", "forrige")),
    "de": (("kommend", "nächst"), ("vergangen", "letzt", "vorig")),
    "el": (("επόμεν", "ερχόμεν"), ("περασμέν",)),
    "es": (("próxim", "que viene"), ("pasad", "últim")),
    "fi": (("ensi ",), ("viime ",)),
    "fr": (("prochain",), ("dernier", "dernière", "passé")),
    "hu": (("jövő", "következő"), ("múlt", "elmúlt")),
    "id": (("depan", "mendatang"), ("lalu", "kemarin")),
    "it": (("prossim",), ("scors", "passat")),
    "nb": (("neste", "kommende"), ("forrige", "sist")),
    "nl": (("volgende", "komende", "aanstaande"), ("vorige", "afgelopen")),
    "pl": (("najbliższ", "przyszł"), ("zeszł", "ubiegł", "minion")),
    "pt": (("próxim", "que vem"), ("passad", "últim")),
    "ro": (("viito",), ("trecut",)),
    "ru": (("следующ", "ближайш"), ("прошл", "минувш")),
    "sv": (("nästa", "kommande"), ("förra",)),
    "tr": (("gelecek", "önümüzdeki"), ("geçen", "geçtiğimiz")),
    "uk": (("наступн", "найближч"), ("минул",)),
}  # fmt: skip
"""Beginnings of words for the coming and for the past, by language."""

_WEEKS = {
    "下": 1, "下个": 1, "本": 0, "这": 0, "這": 0, "上": -1, "上个": -1,
    "来週": 1, "来週の": 1, "今週": 0, "今週の": 0, "先週": -1, "先週の": -1,
    "다음 주 ": 1, "다음주 ": 1, "이번 주 ": 0, "지난주 ": -1, "지난 주 ": -1,
}  # fmt: skip
"""Weeks from the item's own, by what stands before the weekday."""

_BESIDE = 16
"""Characters before and after a weekday in which its direction is stated."""

_WINDOW = 100
"""Characters before a weekday in which its verb is searched."""

_SENTENCE_END = re.compile(r"[.!?;:\n]")
_AHEAD = re.compile(
    r"\b(?:will|would|shall|[Cc]all(?:s|ed|ing)? for|ahead of|due"
    r"|(?:invited?|summon(?:s|ed)?|urged?|asked)(?: \w+){1,6}? to"
    r"|(?:set|scheduled|planned|slated|expected|agreed|hopes?|wants?"
    r"|intends?|promised|vowed|going|ready|plans?|is|are) (?:for|to)"
    r"|scheduled|upcoming|coming|until|from|by)\b(?! \w+ (?:said|told)\b)"
)
_AHEAD_MARKS = (
    " for", " to", "will", "would", "shall", "ahead of", "due", "scheduled",
    "coming", "until", "from", "by",
)  # fmt: skip
"""Without one of these no word is ahead; most clauses have none."""

_BEHIND = re.compile(
    r"\b(?:\w{2,20}ed|said|told|met|held|won|lost|beat|fell|rose|began|went"
    r"|came|made|took|gave|left|spoke|was|were|had|did|wrote|broke|saw|got)\b"
)


def stated_direction(text: str, start: int, end: int, language: str) -> str:
    """
    Return the direction that the word beside a weekday states.

    It is ``next``, ``last`` or empty.

    Args:
        text: the text.
        start: where the weekday begins, and ``end`` where it ends.
        language: ISO 639.
    """
    stems = _STEMS.get(language)
    if stems is None:
        return ""
    words = text[max(0, start - _BESIDE) : start].lower().split(" ")
    before = words[-2] + " " if len(words) > 1 and not words[-1] else ""
    before = before if before[-2:-1].isalpha() else ""
    after = text[end : end + _BESIDE].lower()
    after = after[1:] if after.startswith(" ") else ""
    for direction, beginnings in zip(("next", "last"), stems, strict=True):
        if before.startswith(beginnings) or after.startswith(beginnings):
            return direction
    return ""


def stated_week(text: str, start: int) -> int | None:
    """Return how many weeks ahead a weekday of East Asia is said to be."""
    for length in (5, 4, 3, 2, 1):
        week = _WEEKS.get(text[max(0, start - length) : start])
        if week is not None:
            return week
    return None


def is_ahead(text: str, at: int) -> bool:
    """
    Return whether a weekday is ahead of the item's date.

    Args:
        text: an English text.
        at: where the weekday starts.
    """
    before = text[max(0, at - _WINDOW) : at]
    clause = _SENTENCE_END.split(before)[-1]
    if not any(mark in clause for mark in _AHEAD_MARKS):
        return False
    ahead = max((m.end() for m in _AHEAD.finditer(clause)), default=-1)
    if ahead < 0:
        return False
    behind = max((m.end() for m in _BEHIND.finditer(clause)), default=-1)
    return ahead > behind
