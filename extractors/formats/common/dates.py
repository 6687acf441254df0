"""
Dates as wires and feeds write them, always given back with a zone.

ISO 8601 in its IPTC, W3C and basic forms, RFC 822/2822, and the short forms
of ANPA-1312 and IPTC 7901 headers.  A date without a zone is read as UTC,
which is what feeds and wires mean when they say nothing.
"""

import re
from calendar import timegm
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

__all__ = ["from_utc", "parse"]

_ISO = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d|\d{8})"
    r"(?:[T ]?(?P<time>\d\d:?\d\d(?::?\d\d)?)(?:[.,]\d+)?"
    r"\s*(?P<zone>Z|[+-]\d\d:?\d\d|[+-]\d\d)?)?\Z",
    re.IGNORECASE,
)


_GMT_OFFSET = re.compile(r"\b(?:GMT|UTC)\s*([+-])(\d{1,2}):?(\d\d)?\s*\Z")


def _offset(found: re.Match[str]) -> str:
    """Write ``GMT+9`` as ``+0900``."""
    return f"{found[1]}{found[2].zfill(2)}{found[3] or '00'}"


def parse(text: str | None) -> datetime | None:
    """Read a date; nothing if it is none."""
    text = (text or "").strip()
    if not text:
        return None
    found = _ISO.match(text)
    return _iso(found) if found else _mail(text)


def from_utc(parts: tuple[int, ...] | None) -> datetime | None:
    """Read the UTC tuple that feedparser gives."""
    try:
        return datetime.fromtimestamp(timegm(parts), UTC) if parts else None
    except (ValueError, OverflowError, OSError):
        return None


def _iso(found: re.Match[str]) -> datetime | None:
    date = found["date"].replace("-", "")
    time = (found["time"] or "").replace(":", "").ljust(6, "0")
    try:
        when = datetime.strptime(date + time, "%Y%m%d%H%M%S").replace(
            tzinfo=_zone(found["zone"])
        )
        return when if _fits(when) else None
    except ValueError:
        return None


def _zone(text: str | None) -> timezone:
    if not text or text in "Zz":
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)


def _mail(text: str) -> datetime | None:
    try:
        when = parsedate_to_datetime(_GMT_OFFSET.sub(_offset, text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return when if _fits(when) else None


def _fits(when: datetime) -> bool:
    """Tell whether the date can be put into UTC."""
    try:
        when.astimezone(UTC)
    except OverflowError:
        return False
    return True
