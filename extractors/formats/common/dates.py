"""
Parse dates as wires, feeds and pages write them.

The result always has a zone. Nothing is guessed and the clock is never read:
a text that does not state its day, states it in an order that is not certain,
or names a zone that is unknown or has several meanings, gives no date. A
time without a zone is read as UTC, which is what feeds and wires mean by it.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache

from extractors.formats.common.date_forms import (
    calendar_days,
    clock_times,
    zones,
)
from extractors.formats.common.date_forms.normalise import normalise
from extractors.model.version_times import is_day

__all__ = [
    "MAX_AHEAD",
    "UNREAD_SIGNAL",
    "is_ahead",
    "later",
    "local_time",
    "parse",
    "signal_unread",
    "states_time",
]

UNREAD_SIGNAL = "copydesk:unread-date"
"""The item states a date that cannot be read with certainty."""

MAX_AHEAD = timedelta(days=270)
"""A date that lies farther after the fetch has the wrong year."""

_MAX_LENGTH = 120  # characters; a longer text is no date
_ISO = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d|\d{8})"
    r"(?:[T ]?(?P<time>\d\d:?\d\d(?::?\d\d)?)(?:[.,]\d+)?"
    r"\s*(?P<zone>Z|[+-]\d\d:?\d\d|[+-]\d\d)?)?\Z",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"(?P<seconds>\d{10})(?:\d{3}|\.\d*)?\Z")
_HOUR_STAMP = re.compile(r"(?:19|20)\d\d(?:0\d|1[0-2])[0-3]\d[0-2]\d\Z")
_FIGURE = re.compile(r"\d")
_UNIX_ZERO = datetime(1970, 1, 1, tzinfo=UTC)


def parse(text: str | None, language: str = "") -> datetime | None:
    """
    Return the date that a text states; None if it states none for certain.

    Args:
        text: a date, in any language.
        language: BCP 47 of the text or its feed; empty if unknown. It
            decides the order of ``03/04/2026`` and between the meanings of a
            name (``IST``).
    """
    text = (text or "").strip()
    if not text or len(text) > _MAX_LENGTH:
        return None
    when = _parse(text, language)
    return None if when is None or _is_placeholder(when) else when


def _is_placeholder(when: datetime) -> bool:
    """
    Return whether a moment is the zero of a program's clock.

    A system that has no date writes ``0001-01-01`` or the start of 1970.
    """
    return when.year == 1 or when == _UNIX_ZERO


def local_time(
    day: date, clock: time, zone: str, language: str = ""
) -> datetime | None:
    """
    Return the moment of a local time, for formats that state its parts.

    Args:
        day: the day.
        clock: the time of day.
        zone: name or offset of its zone; empty is UTC.
        language: BCP 47; empty if unknown.

    Returns:
        None if the zone is unknown or has several meanings.
    """
    when = datetime.combine(day, clock)
    name = zones.find_zone(zone).name or ("?" if zone.strip() else "")
    return _localise(when, name, language)


def signal_unread(*stated: str | None, language: str = "") -> tuple[str, ...]:
    """Return the signal of an item if one of its stated dates is not read."""
    is_unread = any(
        text and text.strip() and parse(text, language) is None
        for text in stated
    )
    return (UNREAD_SIGNAL,) if is_unread else ()


def is_ahead(when: datetime | None, fetched_at: datetime) -> bool:
    """
    Return whether a date lies so far after the fetch that its year is wrong.

    Some providers send texts days or months before their date of
    publication.
    """
    return when is not None and when - fetched_at > MAX_AHEAD


def states_time(text: str | None, language: str = "") -> bool:
    """
    Return whether a date has a time of day, also one that is midnight.

    Args:
        text: a date that `parse` can read.
        language: BCP 47, as for `parse`.
    """
    text = (text or "").strip()
    if match := _ISO.match(text):
        return match["time"] is not None
    if _EPOCH.match(text):
        return True
    text = normalise(text[:_MAX_LENGTH])
    figures = calendar_days.figures_in(text, language)
    rest = figures[1] if figures else text
    return clock_times.find_clock(rest) is not None


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


@lru_cache(1024)  # an item has most of its dates twice or three times
def _parse(text: str, language: str) -> datetime | None:
    if match := _ISO.match(text):
        return _parse_iso(match)
    if match := _EPOCH.match(text):
        return _parse_epoch(text, int(match["seconds"]))
    return _parse_words(normalise(text), language)


def _parse_iso(match: re.Match[str]) -> datetime | None:
    digits = match["date"].replace("-", "")
    clock = (match["time"] or "").replace(":", "").ljust(6, "0")
    is_next_day = clock == "240000"
    if is_next_day:
        clock = "000000"
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    hour, minute, second = int(clock[:2]), int(clock[2:4]), int(clock[4:])
    try:
        when = datetime(
            year, month, day, hour, minute, second,
            tzinfo=_parse_zone(match["zone"]),
        )  # fmt: skip
        return _aware(when + timedelta(days=is_next_day))
    except (ValueError, OverflowError):
        return None


def _parse_zone(text: str | None) -> timezone:
    if not text or text in "Zz":
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)


def _parse_epoch(text: str, seconds: int) -> datetime | None:
    """
    Return the moment of a number of seconds or milliseconds since 1970.

    ``2026112015`` is more likely day and hour than a moment in 2034: neither
    is certain.
    """
    if len(text) == 10 and _HOUR_STAMP.match(text):
        return None
    return datetime.fromtimestamp(seconds, UTC)


def _parse_words(text: str, language: str) -> datetime | None:
    figures = calendar_days.figures_in(text, language)
    if figures and figures[0] is None:
        return None
    rest = figures[1] if figures else text
    clock = clock_times.find_clock(rest)
    zone = zones.ZonePart("", 0, 0)
    if clock:
        zone = zones.find_zone(rest, clock.end, language)
        rest = _cut(rest, clock, zone)
    if figures:
        day = None if _FIGURE.search(rest) else figures[0]
    else:
        day = calendar_days.read_words(rest, language)
    if day is None or (clock and clock.time is None):
        return None
    when = datetime.combine(day, (clock and clock.time) or time())
    found = _localise(when, zone.name, language)
    is_next_day = bool(clock and clock.is_next_day)
    return _shift(found, days=1) if found and is_next_day else found


def _cut(text: str, clock: clock_times.ClockPart, zone: zones.ZonePart) -> str:
    """Return a text without its time of day and zone."""
    (start, end), *others = sorted({(clock.start, clock.end), zone[1:]})
    for other_start, other_end in others:
        if other_start > end:
            text = f"{text[:other_start]} {text[other_end:]}"
        else:
            end = max(end, other_end)
    return f"{text[:start]} {calendar_days.BREAK} {text[end:]}"


def _localise(when: datetime, zone: str, language: str) -> datetime | None:
    resolved = zones.resolve_zone(zone, when, language)
    return _aware(when.replace(tzinfo=resolved)) if resolved else None


def _shift(when: datetime, days: int) -> datetime | None:
    try:
        return _aware(when + timedelta(days=days))
    except OverflowError:
        return None


def _aware(when: datetime) -> datetime | None:
    """Return the date if it can be converted to UTC."""
    try:
        when.astimezone(UTC)
    except OverflowError:
        return None
    return when
