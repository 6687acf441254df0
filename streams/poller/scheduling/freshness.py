"""
Read from a response how often its server wants to be polled.

HTTP headers: ``Cache-Control``, ``Age`` and ``Expires`` (RFC 9111),
``Retry-After`` (RFC 9110, 10.2.3). Feed elements: ``ttl``, ``skipHours`` and
``skipDays`` of RSS 2.0; the ``sy:`` module of RSS 1.0.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

__all__ = ["DocumentHints", "document_hints", "freshness", "parse_retry_after"]

# The channel elements are at the start of a document, before the entries.
HEAD = 32 * 1024
MINUTE = 60.0
PERIODS = {
    "hourly": 3600.0,
    "daily": 86_400.0,
    "weekly": 604_800.0,
    "monthly": 2_592_000.0,
    "yearly": 31_536_000.0,
}
DAYS = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DocumentHints:
    """
    What a feed document says about polling.

    Attributes:
        ttl: RSS ``ttl``, seconds; 0 if missing.
        period: ``sy:updatePeriod`` over ``sy:updateFrequency``, seconds;
            0 if missing.
        skip_hours: hours without polls, 0 to 23, UTC.
        skip_days: days of the week without polls, Monday is 0, UTC.
    """

    ttl: float = 0.0
    period: float = 0.0
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()


def http_date(text: str) -> datetime | None:
    """Return an HTTP date (RFC 9110, 5.6.7); None if it is not valid."""
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, OverflowError):  # a year of eighty digits
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)


def _seconds(text: str) -> float | None:
    text = text.strip()
    return float(text) if text.isascii() and text.isdigit() else None


def freshness(headers: Mapping[str, str], now: datetime) -> float:
    """
    Return how many seconds a response stays fresh (RFC 9111, 4.2).

    ``Expires`` is compared with the server's own ``Date``, so a wrong clock
    on either side has no effect.

    Args:
        headers: names in lower case.
        now: used if the server sent no ``Date``.
    """
    directives = {
        name.strip().lower(): value.strip().strip('"')
        for name, _, value in (
            part.partition("=")
            for part in headers.get("cache-control", "").split(",")
        )
    }
    if directives.keys() & {"no-cache", "no-store"}:
        return 0.0
    age = _seconds(headers.get("age", "")) or 0.0
    if "max-age" in directives:
        return max(0.0, (_seconds(directives["max-age"]) or 0.0) - age)
    expires = http_date(headers.get("expires", ""))
    if expires is None:
        return 0.0
    date = http_date(headers.get("date", "")) or now
    return max(0.0, (expires - date).total_seconds() - age)


def parse_retry_after(
    headers: Mapping[str, str], now: datetime
) -> float | None:
    """
    Return the seconds of ``Retry-After``; None if it is missing or invalid.

    Args:
        headers: names in lower case.
        now: used if the value is an HTTP date and there is no ``Date``.
    """
    text = headers.get("retry-after", "")
    seconds = _seconds(text)
    if seconds is not None:
        return seconds
    date = http_date(text)
    if date is None:
        return None
    sent = http_date(headers.get("date", "")) or now
    return max(0.0, (date - sent).total_seconds())


_TTL = re.compile(rb"<ttl>\s*(\d{1,7})\s*</ttl>")
_PERIOD = re.compile(rb"<\w+:updatePeriod>\s*(\w+)\s*</")
_FREQUENCY = re.compile(rb"<\w+:updateFrequency>\s*(\d{1,5})\s*</")
_HOURS = re.compile(rb"<skipHours>(.{0,2000}?)</skipHours>", re.DOTALL)
_HOUR = re.compile(rb"<hour>\s*(\d{1,2})\s*</hour>")
_SKIP_DAYS = re.compile(rb"<skipDays>(.{0,1000}?)</skipDays>", re.DOTALL)
_DAY = re.compile(rb"<day>\s*(\w+)\s*</day>")


def _first(pattern: re.Pattern[bytes], text: bytes) -> bytes:
    match = pattern.search(text)
    return match[1] if match else b""


def document_hints(body: bytes) -> DocumentHints:
    """
    Return the hints at the start of a feed document.

    Regular expressions are enough: these five elements have no attributes
    and contain plain numbers or words. A document that is not a feed does
    not have them.
    """
    head = body[:HEAD]
    ttl = float(_first(_TTL, head) or 0) * MINUTE
    period = PERIODS.get(_first(_PERIOD, head).decode().lower(), 0.0)
    frequency = max(1, int(_first(_FREQUENCY, head) or 1))
    hours = {int(hour) % 24 for hour in _HOUR.findall(_first(_HOURS, head))}
    days = {
        DAYS.index(day.decode().lower())
        for day in _DAY.findall(_first(_SKIP_DAYS, head))
        if day.decode(errors="replace").lower() in DAYS
    }
    return DocumentHints(
        ttl, period / frequency, frozenset(hours), frozenset(days)
    )
