"""
ANPA-1312, the American wire transmission format (1979, rev. 1989).

A story is SYN SYN SOH, two header lines, STX, text, ETX, a trailer line.
Text lines that start with ``^`` and end with ``<`` or ``=`` come before the
story: slug, headline, notes to editors, byline.
"""

import re
from datetime import UTC, datetime
from typing import NamedTuple

from extractors.formats.common import charset, reasons
from extractors.formats.common.format import Format, Slice, stories
from extractors.formats.common.take_words import is_lead, story_slug
from extractors.formats.common.text import line
from extractors.model.errors import ExtractError
from extractors.model.item import NewsItem, Subject
from extractors.model.raw import RawItem

__all__ = ["ANPA"]

_STORY = re.compile(rb"\x16+\x01(?s:.*?)(?:\x04|(?=\x16+\x01)|\Z)")
_HEADER = re.compile(
    r"\x01\s*(?P<number>[A-Za-z]?\d{1,5})[^\n]*\n"
    r"(?P<priority>[a-z])\s+(?P<category>[a-z]?)\s*"
    r"(?:[\x11-\x14]+\s*)?(?P<rest>[^\n\x02]*)"
)
_DATE = re.compile(r"(?P<month>\d\d)-(?P<day>\d\d)\b")
_TRAILER = re.compile(
    r"\x03\s*(?P<agency>[A-Z]+)?[-\w]*?-(?P<month>\d\d)-(?P<day>\d\d)"
    r"-(?P<year>\d\d)\s+(?P<hour>\d\d)(?P<minute>\d\d)(?P<zone>[A-Z]{3})?"
)
_WORDS = re.compile(r",\s*\d*\s*\Z")
_NOTE = re.compile(r"(?:Eds|Editors|With|Note)\b[^:]{0,20}:", re.IGNORECASE)
_BYLINE = re.compile(r"By\s+(?=\S)", re.IGNORECASE)
_CREDIT = re.compile(r"(?:Associated Press|AP) (?:\w+ ){0,2}Writers?\Z")
_URGENCY = {"f": 1, "b": 2, "u": 3, "r": 4, "d": 5, "a": 6, "s": 7, "w": 8}


class _Top(NamedTuple):
    """What stands above the story, and the story's own lines."""

    slug: str
    headline: str
    notes: str
    byline: str
    story: tuple[str, ...]


def slices(raw: RawItem) -> tuple[Slice, ...]:
    """Cut a transmission into its stories."""
    return stories(raw, _STORY)


def read(raw: RawItem) -> NewsItem:
    """Read one story; raises ExtractError ``unreadable``."""
    text = charset.decode(raw.body).replace("\r", "")
    header = _HEADER.search(text)
    _, has_text, rest = text.partition("\x02")
    if header is None or not has_text:
        raise ExtractError(reasons.UNREADABLE, "no ANPA header or text")
    top = _top(rest.partition("\x03")[0].split("\n"))
    sent = _sent(text, header["rest"], raw.fetched_at)
    slug, take = story_slug(_WORDS.sub("", top.slug))
    agency = _agency(text) or raw.agency or raw.feed
    return NewsItem(
        uri=_uri(agency, sent, slug, take),
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        version=sent.strftime("%Y%m%d%H%M") if sent else header["number"],
        first_created=sent,
        version_created=sent,
        urgency=_URGENCY.get(header["priority"], 0),
        headline=top.headline or slug,
        slugline=slug,
        take_key=take,
        byline=top.byline,
        body=_body(top.story),
        ed_note=top.notes,
        subjects=_category(header["category"]),
        provider=_agency(text),
        sequence=header["number"],
        text_source="document",
    )


def _agency(text: str) -> str:
    found = _TRAILER.search(text)
    return (found["agency"] or "").split("-")[0] if found else ""


def _uri(agency: str, sent: datetime | None, slug: str, take: str) -> str:
    """
    Name the story: agency, day and slug, which AP gives to one story a day.

    Leads and write-throughs replace the story, adds and takes go beside it.
    """
    day = sent.strftime("%Y%m%d") if sent else "undated"
    beside = f":{take}" if take and not is_lead(take) else ""
    words = re.sub(r"\s+", " ", f"{slug}{beside}").strip()
    return f"urn:anpa:{agency.lower()}:{day}:{words}"


def _sent(text: str, header: str, fetched_at: datetime) -> datetime | None:
    """Read the trailer's time; else the header's day, in the fetch's year."""
    found = _TRAILER.search(text)
    try:
        if found:
            year, month, day, hour, minute = (
                int(found[name])
                for name in ("year", "month", "day", "hour", "minute")
            )
            century = 1900 if year > 68 else 2000  # POSIX's pivot for %y
            return datetime(
                century + year, month, day, hour, minute, tzinfo=UTC
            )
        day_only = _DATE.search(header)
        if day_only is None:
            return None
        month, day = int(day_only["month"]), int(day_only["day"])
        return datetime(fetched_at.year, month, day, tzinfo=UTC)
    except ValueError:
        return None


def _top(lines: list[str]) -> _Top:
    slug = headline = byline = ""
    notes: list[str] = []
    at = 0
    for at, one in enumerate(lines):  # noqa: B007 - where the story starts
        words = line(one.lstrip("^").rstrip().rstrip("<=")).lstrip("\x02^")
        if not words:
            continue
        if not one.lstrip("\x02 ").startswith("^") and slug:
            break
        if not slug:
            slug = words
        elif _NOTE.match(words) or words.startswith("AP Photo"):
            notes.append(words)
        elif _BYLINE.match(words):
            byline = byline or _BYLINE.sub("", words, count=1)
        elif not headline and not byline and not _CREDIT.search(words):
            headline = words
    else:
        at = len(lines)
    return _Top(slug, headline, " ".join(notes), byline, tuple(lines[at:]))


def _body(lines: tuple[str, ...]) -> str:
    """Give paragraphs: each starts with an indent or is a line by itself."""
    found: list[str] = []
    for one in lines:
        words = line(one.strip().lstrip("^").rstrip("<="))
        if not words:
            continue
        if one[:1] in {"\t", " ", "^", "\x08"} or not found:
            found.append(_quoted(words))
        else:
            found[-1] = f"{found[-1]} {_quoted(words)}"
    return "\n\n".join(found)


def _quoted(words: str) -> str:
    return words.replace("``", "\u201c").replace("''", "\u201d")


def _category(code: str) -> tuple[Subject, ...]:
    return (Subject(uri=code, scheme="anpa-category"),) if code else ()


ANPA = Format("anpa", slices, read)
