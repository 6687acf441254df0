"""
Find the time of day in a date, and take it out.

Read are ``15:05``, ``15.05 Uhr``, ``3:05:10 PM``, ``3 p.m.``, ``1505 GMT``,
``noon`` and the halves of the day of other languages, before or after the
figures.
"""

import re
from datetime import time
from typing import NamedTuple

__all__ = ["ClockPart", "find_clock"]

_AM = (
    r"a\.?\s?m\.?|上午|午前|凌晨|早上|오전|π\.?μ\.?|öö|p\.\s?d\.|PG|ص|এএম|"
    r"ق\.?ظ"
)
_PM = (
    r"p\.?\s?m\.?|下午|午後|晚上|오후|μ\.?μ\.?|ös|m\.\s?d\.|PTG|م|পিএম|"
    r"ب\.?ظ"
)
_HALF = rf"(?:(?P<am>{_AM})|(?P<pm>{_PM}))(?![^\W\d_])"
_BEFORE = rf"(?:(?P<am_before>{_AM})|(?P<pm_before>{_PM}))\s*"
_CLOCK = re.compile(
    rf"(?:{_BEFORE})?(?<![\d:.])(?P<hour>\d{{1,2}})"
    r"(?:[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d{1,9})?)?"
    rf"(?![\d:])(?:\s*{_HALF})?"
    rf"|\s*{_HALF.replace('<am>', '<am_bare>').replace('<pm>', '<pm_bare>')})"
    r"(?:\s?(?:Uhr|hrs|hours|hs|h)\b\.?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(
    r"(?<![\d:.])(?P<hour>\d\d)(?P<minute>\d\d)"
    r"(?=\s?(?:hrs|hours|uhr|h\b|[A-Z]{2,5}\b|Z\b))"
)
_WORD = re.compile(
    r"(?:\b12\s+)?\b(?:(?P<noon>noon|midday|midi|mittags?|mediod[ií]a"
    r"|mezzogiorno)|midnight|minuit|mitternacht|medianoche|mezzanotte)\b",
    re.IGNORECASE,
)


class ClockPart(NamedTuple):
    """
    A time of day in a text.

    Attributes:
        time: None if the figures are no time of day (``27:10``).
        is_next_day: whether it is 24:00.
        start: where it starts in the text.
        end: where it ends.
    """

    time: time | None
    is_next_day: bool
    start: int
    end: int


def find_clock(text: str) -> ClockPart | None:
    """Return the first time of day of a normalised date; None if none."""
    match = _CLOCK.search(text)
    if match:
        groups = match.groupdict()
        is_am = any(groups[name] for name in ("am", "am_before", "am_bare"))
        is_pm = any(groups[name] for name in ("pm", "pm_before", "pm_bare"))
        figures = (groups["hour"], groups["minute"], groups["second"])
        return _part(match, figures, is_am=is_am, is_pm=is_pm)
    if match := _WORD.search(text):
        hour = "12" if match["noon"] else "0"
        return _part(match, (hour, None, None))
    if match := _COMPACT.search(text):
        return _part(match, (match["hour"], match["minute"], None))
    return None


def _part(
    match: re.Match[str],
    figures: tuple[str, str | None, str | None],
    *,
    is_am: bool = False,
    is_pm: bool = False,
) -> ClockPart:
    hour, minute, second = (int(part or 0) for part in figures)
    if is_pm and hour < 12:
        hour += 12
    elif is_am:
        # 12 a.m. is midnight, and there is no 13 a.m.
        hour = hour % 12 if hour <= 12 else 99
    second = 59 if second == 60 else second  # a leap second
    is_next_day = (hour, minute, second) == (24, 0, 0)
    try:
        clock = time(0 if is_next_day else hour, minute, second)
    except ValueError:
        return ClockPart(None, False, match.start(), match.end())  # noqa: FBT003
    return ClockPart(clock, is_next_day, match.start(), match.end())
