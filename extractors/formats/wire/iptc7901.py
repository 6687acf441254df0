"""
Read IPTC 7901 (1979), the European wire transmission format, as dpa uses it.

A story consists of SOH, a service line, the key words, STX, the headline up
to ``=``, text, ETX and the time. The format has no identity for a story. So
one is made from agency, day, key words and headline; it is the same for a
second transmission and for a refile.

A story that was copied or sent by mail may have lost its control characters.
It is read if its first line is a whole service line, and key words with a
slash or a headline that ends in ``=`` follow.
"""

import re
from datetime import date, datetime, time
from itertools import pairwise, takewhile

from msgspec.structs import replace

from extractors.fields.alert import is_alert_label
from extractors.formats.common import dates, reasons
from extractors.formats.common.date_forms.calendar_days import full_year
from extractors.formats.common.date_forms.month_names import month_of
from extractors.formats.common.format import (
    Format,
    Slice,
    fingerprint,
    slice_stories,
    slice_whole,
)
from extractors.formats.common.text import one_line, to_paragraphs
from extractors.formats.syntax import charset
from extractors.model.errors import ExtractError
from extractors.model.item import NewsItem, Subject
from extractors.model.language_tags import base_language
from extractors.model.raw import RawItem
from extractors.model.version_times import version_number

__all__ = ["IPTC7901", "is_bare_story"]

_STORY = re.compile(rb"\x01(?s:.*?)(?:\x04|(?=\x01)|\Z)")
_HEADER = re.compile(
    r"\x01\s*(?P<service>[A-Za-z]{1,5})(?P<number>\d{1,5})\s+"
    r"(?P<priority>\d)?\s*(?P<category>[A-Za-z]{1,5})?\s*(?P<words>\d+)?"
    r"(?P<rest>[^\n]*)"
)
_SERVICE = (
    r"[A-Za-z]{1,5}\d{1,5}[ \t]+\d[ \t]+[A-Za-z]{1,5}"
    r"[ \t]+\d+[ \t]+[A-Za-z][A-Za-z-]+[ \t]+\d+"
)
_BARE_STORY = re.compile(
    rf"\s*+(?P<service>{_SERVICE})[ \t]*\n\s*+"
    r"(?:(?P<words>(?=[^\n]{0,200}/)[^\n=]{1,200}\n)|"
    r"(?=(?:[^\n]{0,200}\n){0,6}?[^\n]{0,200}=[ \t]*\n))"
)
_BARE_START = re.compile(rf"^(?={_SERVICE}[ \t]*\r?$)".encode(), re.MULTILINE)
_REPEATED = re.compile(rf"{_SERVICE}[ \t]*\n(?:[^\n=]{{0,200}}/[ \t]*\n)?")
"""A service line, and the line of the key words, in the text itself."""
_SOURCE = re.compile(r"(?P<agency>[A-Za-z][A-Za-z-]+)\s+\d+\s*\Z")
_LONGEST_SOURCE = 100  # characters, because the search is quadratic
_TIME = re.compile(
    r"\x03?\s*(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)"
    r"[ \t]*(?P<zone>[A-Z]{1,5}(?=[ \t]+[^\W\d_])|[+-]\d{4})?\s+"
    r"(?P<month>[^\W\d_]{3,12})\.?\s+(?P<year>\d\d(?:\d\d)?)(?!\d)"
)
_STAMP = re.compile(r"\A\s*\d{6}\b")
_NOTEBOOK = re.compile(
    r"^#+[ \t]*(?:dpa[ \t]+)?(?:notebook|notizblock|editorial contacts)\b",
    re.IGNORECASE | re.MULTILINE,
)
_INDENT = "   "
_MOST_HEADLINE = 4  # lines, with lead mark and byline
_LONGEST_TAKE = 30
_MOST_TAKE_WORDS = 2
_BYLINE = re.compile(r"\ABy\s+(?=\S)", re.IGNORECASE)
_BYLINES = {
    language: re.compile(
        # ``Von der Leyen`` is no byline.
        rf"\A(?:By|{word}(?!\s+(?:der|den|dem|de|la|les?)\b))\s+(?=\S)",
        re.IGNORECASE,
    )
    for language, word in (
        ("de", "von"), ("es", "por"), ("fr", "par"), ("nl", "door"),
        ("pt", "por"),
    )
}  # fmt: skip
"""By language: ``By``, or its own word before the author."""
_BYLINES["it"] = re.compile(
    # ``Di Maio lascia`` is no byline: only names stand in the line.
    r"\A(?:By\s+(?=\S)|[Dd]i\s+(?=(?:[A-ZÀ-Ý][\w'’.-]{0,30}\s+){1,3}"
    r"[A-ZÀ-Ý][\w'’-]{1,30}(?:,\s*\w{1,20})?\s*[=<]*\Z))"
)
_MARKS = re.compile(
    r"\A(?:(?:EXTRA|REFILE|URGENT|FLASH|CORRECTION"
    r"|\(?\d+(?:ST|ND|RD|TH|ER|E|ÈME|EME|[AOªº°]) LEAD\)?"
    r"|\d+(?:ST|ND|RD|TH) (?:ROUNDUP|UPDATE)|ROUNDUP|FEATURE|PREVIEW"
    r"|\(Achtung\))\s*:?\s*)+",
    re.IGNORECASE,
)


def is_bare_story(head: str) -> bool:
    """Return whether a text is a story without control characters."""
    return _BARE_STORY.match(head.replace("\r", "")) is not None


def slice_document(raw: RawItem) -> tuple[Slice, ...]:
    """Cut a transmission into its stories."""
    if b"\x01" in raw.body:
        return slice_stories(raw, _STORY)
    starts = [match.start() for match in _BARE_START.finditer(raw.body)]
    if len(starts) < 2:
        return slice_whole(raw)
    stories = [raw.body[a:b] for a, b in pairwise([*starts, len(raw.body)])]
    return tuple(
        Slice(replace(raw, body=story, uri=""), fingerprint(story))
        for story in stories
    )


def read(raw: RawItem) -> NewsItem:
    """Read one story; raises ExtractError ``unreadable``."""
    text = _with_controls(charset.decode_item(raw).replace("\r", ""))
    header = _HEADER.search(text)
    top, has_text, rest = text.partition("\x02")
    if header is None or not has_text:
        raise ExtractError(reasons.UNREADABLE, "no IPTC 7901 header or text")
    story, _, trailer = rest.partition("\x03")
    lines, text_lines = _split_headline(story)
    body, notes = _split_notebook(text_lines)
    lines, take = _split_take(lines)
    by = _BYLINES.get(base_language(raw.language), _BYLINE)
    headline = " ".join(part for part in lines if not by.match(part))
    bylines = [
        by.sub("", part).rstrip(" =<") for part in lines if by.match(part)
    ]
    slug = one_line(top[header.end() :])
    sent = _sent_at(trailer, raw.language)
    agency = _agency(header["rest"])
    return NewsItem(
        uri=_uri(
            agency or raw.agency or raw.feed,
            sent,
            slug,
            headline
            if headline and not is_alert_label(headline)
            else one_line(body),
        ),
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        version=version_number(sent, raw.fetched_at)
        if sent
        else header["number"],
        first_created=sent,
        version_created=sent,
        urgency=int(header["priority"] or 0),
        headline=headline or slug,
        slugline=slug,
        take_key=take,
        byline=", ".join(bylines),
        body=to_paragraphs(_mark_indents(body)),
        ed_note=one_line(notes),
        signals=(dates.UNREAD_SIGNAL,)
        if not sent and _STAMP.search(trailer)
        else (),
        subjects=_category(header["category"] or ""),
        provider=agency,
        sequence=header["service"] + header["number"],
        text_source="document",
    )


def _with_controls(text: str) -> str:
    """Put SOH, STX and ETX into a story that has lost some of them."""
    if "\x01" in text and "\x02" in text:
        return text
    bare = text.translate(dict.fromkeys((1, 2, 4, 127)))
    match = _BARE_STORY.match(bare)
    if match is None:
        return text
    story = bare[match.end() :]
    text_part, last_line = _split_last_line(story)
    if "\x03" not in story and _TIME.match(last_line):
        story = f"{text_part}\x03{last_line}"
    return f"\x01{match['service']}\n{match['words'] or ''}\x02{story}"


def _split_last_line(story: str) -> tuple[str, str]:
    stripped = story.rstrip()
    start = stripped.rfind("\n") + 1
    return stripped[:start], stripped[start:]


def _split_headline(story: str) -> tuple[list[str], str]:
    """
    Split a story into its headline lines and the rest.

    The headline ends with the line that ends in ``=``. Without one it is the
    lines above the first blank or indented line, if they are no paragraph.
    """
    if repeated := _REPEATED.search(story):
        before, after = story[: repeated.start()], story[repeated.end() :]
        story = before.rstrip() + after
    lines = story.strip("\n").split("\n")
    for count, line in enumerate(lines[:6], start=1):
        if line.rstrip().endswith("="):
            return _headline_parts(lines[:count]), "\n".join(lines[count:])
    count = _unmarked_headline(lines)
    return _headline_parts(lines[:count]), "\n".join(lines[count:])


def _split_take(lines: list[str]) -> tuple[list[str], str]:
    """
    Split off a line in capitals that says which take of the story this is.

    It stands above a headline in small letters, as ``ZUSAMMENFASSUNG`` or
    ``PRÉCISION``. Known marks stay, because their dialect reads them.
    """
    first, following = (*lines, "", "")[:2]
    is_take = (
        first.isupper()
        and len(first) <= _LONGEST_TAKE
        and len(first.split()) <= _MOST_TAKE_WORDS
        and following != following.upper()
        and not _BYLINE.match(following)
        and not _MARKS.match(first)
        and not is_alert_label(first)
    )
    return (lines[1:], first) if is_take else (lines, "")


def _headline_parts(lines: list[str]) -> list[str]:
    parts = (one_line(line.rstrip().rstrip("=")) for line in lines)
    return list(filter(None, parts))


def _unmarked_headline(lines: list[str]) -> int:
    """Return how many of the first lines are a headline without ``=``."""
    if lines[0].startswith(_INDENT):
        return 0
    top = list(
        takewhile(
            lambda line: line.strip() and not line.startswith(_INDENT),
            lines[: _MOST_HEADLINE + 1],
        )
    )
    if not any(line.strip() for line in lines[len(top) :]):
        return 1
    if len(top) <= _MOST_HEADLINE:
        return 0 if top and top[-1].rstrip().endswith(".") else len(top)
    return 0 if top[1][:1].islower() else 1


def _split_notebook(body: str) -> tuple[str, str]:
    """Split off dpa's notebook, which is not for publication."""
    match = _NOTEBOOK.search(body)
    return (
        (body[: match.start()], body[match.start() :]) if match else (body, "")
    )


def _mark_indents(body: str) -> str:
    """Put a blank line before each line that is indented by three spaces."""
    return re.sub(r"\n(?= {3}\S)", "\n\n", body)


def _agency(rest: str) -> str:
    match = _SOURCE.search(rest.rstrip()[-_LONGEST_SOURCE:])
    return match["agency"].split("-")[0] if match else ""


def _uri(agency: str, sent: datetime | None, slug: str, headline: str) -> str:
    day = sent.strftime("%Y%m%d") if sent else "undated"
    words = _MARKS.sub("", headline).casefold()
    digest = fingerprint(f"{slug.casefold()}|{words}".encode())
    return f"urn:iptc7901:{agency.lower()}:{day}:{digest}"


def _sent_at(trailer: str, language: str) -> datetime | None:
    """Return the time in the trailer; its month is in any language."""
    match = _TIME.search(trailer)
    month = month_of(match["month"], language) if match else 0
    if match is None or not month:
        return None
    year = int(match["year"])
    if year < 100:
        year = full_year(year)
    try:
        day = date(year, month, int(match["day"]))
        clock = time(int(match["hour"]), int(match["minute"]))
    except ValueError:
        return None
    return dates.local_time(day, clock, match["zone"] or "", language)


def _category(code: str) -> tuple[Subject, ...]:
    return (Subject(uri=code, scheme="iptc7901"),) if code else ()


IPTC7901 = Format("iptc7901", slice_document, read)
