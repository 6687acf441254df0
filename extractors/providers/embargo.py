"""
Parse embargoes stated in words: ``EMBARGOED to 0001 Monday October 5``.

This is PA's form. The time is London time (PA style guide), unless the text
names a zone.
"""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from extractors.model.item import NewsItem

__all__ = ["parse_embargo"]

_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_EMBARGO = re.compile(
    r"\bEMBARGO(?:ED)?\b\W{0,3}(?:not for (?:publication|use) before\s+)?"
    r"(?:to|until|till|for|before)?\s*+(?P<hour>\d\d)[:.]?(?P<minute>\d\d)"
    r"\s*+(?:hrs|hours)?\s*+(?P<zone>GMT|BST|UTC)?,?\s*+(?:on\s+)?"
    r"(?:\w+day,?\s+)?(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>"
    r"[A-Z][a-z]{2,8})|(?P<month2>[A-Z][a-z]{2,8})\s+(?P<day2>\d{1,2}))"
    r"(?:,?\s+(?P<year>\d{4}))?",
    re.IGNORECASE,
)
_OFFSET = {"GMT": 0, "UTC": 0, "BST": 1}
_WEEK = timedelta(days=7)


def parse_embargo(item: NewsItem) -> datetime | None:
    """Return when an embargo in editors' note, headline or slugline ends."""
    for text in (item.ed_note, item.headline, item.slugline):
        match = _EMBARGO.search(text)
        if match:
            sent = item.version_created or item.fetched_at
            return _embargo_time(match, sent)
    return None


def _embargo_time(match: re.Match[str], sent: datetime) -> datetime | None:
    name = (match["month"] or match["month2"])[:3].lower()
    month, odd = divmod(_MONTHS.find(name), 3)
    if odd:
        return None
    year = int(match["year"] or sent.year)
    try:
        when = datetime(
            year,
            month + 1,
            int(match["day"] or match["day2"]),
            int(match["hour"]),
            int(match["minute"]),
            tzinfo=ZoneInfo("Europe/London"),
        )
    except ValueError:
        return None
    when = _to_utc(when, (match["zone"] or "").upper())
    # An item sent in December for a day in January means the next year.
    is_next_year = not match["year"] and when < sent - 26 * _WEEK
    return when.replace(year=year + 1) if is_next_year else when


def _to_utc(when: datetime, zone: str) -> datetime:
    if zone not in _OFFSET:
        return when.astimezone(UTC)
    return when.replace(tzinfo=UTC) - timedelta(hours=_OFFSET[zone])
