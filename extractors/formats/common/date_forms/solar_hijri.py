"""
Convert days of the Solar Hijri calendar, which Iran and Afghanistan use.

The rule of 33 years is exact for the years that it is used for here.
"""

from datetime import date

__all__ = ["MONTHS", "YEARS", "gregorian_day"]

MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر",
    "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
YEARS = range(1369, 1473)
"""1990 to 2093."""

_BEFORE_FIRST = 356033  # days from the ordinal 0 to the years counted below
_CYCLE_OFFSET = 1595


def gregorian_day(year: int, month: int, day: int) -> date | None:
    """Return the day as a date; None if the calendar does not have it."""
    if year not in YEARS or not 1 <= month <= 12 or day < 1:
        return None
    first = _ordinal(year, month)
    after = _ordinal(year, month + 1) if month < 12 else _ordinal(year + 1, 1)
    return date.fromordinal(first + day - 1) if day <= after - first else None


def _ordinal(year: int, month: int) -> int:
    """Return the proleptic ordinal of the first day of a month."""
    counted = year + _CYCLE_OFFSET
    leap_days = counted // 33 * 8 + (counted % 33 + 3) // 4
    months = (month - 1) * 31 if month < 7 else (month - 7) * 30 + 186
    return 365 * counted + leap_days + months + 1 - _BEFORE_FIRST
