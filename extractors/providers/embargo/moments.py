"""
From the parts of a date and time to the moment at which an embargo ends.

Parts that are not stated are completed from the date of the item's version,
never from the clock. Where the words allow several moments, the latest one
counts: an item that leaves late does less harm than one that leaves early.

    a zone is not known      the zone in which the moment is latest
    a day without a time     the end of the day
    ``midnight``             the end of the day
    a weekday                the next one, or the day of the version itself
    a time without a day     the first such time after the version
    a day without a year     such a day within half a year
    ``12/11``                the later of 11 December and 12 November, if
                             both are in the next two months
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

import msgspec

from extractors.providers.embargo.zones import Zones

__all__ = ["EndParts", "end_moment"]

_DAY = timedelta(days=1)
_HALF_YEAR = timedelta(days=183)
_LONGEST_YEARS = 3  # of an embargo
_USUAL = timedelta(days=62)  # of an embargo; a longer one is rare


class EndParts(msgspec.Struct, frozen=True):
    """
    What a note says about the end of an embargo; None is not stated.

    Attributes:
        days: readings of the date as (year, month, day); year and month are
            0 if not stated.
        weekday: Monday is 0.
        days_ahead: 0 for "today", 1 for "tomorrow".
        minutes: time of day in minutes after midnight, 0 to 1440.
        zones: the zones that are stated; empty if none is.
    """

    days: tuple[tuple[int, int, int], ...] = ()
    weekday: int | None = None
    days_ahead: int | None = None
    minutes: int | None = None
    zones: Zones = ()

    @property
    def has_day(self) -> bool:
        """Whether a day is stated in any form."""
        return (
            bool(self.days)
            or self.weekday is not None
            or self.days_ahead is not None
        )

    @property
    def is_empty(self) -> bool:
        """Whether neither a day nor a time is stated."""
        return self.minutes is None and not self.has_day


def end_moment(
    parts: EndParts, sent: datetime, default_zones: Zones
) -> datetime | None:
    """
    Return the latest moment that the parts can mean, in UTC.

    Args:
        parts: as read from the note.
        sent: date of the item's version, with a zone.
        default_zones: the zones in question if the parts state none.

    Returns:
        None if the parts state no day and no time, or contradict each other
        (a weekday that is not that of the date).
    """
    if parts.is_empty:
        return None
    moments = [
        moment
        for zone in parts.zones or default_zones
        for moment in _moments(parts, sent, zone)
    ]
    return max(moments, default=None)


def _moments(parts: EndParts, sent: datetime, zone: tzinfo) -> list[datetime]:
    try:
        local = sent.astimezone(zone)
        days = _days(parts, local.date())
        moments = [_at(day, parts.minutes, zone) for day in days]
        if not parts.has_day:
            moments = [
                moment if moment > local else moment + _DAY
                for moment in moments
            ]
        return [moment.astimezone(UTC) for moment in moments]
    except (ValueError, OverflowError):
        return []


def _at(day: date, minutes: int | None, zone: tzinfo) -> datetime:
    """Return a time of a day; the end of the day if no time is stated."""
    at = 24 * 60 if minutes is None else minutes
    days, rest = divmod(at, 24 * 60)
    clock = time(rest // 60, rest % 60)
    return datetime.combine(day + days * _DAY, clock, zone)


def _days(parts: EndParts, today: date) -> list[date]:
    """Return the days that the parts can mean, seen from a day."""
    if parts.days:
        nearest = (
            min(dates, key=lambda day: abs(day - today))
            for stated in parts.days
            if (dates := _dates(*stated, today, parts.weekday))
        )
        return _plausible(list(nearest), today)
    if parts.weekday is not None:
        return [today + ((parts.weekday - today.weekday()) % 7) * _DAY]
    return [today + (parts.days_ahead or 0) * _DAY]


def _plausible(days: list[date], today: date) -> list[date]:
    """
    Return which readings of a date count.

    ``12/11`` has two. Those in the next two months count, else the nearest.
    """
    ahead = [day for day in days if _DAY * 0 <= day - today <= _USUAL]
    return ahead or sorted(days, key=lambda day: abs(day - today))[:1]


def _dates(
    year: int, month: int, day: int, today: date, weekday: int | None
) -> list[date]:
    """
    Return the dates of a stated date, with the missing parts filled in.

    A date that contradicts the weekday is left out.
    """
    found = _complete(year, month, day, today)
    return [each for each in found if weekday in {None, each.weekday()}]


def _complete(year: int, month: int, day: int, today: date) -> list[date]:
    if month == 0:
        return _next_day_of_month(day, today)
    if year and not today.year - 1 <= year <= today.year + _LONGEST_YEARS:
        return []  # no year, but a time ("October 5 2030"), or an error
    if year:
        return list(filter(None, [_date(year, month, day)]))
    years = range(today.year - 1, today.year + 2)
    found = filter(None, (_date(each, month, day) for each in years))
    # "29 February" may be no day of a near year.
    return [each for each in found if abs(each - today) <= _HALF_YEAR]


def _next_day_of_month(day: int, today: date) -> list[date]:
    for ahead in range(62):
        candidate = today + ahead * _DAY
        if candidate.day == day:
            return [candidate]
    return []


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
