"""
Find the dates in a text, relative to the date of the item.

A date without a year gets the year that puts it nearest to the item's date.
A weekday alone is the last such day, the item's date included. In English
it is the coming one after words like ``will`` or ``called for``. No clock is
read, so the same item always gives the same dates.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from extractors.entities.engine import Span
from extractors.entities.text.vocabulary import FORMS_OF_ADDRESS
from extractors.entities.values.calendar_words import (
    RELATIVE_DAYS,
    month_numbers,
    weekday_numbers,
)
from extractors.entities.values.date_forms import (
    calendar_matches,
    relative_matches,
)
from extractors.entities.values.weekday_direction import (
    is_ahead,
    stated_direction,
    stated_week,
)
from extractors.model.language_tags import base_language

__all__ = ["find_dates"]


_LONGEST_FORM_OF_ADDRESS = 14
_WEEKS = frozenset({"zh", "ja", "ko"})
_BETWEEN = re.compile(
    r",? ?(?:(?:the|den|dem|der|le|il|el|d\.|ngày|dia|día|de) )?\(?"
)
"""What stands between a weekday and its date (``Montag, dem 16. März``)."""

_LONGEST_BETWEEN = 8
_SAME_RULES = {"ms": "id", "no": "nb", "nn": "nb", "bs": "hr"}


def find_dates(
    text: str, item_date: date, language: str
) -> Iterator[tuple[Span, str]]:
    """
    Find dates.

    Args:
        text: any text.
        item_date: the date of the item.
        language: BCP 47; if empty, months and weekdays of several languages
            are found, and words like ``yesterday`` in English.

    Yields:
        A span and its date in ISO 8601: ``2021-12-15``, or ``2021-12``.
    """
    base = base_language(language)
    base = _SAME_RULES.get(base, base)
    matches = list(calendar_matches(text, base))
    for at, match in enumerate(matches):
        if not match["w"]:
            value = _resolve_calendar_date(match, item_date, base)
        elif _follows_form_of_address(text, match.start()) or _is_part_of_date(
            matches, at, item_date, base
        ):
            continue
        else:
            value = _resolve_weekday(match, item_date, base)
        if value:
            yield Span(*match.span(), "date", 0.9), value
    days = RELATIVE_DAYS.get(base or "en", {})
    for match in relative_matches(text, base or "en"):
        value = _shift(item_date, days[match.group().lower()])
        if value:
            yield Span(*match.span(), "date", 0.8), value


def _follows_form_of_address(text: str, at: int) -> bool:
    """Distinguish ``Frau Sonntag`` from the day."""
    before = text[max(0, at - _LONGEST_FORM_OF_ADDRESS) : at].split()
    return bool(before) and before[-1] in FORMS_OF_ADDRESS


def _shift(day: date, days: int) -> str:
    """Move a date; empty if the result is outside the calendar."""
    try:
        return (day + timedelta(days=days)).isoformat()
    except OverflowError:
        return ""


def _is_part_of_date(
    matches: Sequence[re.Match[str]], at: int, item_date: date, language: str
) -> bool:
    """Return whether a weekday stands beside its own calendar date."""
    weekday = matches[at]
    wanted = weekday_numbers(language)[weekday["w"].lower()]
    for first, second in ((at - 1, at), (at, at + 1)):
        if first < 0 or second == len(matches):
            continue
        other = matches[first if second == at else second]
        start, end = matches[first].end(), matches[second].start()
        if (
            end - start <= _LONGEST_BETWEEN
            and not other["w"]
            and not other["y5"]
            and _BETWEEN.fullmatch(weekday.string, start, end)
        ):
            value = _resolve_calendar_date(other, item_date, language)
            if value and date.fromisoformat(value).weekday() == wanted:
                return True
    return False


def _resolve_weekday(
    match: re.Match[str], item_date: date, language: str
) -> str:
    """Return the last such day; after the word ``next``, the coming one."""
    wanted = weekday_numbers(language)[match["w"].lower()]
    days_ago = (item_date.weekday() - wanted) % 7
    text, start = match.string, match.start()
    week = stated_week(text, start) if language in _WEEKS else None
    if week is not None:
        return _shift(item_date, wanted - item_date.weekday() + 7 * week)
    direction = (match["way"] or "").strip().lower()
    direction = direction or stated_direction(
        text, start, match.end(), language
    )
    if direction == "next":
        return _shift(item_date, 7 - days_ago)
    if direction == "last":
        return _shift(item_date, -(days_ago or 7))
    if (
        language in {"", "en"}
        and days_ago
        and not direction
        and is_ahead(text, start)
    ):
        return _shift(item_date, 7 - days_ago)
    return _shift(item_date, -days_ago)


def _resolve_calendar_date(
    match: re.Match[str], item_date: date, language: str
) -> str:
    """Return the date of a match; empty if the calendar does not have it."""
    form = next(form for form in "1234567" if match[f"m{form}"])
    month = match[f"m{form}"]
    number = (
        int(month)
        if month.isdigit()
        else month_numbers(language)[month.lower()]
    )
    year = match[f"y{form}"]
    if form == "5":
        return f"{year}-{number:02d}"
    return _nearest(int(match[f"d{form}"]), number, year, item_date)


def _nearest(day: int, month: int, year: str | None, item_date: date) -> str:
    """Return a date; without a year, the one nearest to the item's date."""
    this_year = item_date.year
    years = (int(year),) if year else (this_year, this_year - 1, this_year + 1)
    dates = []
    for candidate in years:
        try:
            dates.append(date(candidate, month, day))
        except ValueError:
            continue
    if not dates:
        return ""
    return min(dates, key=lambda d: abs((d - item_date).days)).isoformat()
