"""
The time zone of an embargo: as stated, or that of an agency or language.

Where neither the words nor the agency say which zone is meant, a zone is not
guessed. All zones in question are returned, and the caller takes the latest
moment, so that an item leaves too late rather than too early.
"""

import re
from datetime import timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from extractors.model.language_tags import base_language

__all__ = ["ALL_ZONES", "Zones", "default_zones", "match_zone"]

Zones = tuple[tzinfo, ...]
"""The zones that words can mean; usually one."""


def _offsets(*hours: float) -> Zones:
    return tuple(timezone(timedelta(hours=hour)) for hour in hours)


ALL_ZONES = _offsets(*range(-12, 15))
"""Every whole hour that is in civil use, UTC-12 to UTC+14."""

_ABBREVIATIONS: dict[str, tuple[float, ...]] = {
    "gmt": (0,), "utc": (0,), "ut": (0,), "tu": (0,), "z": (0,), "wet": (0,),
    "west": (1,), "bst": (1,), "cet": (1,), "mez": (1,), "met": (1,),
    "cest": (2,), "mesz": (2,), "eet": (2,), "sast": (2,), "cat": (2,),
    "eest": (3,), "msk": (3,), "мск": (3,), "eat": (3,), "gst": (4,),
    "pkt": (5,), "wib": (7,), "hkt": (8,), "sgt": (8,), "jst": (9,),
    "kst": (9,), "aest": (10,), "aedt": (11,), "nzst": (12,), "nzdt": (13,),
    "ndt": (-2.5,), "nst": (-3.5,), "brt": (-3,), "art": (-3,), "adt": (-3,),
    "edt": (-4,), "est": (-5,), "cdt": (-5,), "mdt": (-6,), "mst": (-7,),
    "pdt": (-7,), "pst": (-8,),
    "cst": (-6, 8),  # North America, China
    "ist": (5.5, 1, 2),  # India, Ireland, Israel
    "ast": (-4, 3),  # Atlantic, Arabia
}  # fmt: skip
_CITIES = {
    "london": "Europe/London", "uk": "Europe/London",
    "british": "Europe/London", "londres": "Europe/London",
    "paris": "Europe/Paris", "berlin": "Europe/Berlin",
    "berliner": "Europe/Berlin", "madrid": "Europe/Madrid",
    "rome": "Europe/Rome", "roma": "Europe/Rome", "geneva": "Europe/Zurich",
    "genève": "Europe/Zurich", "zurich": "Europe/Zurich",
    "brussels": "Europe/Brussels", "bruxelles": "Europe/Brussels",
    "vienna": "Europe/Vienna", "lisbon": "Europe/Lisbon",
    "lisboa": "Europe/Lisbon", "moscow": "Europe/Moscow",
    "moscou": "Europe/Moscow", "московскому": "Europe/Moscow",
    "киевскому": "Europe/Kyiv", "eastern": "America/New_York",
    "et": "America/New_York", "central": "America/Chicago",
    "ct": "America/Chicago", "mountain": "America/Denver",
    "mt": "America/Denver", "pacific": "America/Los_Angeles",
    "pt": "America/Los_Angeles", "washington": "America/New_York",
    "brasília": "America/Sao_Paulo", "brasilia": "America/Sao_Paulo",
    "tokyo": "Asia/Tokyo", "beijing": "Asia/Shanghai",
    "pékin": "Asia/Shanghai", "delhi": "Asia/Kolkata",
    "sydney": "Australia/Sydney", "canberra": "Australia/Sydney",
    "greenwich": "Etc/UTC", "غرينتش": "Etc/UTC",
    "جرينتش": "Etc/UTC", "гринвичу": "Etc/UTC",
}  # fmt: skip
"""City or short name to IANA zone."""

_SMALL_LETTERS = (
    "gmt",
    "utc",
    "cet",
    "cest",
    "мск",
    "rome",
    "roma",
    "Rome",
    "Roma",
)
_UTC_OFFSET = re.compile(
    r"(?:(?:GMT|UTC|МСК)\s?)?(?P<sign>[+\u2212-])(?P<hours>[01]?\d)"
    r"(?::?(?P<minutes>[0-5]\d))?(?!\d)(?![.:/-]\d)",
    re.IGNORECASE,
)
_LOCAL = re.compile(
    r"local time|ortszeit|heure locale|hora local|ora locale|lokale tijd"
    r"|местн\w{1,5} времен\w|по местному|現地時間|当地时间",
    re.IGNORECASE,
)
_TIME_OF = re.compile(
    r"(?:heure de |hora de |ora di |horário de |время |по )?"
    r"(?P<city>[^\W\d_]{2,12})"
    r"(?:\s(?:time|daylight time|standard time|summer time|zeit|времени))?",
    re.IGNORECASE,
)
_ZULU = re.compile(r"Z(?!\w)")  # ``09:00Z`` (ISO 8601)
_LONGEST = 40  # characters of a zone's name

# Languages whose countries share one civil time, by what only they write.
_ONE_ZONE = (
    (re.compile(r"\buhr\b|sperr(?:frist|vermerk)", re.IGNORECASE), "de"),
    (re.compile(r"\bore\s\d|\balle\s\d|\bfino al", re.IGNORECASE), "it"),
    (re.compile(r"午前|午後|報道|[\u3040-\u30ff]"), "ja"),
    (re.compile(r"[\uac00-\ud7a3]"), "ko"),
    (re.compile(r"[\u4e00-\u9fff]"), "zh"),
)
_OTHER_ZONE = re.compile(
    r"(?<!release )(?<!embargo )(?<!publication )\btime\b|\bzeit\b"
    r"|\bheure d|\bhora d|\bora d|\btijd\b|\btid\b|времени"
    r"|(?<!解禁)時間|(?<!解禁)(?<!发布)时间|بتوقيت|현지",
    re.IGNORECASE,
)
"""Words for a zone; used only if none was read."""
_ENGLISH = re.compile(
    r"\b(?:until|before|noon|midnight|not for|embargoed|release|[ap]\.?m)\b",
    re.IGNORECASE,
)
"""An English note can come from any country, whatever the item's language."""
_ZONES_BY_LANGUAGE: dict[str, str] = {
    "de": "Europe/Berlin", "it": "Europe/Rome", "ja": "Asia/Tokyo",
    "ko": "Asia/Seoul", "zh": "Asia/Shanghai", "pl": "Europe/Warsaw",
    "cs": "Europe/Prague", "sk": "Europe/Bratislava",
    "hu": "Europe/Budapest", "da": "Europe/Copenhagen",
    "nb": "Europe/Oslo", "no": "Europe/Oslo", "nn": "Europe/Oslo",
    "el": "Europe/Athens", "th": "Asia/Bangkok", "tr": "Europe/Istanbul",
    "he": "Asia/Jerusalem",
}  # fmt: skip


def match_zone(text: str, start: int) -> tuple[Zones, int] | None:
    """Return the zone that is named at a place of a text, and its end."""
    span = text[start : start + _LONGEST]
    if match := _LOCAL.match(span):
        return ALL_ZONES, start + match.end()
    if match := _UTC_OFFSET.match(span):
        minutes = int(match["hours"]) * 60 + int(match["minutes"] or 0)
        sign = 1 if match["sign"] == "+" else -1
        zone = timezone(sign * timedelta(minutes=minutes))
        return (zone,), start + match.end()
    match = _TIME_OF.match(span)
    # In "0700edt" it needs no capitals.
    attached = text[start - 1 : start].isdigit()
    if attached and _ZULU.match(span):
        return _offsets(0), start + 1
    city = match["city"] if match else ""
    zones = _named(city.upper() if attached else city)
    return (zones, start + match.end()) if match and zones else None


def _named(name: str) -> Zones:
    # "et", "est" and others are words in small letters.
    if len(name) < 5 and not name.isupper() and name not in _SMALL_LETTERS:
        return ()
    name = name.casefold()
    if name in _CITIES:
        return (ZoneInfo(_CITIES[name]),)
    return _offsets(*_ABBREVIATIONS.get(name, ()))


def default_zones(text: str, agency_zone: str, language: str) -> Zones:
    """
    Return the zones that a note without a zone can mean.

    Args:
        text: the note.
        agency_zone: IANA name of the zone in which the agency states times;
            empty if that is not known.
        language: BCP 47 tag of the item; empty if unknown.
    """
    if _OTHER_ZONE.search(text):
        return ALL_ZONES
    if agency_zone:
        return (ZoneInfo(agency_zone),)
    if _ENGLISH.search(text):
        return ALL_ZONES
    stated = (name for mark, name in _ONE_ZONE if mark.search(text))
    own = base_language(language)
    key = next(stated, own)
    # Without kana, Japanese can look like Chinese, whose zone is the later.
    key = own if (key, own) == ("zh", "ja") else key
    zone = _ZONES_BY_LANGUAGE.get(key)
    return (ZoneInfo(zone),) if zone else ALL_ZONES
