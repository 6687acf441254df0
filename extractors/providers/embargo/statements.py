"""
Find the embargo that a note, a headline or a first line states.

A note to editors speaks of the copy, so its words count more than those of a
headline, which speaks of the news. In a headline or first line the mark
must stand at its head, in capitals or brackets, or state a time of day.
"""

import re
from datetime import datetime, timedelta
from typing import NamedTuple

from extractors.providers.embargo.marks import Mark, is_head
from extractors.providers.embargo.moments import end_moment
from extractors.providers.embargo.statement_reader import (
    CLAUSE_END,
    PUNCTUATION,
    Statement,
    find_statements,
)
from extractors.providers.embargo.zones import Zones, default_zones

__all__ = [
    "Embargo",
    "NoteContext",
    "read_line",
    "read_note",
    "read_slug",
]

MAX_LINE = 300  # characters of a headline or line that are read
MAX_NOTE = 4000  # characters of a note that are read

_PLAIN = str.maketrans(
    "０１２３４５６７８９：．／\u00a0\u202f\u2009٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹\t\n\r",
    "0123456789:./   01234567890123456789   ",
)
_SEPARATOR = re.compile(r"\s?[:!\])}|*=】）]|\s?[–—-]+\s|\.\s|\s*\Z|\s?//")
_DATE_STOP = re.compile(r"[^m.]\.\Z", re.IGNORECASE)
_NOUN_END = re.compile(r"\s*(?:[.:;!)\]}|*=。）】]|\Z|[–—-])")
_UNTIL = re.compile(
    r"\s*(?:until|till?|to|t/m|indtil|până|hingga|sampai|applies|for|bis|ab|jusqu|hasta|fino|até|tot|до|до\b|za"
    r"|till|til|do|حتى|まで|beachten)",
    re.IGNORECASE,
)
_UNTIL_YEAR = re.compile(
    r"\s*[^\W\d_]{1,8}(?:['’]\w{1,3})?\s+(?:(?:en|im|the|l['’])\s?)?"
    r"(?:[^\W\d_]{3,12}\.?\s+)?(?:de\s)?(?:19|20)\d\d(?!\d)(?!\s?(?:hrs|gmt|utc))"
    r"|\s*[^\W\d_]{1,8}\s+(?:next|late|early|mid|end|the end of)\b",
    re.IGNORECASE,
)
_MATERIAL = re.compile(
    r"\s+(?:until|till?|to|for|at|bis|jusqu|hasta|al?\b|fino|até|tot|до|til"
    r"|material|copy|story|report|text|news|content|release|item|version"
    r"|beachten|beacht|bitte|gilt|strictly|please|und|et|and|y\b|e\b|حتى)",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"[\s:–-]*(?:until|till|bis(?:\szu[mr])?|jusqu['’]?(?:[aà]u?x?)?|hasta|fino\sal|tot)?\s?"
    r"(?:(?:the|its|time\sof|start\sof|sa|la|der|el|il)\s){0,2}"
    r"(?:deliver(?:y|ed)|speech|redebeginn|redeende|(?:beginn|ende)\sder\srede"
    r"|prononcé|discours|allocution|discurso|discorso|toespraak)\b",
    re.IGNORECASE,
)
"""An embargo that ends when a speech is held: its end is open."""
_ORDERS = frozenset({"order", "ban"})
_NEED_AN_END = frozenset({"head", "label", "use"})
_OPENING = ("(", "[", "{", "【", "（")
_LIFTED_AT = re.compile(
    r"\W*(?:(?:has|have|had|been|is|was|now|wurde|ist|est|a|ha|ya|sido|stato)"
    r"\s+){0,3}(?:lifted|ended|expired|removed|aufgehoben|abgelaufen|levée?"
    r"|levantad[oa]|rimosso|revocato|suspenso|opgeheven)\b",
    re.IGNORECASE,
)
_HALF_DAY = timedelta(hours=12)
_LONGEST_LEAD = 60  # characters of a line before its mark
_LONGEST_TAIL = 40  # and behind the word for a speech


class NoteContext(NamedTuple):
    """
    What a moment in a note is relative to.

    Attributes:
        sent: date of the item's version, with a zone.
        agency_zone: IANA name of the zone in which the agency states times;
            empty if that is not known.
        language: BCP 47 tag of the item; empty if unknown.
    """

    sent: datetime
    agency_zone: str = ""
    language: str = ""


class Embargo(NamedTuple):
    """
    An embargo that words state.

    Attributes:
        until: its end in UTC; None if the words do not say it so that it can
            be read without a guess.
        is_whole: whether the text says nothing else.
    """

    until: datetime | None
    is_whole: bool = False


def read_note(text: str, context: NoteContext) -> Embargo | None:
    """Return the embargo that a note to editors states; None if none."""
    note = text[:MAX_NOTE].translate(_PLAIN)
    stated = find_statements(note)
    return _combine(
        note, context, [each for each in stated if _counts_in_note(note, each)]
    )


def read_line(text: str, context: NoteContext) -> Embargo | None:
    """Return the embargo that a headline or first line states, if any."""
    line = text[:MAX_LINE].translate(_PLAIN)
    stated = find_statements(line)
    return _combine(
        line, context, [each for each in stated if _counts_in_line(line, each)]
    )


def read_slug(text: str, context: NoteContext) -> Embargo | None:
    """
    Return the embargo that a slug states: ``BC-embargoed-0700edt``.

    ``EMBARGO`` alone is the subject of the story there.
    """
    slug = text[:MAX_LINE].translate(_PLAIN).upper()
    stated = [
        each
        for each in find_statements(slug)
        if each.mark.strength == "state" and _counts_in_slug(slug, each)
    ]
    return _combine(slug, context, stated)


def _counts_in_slug(slug: str, stated: Statement) -> bool:
    """Return whether a state in a slug is no part of its subject."""
    mark, _, end, timed = stated
    is_first = mark.start == 0 and slug[mark.end : mark.end + 1] in {"/", ":"}
    is_last = not slug[end:].strip(PUNCTUATION)
    is_order = slug.startswith("SPERR", mark.start)
    return timed or is_first or is_last or is_order


def _counts_in_note(note: str, stated: Statement) -> bool:
    mark = stated.mark
    if mark.strength == "order":
        return True
    if not is_head(note, mark):
        return mark.strength in {"ban", "state"} and stated.timed
    if mark.strength in _NEED_AN_END:
        has_day = mark.strength != "use" and stated.parts.has_day
        return stated.timed or has_day
    if mark.strength == "ban":
        return True
    return (
        stated.timed
        or _ends_clause(note, mark)
        or _SPOKEN.match(note, mark.end) is not None
        or _counts_untimed(note, stated)
    )


def _ends_clause(note: str, mark: Mark) -> bool:
    """Return whether a mark stands alone; a list of words is no mark."""
    end = _NOUN_END if mark.strength == "noun" else CLAUSE_END
    return end.match(note, mark.end) is not None


def _counts_untimed(note: str, stated: Statement) -> bool:
    """Return whether a mark counts that has no time of day behind it."""
    mark, parts, end, _ = stated
    has_month_only = _UNTIL_YEAR.match(note, mark.end) is not None
    if mark.strength == "state":
        return (
            has_month_only
            or parts.has_day
            or _MATERIAL.match(note, mark.end) is not None
        )
    if parts.has_day and CLAUSE_END.match(note, end) is not None:
        return True
    return not has_month_only and _UNTIL.match(note, mark.end) is not None


def _counts_in_line(line: str, stated: Statement) -> bool:
    mark, _, end, timed = stated
    bracketed = line[: mark.start].rstrip().endswith(_OPENING)
    marked = bracketed or line[mark.start : mark.end].isupper()
    if mark.strength == "state" and marked and timed:
        return True
    if not (bracketed or _starts_line(line, mark)):
        return False
    if not line[end:].strip(PUNCTUATION) or _SPOKEN.match(line, mark.end):
        return _counts_alone(line, stated, marked=marked)
    # The full stop of a short name of a month is part of the date.
    separated = _SEPARATOR.match(line, end) is not None or line[end - 1] == "."
    if mark.strength in _ORDERS:
        return timed or marked
    if mark.strength == "state" and marked:
        return separated or (
            _MATERIAL.match(line, mark.end) is not None
            and _UNTIL_YEAR.match(line, mark.end) is None
        )
    return separated and (timed or bracketed)


def _counts_alone(line: str, stated: Statement, *, marked: bool) -> bool:
    """Return whether a line that is only a note states an embargo."""
    mark = stated.mark
    if spoken := _SPOKEN.match(line, mark.end):
        return len(line) - spoken.end() <= _LONGEST_TAIL
    return (
        stated.timed
        or (marked and mark.strength in {"state", "noun"})
        or mark.strength in _ORDERS
        or (stated.parts.has_day and _waits_for_day(line, mark))
    )


def _waits_for_day(line: str, mark: Mark) -> bool:
    """Return whether a mark and a day say no more than an embargo."""
    if mark.strength == "noun":  # "Embargo ends Friday" is news
        return any(
            before.match(line, mark.end) for before in (_UNTIL, _NOUN_END)
        )
    return mark.strength in {"state", "head"}


def _starts_line(line: str, mark: Mark) -> bool:
    """Return whether the mark stands at the head of the first clause."""
    return mark.start <= _LONGEST_LEAD and is_head(line, mark)


def _is_past(
    text: str, stated: Statement, context: NoteContext, zones: Zones
) -> bool:
    """
    Return whether a clause says that the embargo ended earlier that day.

    ``lifted at 1100 GMT`` in a note of noon does not mean the next day.
    """
    if stated.parts.has_day or not _LIFTED_AT.match(text, stated.mark.end):
        return False
    end = end_moment(stated.parts, context.sent, zones)
    return end is not None and end - context.sent > _HALF_DAY


def _combine(
    text: str, context: NoteContext, stated: list[Statement]
) -> Embargo | None:
    """
    Join the statements of a text: the latest of their ends counts.

    An end that contradicts itself makes the others doubtful too.
    """
    if not stated:
        return None
    zones = default_zones(text, context.agency_zone, context.language)
    stated = [
        each for each in stated if not _is_past(text, each, context, zones)
    ]
    if not stated:
        return None
    ends = [
        end_moment(each.parts, context.sent, zones)
        for each in stated
        if not each.parts.is_empty
    ]
    until = None if None in ends else max(filter(None, ends), default=None)
    is_whole = (
        len(text) < MAX_LINE
        and is_head(text, stated[0].mark)
        and not text[stated[-1].end :].strip(PUNCTUATION)
    )
    return Embargo(until, is_whole)
