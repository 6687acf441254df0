"""
Names and offsets of time zones.

A name is read if it has one meaning: in RFC 822, or among the clocks that use
it in the IANA database. A test compares the table with this database. Some
names have several meanings; there the region of the language decides, and
without it the zone is unknown.
"""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.core import get_global

from extractors.formats.common.date_forms.month_names import month_of

__all__ = ["FIXED", "REGIONAL", "ZonePart", "find_zone", "resolve_zone"]

# Offsets from UTC in minutes.
FIXED = {
    "UTC": 0, "GMT": 0, "UT": 0, "TU": 0, "Z": 0, "WET": 0, "WEST": 60,
    "BST": 60, "CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120, "MET": 60,
    "MEST": 120, "EET": 120, "EEST": 180, "OEZ": 120, "OESZ": 180, "TRT": 180,
    "SAST": 120, "CAT": 120, "WAT": 60, "EAT": 180, "IDT": 180,
    "PKT": 300, "NPT": 345, "ICT": 420, "WIB": 420, "WITA": 480, "WIT": 540,
    "HKT": 480, "SGT": 480, "MYT": 480, "PHT": 480, "AWST": 480,
    "JST": 540, "KST": 540, "ACST": 570, "ACDT": 630, "AEST": 600,
    "AEDT": 660, "NZST": 720, "NZDT": 780, "CHST": 600, "GST": 240,
    "IRST": 210, "AFT": 270, "UZT": 300, "YEKT": 300, "OMST": 360,
    "KRAT": 420, "IRKT": 480, "YAKT": 540, "VLAT": 600, "MAGT": 660,
    "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420,
    "MDT": -360, "PST": -480, "PDT": -420, "AKST": -540, "AKDT": -480,
    "HST": -600, "ADT": -180, "NST": -210, "NDT": -150, "BRT": -180,
    "ART": -180, "UYT": -180, "CLT": -240, "CLST": -180, "BOT": -240,
    "VET": -240, "COT": -300, "PET": -300,
}  # fmt: skip
"""Names with one meaning; those of North America are RFC 822's."""

REGIONAL: dict[str, dict[str, int]] = {
    "IST": {"IN": 330, "IE": 60, "IL": 120},
    "AST": {"CA": -240, "PR": -240, "SA": 180, "KW": 180, "QA": 180,
            "BH": 180, "IQ": 180, "YE": 180},
    "CST": {"": -360, "CN": 480, "TW": 480, "CU": -300},
    "CDT": {"": -300, "CU": -240},
    "PST": {"": -480, "PH": 480},
    "BST": {"": 60, "BD": 360},
    "MST": {"": -420, "MY": 480, "MM": 390},
    "EST": {"": -300, "AU": 600},
    "EDT": {"": -240, "AU": 660},
    "SST": {"AS": -660, "SG": 480},
    "AMT": {"AM": 240, "BR": -240},
    "ECT": {"EC": -300},
    "WST": {"AU": 480, "WS": 780},
    "ACT": {"AU": 570, "BR": -300},
    "BDT": {"BD": 360, "BN": 480},
    "GT": {},
    "LT": {},
}  # fmt: skip
"""Offsets by region; ``""`` is for all other regions and for none."""

_BY_DAY = {
    "ET": "America/New_York", "CT": "America/Chicago",
    "MT": "America/Denver", "PT": "America/Los_Angeles",
    "MSK": "Europe/Moscow", "\u041c\u0421\u041a": "Europe/Moscow",
}  # fmt: skip
_LONG = {
    "eastern": "ET", "eastern standard": "EST", "eastern daylight": "EDT",
    "central": "CT", "central standard": "CST", "central daylight": "CDT",
    "mountain": "MT", "mountain standard": "MST", "mountain daylight": "MDT",
    "pacific": "PT", "pacific standard": "PST", "pacific daylight": "PDT",
    "greenwich mean": "GMT", "coordinated universal": "UTC",
    "british summer": "BST", "moscow": "MSK", "moscow standard": "MSK",
    "central european": "CET", "central european standard": "CET",
    "central european summer": "CEST", "eastern european": "EET",
    "eastern european standard": "EET", "eastern european summer": "EEST",
    "india standard": "+0530", "indian standard": "+0530",
    "japan standard": "JST", "korea standard": "KST",
    "korean standard": "KST", "china standard": "+0800",
    "beijing": "+0800", "hong kong": "HKT", "singapore": "SGT",
    "singapore standard": "SGT", "irish standard": "+0100",
    "israel standard": "+0200", "south africa standard": "SAST",
    "gulf standard": "GST", "pakistan standard": "PKT",
    "australian eastern standard": "AEST",
    "australian eastern daylight": "AEDT",
    "new zealand standard": "NZST", "new zealand daylight": "NZDT",
}  # fmt: skip
_IN_WORDS = (
    (re.compile(r"北京[时時][间間]"), "+0800"),
    (re.compile(r"(?:日本|東京)[时時][间間]"), "+0900"),
    (re.compile(r"한국\s?시간"), "+0900"),
    (re.compile(r"по московскому времени", re.IGNORECASE), "MSK"),
)
_OPEN = r"\s{0,4}[(\[,]?\s{0,4}"
"""Bounded: two rows of spaces would be divided in every way."""

_NUMERIC = re.compile(
    _OPEN + r"(?:(?:(?:UTC|GMT)\s*(?P<loose>[+-]\s?\d{1,2}(?::?\d\d)?))"
    r"|(?P<strict>[+-]\d{1,2}:\d\d|[+-]\d{4}|[+-]\d\d(?=\)?\s*\Z)))(?!\d)",
    re.IGNORECASE,
)
_ADJACENT = re.compile(r"(?P<strict>[+-]\d\d)(?!\d)")
_LONG_NAME = re.compile(
    _OPEN + r"(?:((?:[A-Za-z]{1,20} ){1,3})Time\b"
    r"|(Eastern|Central|Mountain|Pacific)(?![^\W_]))",
    re.IGNORECASE,
)
_IANA = re.compile(_OPEN + r"([A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_]+){1,2})")
_NAME = re.compile(_OPEN + r"([A-Z]{2,5}|Z|z|МСК|мск)(?![^\W\d_])")
_LAST_NAME = re.compile(r"(?<![^\W\d_])([A-Z]{2,5})\)?\s*\Z")
_NO_ZONE = frozenset({
    "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN", "UHR", "HRS", "HS",
    "HR", "ON", "AT", "AM", "PM", "THE", "DE", "LE",
})  # fmt: skip
_ENGLISH_ONLY = frozenset({"ET", "CT", "MT", "PT"})


class ZonePart(NamedTuple):
    """
    The zone beside a time of day.

    Attributes:
        name: name or offset as `resolve_zone` takes it; empty if the text
            names none. ``?`` is a zone that nobody knows.
        start: where it starts in the text.
        end: where it ends.
    """

    name: str
    start: int
    end: int


def _region_of(language: str) -> str:
    """
    Return the region of a language tag, ``IN`` for ``en-IN`` and ``hi``.

    ``en`` is the language of too many regions to name one; for the others
    CLDR's likely region is used.
    """
    base, *rest = language.replace("_", "-").split("-")
    for part in rest:
        if len(part) == 2 and part.isalpha():
            return part.upper()
    if not base or base.lower() == "en":
        return ""
    likely: str = get_global("likely_subtags").get(base.lower(), "")
    return likely.rpartition("_")[2]


def find_zone(text: str, at: int = 0, language: str = "") -> ZonePart:
    """
    Return the zone of a time of day, as the text names it.

    Args:
        text: a normalised date.
        at: the end of the time of day in it.
        language: BCP 47; empty if unknown.
    """
    if numeric := _NUMERIC.match(text, at) or _ADJACENT.match(text, at):
        offset = next(filter(None, numeric.groups()))
        return ZonePart(offset, numeric.start(), numeric.end())
    for pattern, name in _IN_WORDS:
        if words := pattern.search(text):
            return ZonePart(name, words.start(), words.end())
    return _name_behind(text, at, language) or _name_at_end(text, at)


def _name_behind(text: str, at: int, language: str) -> ZonePart | None:
    if long := _LONG_NAME.match(text, at):
        words = long[1] or long[2]
        name = _LONG.get(words.strip().lower(), "?")
        return ZonePart(name, long.start(), long.end())
    if iana := _IANA.match(text, at):
        return ZonePart(iana[1], iana.start(), iana.end())
    match = _NAME.match(text, at)
    if match and not _is_other_word(match[1], language):
        return ZonePart(match[1].upper(), match.start(), match.end())
    return None


def _name_at_end(text: str, at: int) -> ZonePart:
    # ``Tue Mar 3 12:00:00 2026 EST``
    last = _LAST_NAME.search(text, max(at, len(text) - 8))
    if last and (last[1] in FIXED or last[1] in REGIONAL):
        return ZonePart(last[1], last.start(), last.end())
    return ZonePart("", at, at)


def resolve_zone(
    name: str, when: datetime, language: str = ""
) -> tzinfo | None:
    """
    Return the zone of a name; None if it is unknown or ambiguous.

    Args:
        name: of a `ZonePart`; empty is UTC.
        when: the local time, without a zone; it decides on summer time.
        language: BCP 47; its region decides between meanings.
    """
    if not name:
        return UTC
    if name[0] in {"+", "-"}:
        return _parse_offset(name)
    if "/" in name or name in _BY_DAY:
        return _iana(_BY_DAY.get(name, name), when)
    offset = FIXED.get(name)
    if name in REGIONAL:
        offsets = REGIONAL[name]
        offset = offsets.get(_region_of(language), offsets.get(""))
    return None if offset is None else timezone(timedelta(minutes=offset))


def _is_other_word(name: str, language: str) -> bool:
    """Return whether capitals behind a time are no zone."""
    is_foreign = not language.lower().startswith(("en", "es")) and language
    return (
        name in _NO_ZONE
        or bool(month_of(name))
        or bool(name in _ENGLISH_ONLY and is_foreign)
    )


def _iana(name: str, when: datetime) -> tzinfo | None:
    """Return the offset of an IANA zone at a local time."""
    zone = _load(name)
    offset = when.replace(tzinfo=zone).utcoffset() if zone else None
    return None if offset is None else timezone(offset)


@cache
def _load(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _parse_offset(text: str) -> tzinfo | None:
    """Return ``+9``, ``+0530`` or ``-05:00`` as a zone."""
    digits = text[1:].strip().replace(":", "")
    hours, minutes = (
        (int(digits), 0)
        if len(digits) <= 2
        else (int(digits[:-2]), int(digits[-2:]))
    )
    if hours > 14 or minutes > 59:
        return None
    offset = timedelta(hours=hours, minutes=minutes)
    if not offset:
        return UTC
    return timezone(-offset if text[0] == "-" else offset)
