"""
Read what a text states at the mark of an embargo: the mark and its end.

The date and time stand behind the mark, or before it in languages that put
the verb last (``4日午後3時解禁``).
"""

import re
from typing import NamedTuple

from extractors.providers.embargo.end_reader import read_end
from extractors.providers.embargo.marks import Mark, find_marks, is_lifted
from extractors.providers.embargo.moments import EndParts

__all__ = ["CLAUSE_END", "PUNCTUATION", "Statement", "find_statements"]

PUNCTUATION = " \t.,:;!?()[]{}<>*=#|/_\"'“”„«»–—-+、。（）【】"
CLAUSE_END = re.compile(
    r"\s*(?:[.,:;!?()\[\]{}|*=/\"“”„«»。、（）【】-]|\Z|[–—])"
)
_ONLY_YEAR = re.compile(r"\D*(?:19|20)\d\d\W*")
_TIME_END = re.compile(r"\s*(?:\)\s*(?:[.;]|\Z)|[.:;!?\]}|*=。】】–—-]|\Z)")
"""Behind a time without a day; behind a comma its day could follow."""
_SHIFT = re.compile(
    r"\s+(?:(?:of|in|der|des|del?|della|du|da|van)\s+(?:the\s)?)?(?:week|next|following|fortnight|in\b|after|nach|nächste|kommende|later"
    r"|übernächst|prochain|en\s(?:huit|quinze)|suivant|que\sviene|siguiente"
    r"|próxim|prossim|volgende|через|следующ|następn|příští|nästa|neste)",
    re.IGNORECASE,
)
"""Words behind a weekday by which it can be that of another week."""
_PARTICLES = "はにのより以降からまで까지이후前之后後"
_KADAR = re.compile(r"['’]?(?:[yn]?[ae]|den|dan)? kadar", re.IGNORECASE)
_BEFORE = 60  # characters before a mark in which its time can stand


class Statement(NamedTuple):
    """
    A mark and the end that stands near it.

    Attributes:
        mark: the mark.
        parts: the date and time; empty if they cannot be read whole.
        end: place behind the mark, and behind the date and time.
        timed: whether a time of day stands there, also one that is not
            usable.
    """

    mark: Mark
    parts: EndParts
    end: int
    timed: bool


def find_statements(text: str) -> list[Statement]:
    """Return the statements of a line that say that there is an embargo."""
    stated = (_read(text, mark) for mark in find_marks(text))
    return [
        each for each in stated if not is_lifted(text, each.mark, each.end)
    ]


def _read(text: str, mark: Mark) -> Statement:
    """Read the end of an embargo behind its mark, else before it."""
    parts, end = read_end(text, mark.end)
    timed = parts.minutes is not None
    if _ONLY_YEAR.fullmatch(text, mark.end, end):
        return Statement(mark, EndParts(), mark.end, timed=False)
    if parts.is_empty and _can_follow_time(text, mark):
        before = _read_before(text, mark)
        if before is not None:
            return before
    if not _is_complete(text, parts, end):
        parts = EndParts()
    return Statement(mark, parts, end, timed)


def _can_follow_time(text: str, mark: Mark) -> bool:
    """Return whether the mark's language puts the time before it."""
    is_turkish = text[mark.start : mark.end].casefold().startswith("ambargo")
    return is_turkish or not text[mark.start].isascii()


def _is_complete(text: str, parts: EndParts, end: int) -> bool:
    """
    Return whether no later words can name another day.

    Behind a date nothing can. Behind a weekday it is "week" or the like, and
    behind a mere time any word.
    """
    if parts.days:
        return True
    if parts.has_day:
        return _SHIFT.match(text, end) is None
    return _TIME_END.match(text, end) is not None


def _read_before(text: str, mark: Mark) -> Statement | None:
    """Read the time before a mark: ``4日午後3時解禁``."""
    first = max(0, mark.start - _BEFORE)
    clause = max(
        text.rfind(char, first, mark.start) + 1 for char in ".。!※(（【「|"
    )
    start = max(first, clause)
    parts, end = read_end(text[: mark.start], start)
    between = _KADAR.sub("", text[end : mark.start])
    between = between.strip(PUNCTUATION + _PARTICLES)
    if parts.minutes is None or between:
        return None
    return Statement(mark._replace(start=start), parts, mark.end, timed=True)
