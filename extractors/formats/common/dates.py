"""
Parse dates as wires and feeds write them; the result always has a zone.

The forms are ISO 8601 as IPTC and W3C write it, its basic form, and
RFC 822/2822. A date without a zone is read as UTC, which is what feeds and
wires mean by it.
"""

import re
from calendar import timegm
from datetime import UTC, datetime, time, timedelta, timezone
from email.utils import parsedate_to_datetime

__all__ = [
    "CLOCK_TOLERANCE",
    "from_utc",
    "is_day",
    "is_ordered",
    "later",
    "parse",
]

CLOCK_TOLERANCE = timedelta(minutes=15)
"""How far the clock of a provider can be ahead of the poller's."""

_ISO = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d|\d{8})"
    r"(?:[T ]?(?P<time>\d\d:?\d\d(?::?\d\d)?)(?:[.,]\d+)?"
    r"\s*(?P<zone>Z|[+-]\d\d:?\d\d|[+-]\d\d)?)?\Z",
    re.IGNORECASE,
)


_GMT_OFFSET = re.compile(r"\b(?:GMT|UTC)\s*([+-])(\d{1,2}):?(\d\d)?\s*\Z")


def _gmt_offset(match: re.Match[str]) -> str:
    """Return ``GMT+9`` as ``+0900``."""
    return f"{match[1]}{match[2].zfill(2)}{match[3] or '00'}"


def parse(text: str | None) -> datetime | None:
    """Return the date that a text states; None if it states none."""
    text = (text or "").strip()
    if not text:
        return None
    match = _ISO.match(text)
    return _parse_iso(match) if match else _parse_mail_date(text)


def from_utc(parts: tuple[int, ...] | None) -> datetime | None:
    """Return the date of a UTC time tuple, as feedparser gives it."""
    try:
        return datetime.fromtimestamp(timegm(parts), UTC) if parts else None
    except (ValueError, OverflowError, OSError):
        return None


def is_day(when: datetime) -> bool:
    """
    Return whether a date is a day without a time.

    Midnight is what remains of such a date; many feeds also write it so. A
    version of midnight itself loses only the order within its day.
    """
    return when.time() == time()


def is_ordered(when: datetime, fetched_at: datetime) -> bool:
    """Return whether a date has a time, and one before its fetch."""
    return when - fetched_at <= CLOCK_TOLERANCE and not is_day(when)


def later(
    updated: datetime | None, published: datetime | None
) -> datetime | None:
    """
    Return the time of the last change, which is never before publication.

    An update that is given as the day of the publication stays a day.
    """
    if updated is None or published is None:
        return updated or published
    if is_day(updated) and updated.date() >= published.date():
        return updated
    return max(updated, published)


def _parse_iso(match: re.Match[str]) -> datetime | None:
    date = match["date"].replace("-", "")
    time = (match["time"] or "").replace(":", "").ljust(6, "0")
    try:
        when = datetime.strptime(date + time, "%Y%m%d%H%M%S").replace(
            tzinfo=_parse_zone(match["zone"])
        )
        return when if _is_convertible(when) else None
    except ValueError:
        return None


def _parse_zone(text: str | None) -> timezone:
    if not text or text in "Zz":
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)


def _parse_mail_date(text: str) -> datetime | None:
    try:
        when = parsedate_to_datetime(_GMT_OFFSET.sub(_gmt_offset, text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return when if _is_convertible(when) else None


def _is_convertible(when: datetime) -> bool:
    """Return whether the date can be converted to UTC."""
    try:
        when.astimezone(UTC)
    except OverflowError:
        return False
    return True
