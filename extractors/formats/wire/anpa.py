"""
Read ANPA-1312, the American wire transmission format (1979, rev. 1989).

A story consists of SYN SYN SOH, two header lines, STX, text, ETX and a
trailer line. The text begins with lines that start with ``^`` and end with
``<`` or ``=``: slug, headline, notes to editors, byline. The story follows.
Some senders leave out the SYN, the ``^``, or the agency in the trailer.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from extractors.fields.alert import is_alert_label
from extractors.fields.take_words import is_lead, story_slug
from extractors.formats.common import dates, reasons
from extractors.formats.common.date_forms.calendar_days import full_year
from extractors.formats.common.format import (
    Format,
    Slice,
    fingerprint,
    slice_stories,
)
from extractors.formats.common.text import one_line
from extractors.formats.syntax import charset
from extractors.model.errors import ExtractError
from extractors.model.item import NewsItem, Subject
from extractors.model.raw import RawItem
from extractors.model.version_times import version_number

__all__ = ["ANPA", "is_anpa"]

_STORY = re.compile(
    rb"(?<!\x16)\x16*+\x01(?:[^\x01\x04\x16]++|\x16++(?!\x01))*+\x04?"
)
_HEADER = re.compile(
    r"\x01\s*(?P<number>[A-Za-z]?\d{1,5})[^\n]*\n"
    r"(?P<priority>[a-z])\s+(?P<category>[a-z]?)\s*"
    r"(?:[\x11-\x14]+\s*)?(?P<rest>[^\n\x02]*)"
)
_TYPED_HEADER = re.compile(
    r"\x01\s*[A-Za-z]?\d{1,5}[^\n]{0,200}\n[a-z][ \t]+"
    r"(?:(?:[a-z][ \t]*)?[\x11-\x14]|[^\n]{0,200}\b\d\d-\d\d\b)"
)
_DATE = re.compile(r"(?P<month>\d\d)-(?P<day>\d\d)\b")
_TRAILER = re.compile(
    r"\x03\s*(?:(?P<agency>[A-Z]+)?[-\w]*?-)?"
    r"(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d)\s+"
    r"(?P<hour>\d\d):?(?P<minute>\d\d)"
    r"[ \t]*(?P<zone>[A-Z]{1,5}|[+-]\d{4})?"
)
_WORDS = re.compile(r",\s*\d*\s*\Z")
_NOTE = re.compile(r"(?:Eds|Editors|With|Note)\b[^:]{0,20}:", re.IGNORECASE)
_BYLINE = re.compile(r"By\s+(?=\S)", re.IGNORECASE)
_END_MARKS = re.compile(r"[<=+]+\Z")
_CREDIT = re.compile(r"(?:Associated Press|AP) (?:\w+ ){0,2}Writers?\Z")
_MOST_PLAIN = 4
"""Lines without ``^`` between the slug and an indented story."""
_INDENTS = frozenset({"\t", " "})
_AHEAD = timedelta(days=1)  # the sender's day can begin before UTC's
_URGENCY = {"f": 1, "b": 2, "u": 3, "r": 4, "d": 5, "a": 6, "s": 7, "w": 8}


class _Top(NamedTuple):
    """The fields above the story, and the lines of the story."""

    slug: str
    headline: str
    notes: str
    byline: str
    story: tuple[str, ...]


def is_anpa(head: str) -> bool:
    """
    Return whether a story that begins with SOH has the header of ANPA-1312.

    Its second line is priority and category, each a letter, then the format
    of the text as a control character, and later month and day. IPTC 7901
    has its key words there.
    """
    return _TYPED_HEADER.match(head.replace("\r", "")) is not None


def slice_document(raw: RawItem) -> tuple[Slice, ...]:
    """Cut a transmission into its stories."""
    return slice_stories(raw, _STORY)


def read(raw: RawItem) -> NewsItem:
    """Read one story; raises ExtractError ``unreadable``."""
    text = charset.decode_item(raw).replace("\r", "")
    header = _HEADER.search(text)
    _, has_text, rest = text.partition("\x02")
    if header is None or not has_text:
        raise ExtractError(reasons.UNREADABLE, "no ANPA header or text")
    top = _read_top(rest.partition("\x03")[0].split("\n"))
    trailer = _TRAILER.search(text)
    sent = (
        _sent_at(trailer, raw.language)
        if trailer
        else _header_day(header["rest"], raw.fetched_at)
    )
    slug, take = story_slug(_WORDS.sub("", top.slug))
    body = _body(top.story)
    agency = _agency(text) or raw.agency or raw.feed
    return NewsItem(
        uri=_uri(agency, sent, _identity_slug(slug, body), take),
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        version=version_number(sent, raw.fetched_at)
        if sent
        else header["number"],
        first_created=sent,
        version_created=sent,
        urgency=_URGENCY.get(header["priority"], 0),
        headline=top.headline or slug,
        slugline=slug,
        take_key=take,
        byline=top.byline,
        body=body,
        ed_note=top.notes,
        signals=(dates.UNREAD_SIGNAL,) if trailer and not sent else (),
        subjects=_category(header["category"]),
        provider=_agency(text),
        sequence=header["number"],
        text_source="document",
    )


def _agency(text: str) -> str:
    match = _TRAILER.search(text)
    return (match["agency"] or "").split("-")[0] if match else ""


def _identity_slug(slug: str, body: str) -> str:
    """
    Return the slug as an identity.

    A slug that only labels an alert (``APNewsAlert``) is on many stories of
    a day. They are told apart by their texts.
    """
    if slug and not is_alert_label(slug):
        return slug
    words = " ".join(re.findall(r"\w+", body)).casefold()
    return f"{slug}:{fingerprint(words.encode())}"


def _uri(agency: str, sent: datetime | None, slug: str, take: str) -> str:
    """
    Return the identity of a story: agency, day and slug.

    AP uses a slug for only one story a day. Leads and write-throughs replace
    the story; adds and takes are items beside it.
    """
    day = sent.strftime("%Y%m%d") if sent else "undated"
    suffix = f":{take}" if take and not is_lead(take) else ""
    words = re.sub(r"\s+", " ", f"{slug}{suffix}").strip()
    return f"urn:anpa:{agency.lower()}:{day}:{words}"


def _sent_at(trailer: re.Match[str], language: str) -> datetime | None:
    """Return the time in the trailer, in the zone that it names."""
    year, month, day, hour, minute = (
        int(trailer[name])
        for name in ("year", "month", "day", "hour", "minute")
    )
    try:
        sent_on = date(full_year(year), month, day)
        clock = time(hour, minute)
    except ValueError:
        return None
    return dates.local_time(sent_on, clock, trailer["zone"] or "", language)


def _header_day(header: str, fetched_at: datetime) -> datetime | None:
    """
    Return the day in the header.

    It has no year. The year is that of the fetch, or the one before if the
    day would be after the fetch.
    """
    match = _DATE.search(header)
    if match is None:
        return None
    latest = fetched_at.astimezone(UTC) + _AHEAD
    for year in (latest.year, latest.year - 1):
        try:
            day = datetime(
                year, int(match["month"]), int(match["day"]), tzinfo=UTC
            )
        except ValueError:
            continue
        if day <= latest:
            return day
    return None


def _read_top(lines: list[str]) -> _Top:
    slug = headline = byline = ""
    notes: list[str] = []
    at, plain_end = 0, _plain_end(lines)
    for at, line in enumerate(lines):
        words = one_line(_END_MARKS.sub("", line.lstrip("^").rstrip()))
        words = words.lstrip("\x02^")
        if not words:
            continue
        is_top = line.lstrip("\x02 ").startswith("^") or at < plain_end
        if slug and not is_top:
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


def _plain_end(lines: list[str]) -> int:
    """
    Return the index of the first line after plain lines at the top.

    Such lines belong to the top only if the story after them is indented,
    and one of them at most is not a note or byline. Otherwise they may be
    the first lines of the story.
    """
    unknown: list[str] = []
    for at, line in enumerate(lines[1 : _MOST_PLAIN + 2], start=1):
        words = line.strip()
        if words and line[:1] in _INDENTS:
            is_top = len(unknown) <= 1 and not "".join(unknown).endswith(".")
            return at if is_top else 0
        if (
            words
            and not line.startswith("^")
            and not _is_known(_END_MARKS.sub("", words))
        ):
            unknown.append(words)
    return 0


def _is_known(words: str) -> bool:
    """Return whether a line of the top cannot be the headline."""
    return any(
        pattern(words)
        for pattern in (_NOTE.match, _BYLINE.match, _CREDIT.search)
    )


def _body(lines: tuple[str, ...]) -> str:
    """Join lines into paragraphs; an indented line starts a new one."""
    paragraphs: list[str] = []
    for line in lines:
        words = one_line(line.strip().lstrip("^").rstrip("<="))
        if not words:
            continue
        if line[:1] in {*_INDENTS, "^", "\x08"} or not paragraphs:
            paragraphs.append(_fix_quotes(words))
        else:
            paragraphs[-1] = f"{paragraphs[-1]} {_fix_quotes(words)}"
    return "\n\n".join(paragraphs)


def _fix_quotes(words: str) -> str:
    return words.replace("``", "\u201c").replace("''", "\u201d")


def _category(code: str) -> tuple[Subject, ...]:
    return (Subject(uri=code, scheme="anpa-category"),) if code else ()


ANPA = Format("anpa", slice_document, read)
