"""
Find the dates in a text, relative to the date of the item.

A date without a year gets the year that puts it nearest to the item's date.
A weekday alone is the last such day, the item's date included. In English
it is the coming one after words like ``will`` or ``called for``. No clock is
read, so the same item always gives the same dates.
"""

import re
from collections import ChainMap
from collections.abc import Iterator
from datetime import date, timedelta

from extractors.entities.engine import Span
from extractors.entities.text.vocabulary import (
    FORMS_OF_ADDRESS,
    MONTHS,
    RELATIVE_DAYS,
    WEEKDAYS,
)
from extractors.entities.values.date_forms import (
    calendar_matches,
    relative_matches,
)
from extractors.entities.values.weekday_direction import is_ahead
from extractors.model.language_tags import base_language

__all__ = ["find_dates"]


_LONGEST_FORM_OF_ADDRESS = 14
_MONTH_NUMBERS = dict(ChainMap(*MONTHS.values()))
_WEEKDAY_NUMBERS = dict(ChainMap(*WEEKDAYS.values()))
"""Numbers by the word; the first language with a word counts."""


def find_dates(
    text: str, item_date: date, language: str
) -> Iterator[tuple[Span, str]]:
    """
    Find dates.

    Args:
        text: any text.
        item_date: the date of the item.
        language: BCP 47; if empty, months and weekdays of every language
            are found, and words like ``yesterday`` in English.

    Yields:
        A span and its date in ISO 8601: ``2021-12-15``, or ``2021-12``.
    """
    base = base_language(language)
    base = {"ms": "id"}.get(base, base)
    for match in calendar_matches(text, base if base in WEEKDAYS else ""):
        if match["w"] and _follows_form_of_address(text, match.start()):
            continue
        if match["w"]:
            english = base in {"", "en"}
            value = _resolve_weekday(match, item_date, english=english)
        else:
            value = _resolve_calendar_date(match, item_date)
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


def _resolve_weekday(
    match: re.Match[str], item_date: date, *, english: bool
) -> str:
    """Return the last such day; after the word ``next``, the coming one."""
    wanted = _WEEKDAY_NUMBERS[match["w"].lower()]
    days_ago = (item_date.weekday() - wanted) % 7
    direction = (match["way"] or "").strip().lower()
    if direction == "next":
        return _shift(item_date, 7 - days_ago)
    if direction == "last":
        return _shift(item_date, -(days_ago or 7))
    if (
        english
        and days_ago
        and not direction
        and is_ahead(match.string, match.start())
    ):
        return _shift(item_date, 7 - days_ago)
    return _shift(item_date, -days_ago)


def _resolve_calendar_date(match: re.Match[str], item_date: date) -> str:
    """Return the date of a match; empty if the calendar does not have it."""
    for form in "12345":
        month = match[f"m{form}"]
        if month:
            break
    number = int(month) if month.isdigit() else _MONTH_NUMBERS[month.lower()]
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
