"""
Embargoes that stand in words: ``EMBARGOED to 0001 Monday October 5``.

PA's form, in London time (PA style guide); a zone in the text goes first.
"""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from extractors.model.item import NewsItem

__all__ = ["stated"]

_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_EMBARGO = re.compile(
    r"\bEMBARGO(?:ED)?\b\W{0,3}(?:not for (?:publication|use) before\s+)?"
    r"(?:to|until|till|for|before)?\s*(?P<hour>\d\d)[:.]?(?P<minute>\d\d)"
    r"\s*(?:hrs|hours)?\s*(?P<zone>GMT|BST|UTC)?,?\s*(?:on\s+)?"
    r"(?:\w+day,?\s+)?(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>"
    r"[A-Z][a-z]{2,8})|(?P<month2>[A-Z][a-z]{2,8})\s+(?P<day2>\d{1,2}))"
    r"(?:,?\s+(?P<year>\d{4}))?",
    re.IGNORECASE,
)
_OFFSET = {"GMT": 0, "UTC": 0, "BST": 1}
_WEEK = timedelta(days=7)


def stated(item: NewsItem) -> datetime | None:
    """Give the time that headline or editors' note put an embargo to."""
    for text in (item.ed_note, item.headline, item.slugline):
        found = _EMBARGO.search(text)
        if found:
            sent = item.version_created or item.fetched_at
            return _when(found, sent)
    return None


def _when(found: re.Match[str], sent: datetime) -> datetime | None:
    name = (found["month"] or found["month2"])[:3].lower()
    month, odd = divmod(_MONTHS.find(name), 3)
    if odd:
        return None
    year = int(found["year"] or sent.year)
    try:
        when = datetime(
            year,
            month + 1,
            int(found["day"] or found["day2"]),
            int(found["hour"]),
            int(found["minute"]),
            tzinfo=ZoneInfo("Europe/London"),
        )
    except ValueError:
        return None
    when = _zoned(when, (found["zone"] or "").upper())
    # Sent in December for a day in January: the year is the next one.
    late = not found["year"] and when < sent - 26 * _WEEK
    return when.replace(year=year + 1) if late else when


def _zoned(when: datetime, zone: str) -> datetime:
    if zone not in _OFFSET:
        return when.astimezone(UTC)
    return when.replace(tzinfo=UTC) - timedelta(hours=_OFFSET[zone])
