"""
Read a wire story as a text file.

Its first line is the headline, or fields stand above it (`header_block`).
"""

import re
from collections import defaultdict

from msgspec.structs import replace

from extractors.fields import caption, dateline
from extractors.fields.text import detokenise
from extractors.formats.common import dates, reasons
from extractors.formats.common.embargo import (
    StatedEmbargo,
    end_of,
    read_embargo,
)
from extractors.formats.common.format import Format, fingerprint, slice_whole
from extractors.formats.common.guid import scope_guid
from extractors.formats.common.text import (
    one_line,
    parse_urgency,
    strip_html,
    to_paragraphs,
)
from extractors.formats.syntax import charset
from extractors.formats.wire.header_block import (
    HeaderBlock,
    split_header_block,
)
from extractors.model.errors import ExtractError
from extractors.model.item import NewsItem, Subject
from extractors.model.raw import RawItem

__all__ = ["PLAIN_TEXT"]

_RELEASED = re.compile(
    r"\W*(?:(?:for\s+)?immediate|none\b|no\b|n/a|-|at\s+once|now\b|keine?\b)|\W*\Z",
    re.IGNORECASE,
)
"""``RELEASE: for immediate release`` is no embargo."""
_ZONED = re.compile(r"(?:\d\s?Z|UTC|GMT|[+-]\d\d:?\d\d)\s*\Z")
_LONGEST_HEADLINE = 200  # characters; the longest of 11,000 Reuters is 110
_ABBREVIATION_END = re.compile(
    r"(?:\.\w|\s(?:Inc|Corp|Co|Cos|Ltd|Bros|Jr|Sr|etc))\.$"
)
"""A headline can end so: it has no full stop of its own."""


def read(raw: RawItem) -> NewsItem:
    """Read a text; raises ExtractError ``empty`` or ``not-text``."""
    text = charset.decode_item(raw).strip()
    if not text:
        raise ExtractError(reasons.EMPTY, "no text")
    if _is_binary(text):
        raise ExtractError(reasons.NOT_TEXT, "control characters throughout")
    block = split_header_block(text.replace("\r\n", "\n"))
    item = NewsItem(
        uri=raw.url or scope_guid(fingerprint(raw.body), raw.feed),
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        url=raw.url,
        text_source="document",
    )
    if block.fields:
        return _with_fields(item, block, raw)
    headline, body = _split_headline(text)
    return replace(item, headline=headline, body=body)


def _with_fields(item: NewsItem, block: HeaderBlock, raw: RawItem) -> NewsItem:
    """Return the item with the text and the fields of a header block."""
    fields: defaultdict[str, str] = defaultdict(str, block.fields)
    headline, body = strip_html(fields["headline"]), to_paragraphs(block.text)
    if not headline:
        headline, body = _split_headline(block.text)
    language = one_line(fields["language"]) or raw.language
    created = dates.parse(fields["date"], language)
    updated = dates.parse(fields["updated"], language)
    embargo, note = _embargo(fields, language)
    return replace(
        item,
        uri=scope_guid(fields["id"], raw.feed) if fields["id"] else item.uri,
        url=fields["url"] or item.url,
        version=one_line(fields["version"]),
        first_created=created,
        version_created=dates.later(updated, created),
        embargoed_until=embargo.until,
        pub_status=embargo.pub_status,
        urgency=parse_urgency(fields["urgency"]),
        headline=headline,
        slugline=one_line(fields["slug"]),
        take_key=one_line(fields["take"]),
        byline=one_line(fields["byline"]),
        dateline=dateline.parse_supplied(fields["dateline"]),
        language=one_line(fields["language"]),
        description=strip_html(fields["description"]),
        body=body,
        ed_note=one_line(" ".join((fields["note"], note, *block.notes))),
        signals=(
            *embargo.signals,
            *dates.signal_unread(
                fields["date"], fields["updated"], language=language
            ),
        ),
        credit_line=one_line(fields["credit"]),
        copyright_notice=one_line(fields["copyright"]),
        subjects=tuple(
            Subject(name=name) for name in _names(fields["subject"])
        ),
        keywords=_names(fields["keywords"]),
        provider=one_line(fields["provider"]),
        sequence=one_line(fields["sequence"]),
    )


def _embargo(
    fields: defaultdict[str, str], language: str
) -> tuple[StatedEmbargo, str]:
    """
    Return the embargo, and the note that states it otherwise.

    Words, and a time in the agency's own zone, are read with the notes.
    """
    stated, status = fields["embargo"], fields["status"]
    if not stated or (_ZONED.search(stated) and end_of(stated, language)):
        return read_embargo(stated or None, status, language), ""
    is_released = _RELEASED.match(stated) is not None
    note = "" if is_released else f"EMBARGO: {stated}"
    return read_embargo(None, status), note


def _names(stated: str) -> tuple[str, ...]:
    return tuple(filter(None, map(one_line, re.split(r"[,;/]", stated))))


def _is_binary(text: str) -> bool:
    """Return whether more than one character in ten is a control character."""
    head = text[:4096]
    control = sum(char < " " and char not in "\t\n\r\f\x1b" for char in head)
    return control * 10 > len(head)


def _split_headline(text: str) -> tuple[str, str]:
    """
    Split a text into headline and body.

    The first line is the headline if a blank line follows it, and it is
    neither a lede nor a caption. Otherwise all is body.
    """
    first, _, rest = text.replace("\r\n", "\n").partition("\n")
    stands_alone = re.match(r"[ \t]*(?:\n|\Z)", rest) is not None
    if (
        stands_alone
        and rest.strip()
        and len(first) <= _LONGEST_HEADLINE
        and not _is_text(detokenise(one_line(first)))
    ):
        return one_line(first), to_paragraphs(rest)
    return "", to_paragraphs(text)


def _is_text(line: str) -> bool:
    """
    Return whether a line is a lede or a caption.

    A lede ends in a full stop, or begins with a dateline.
    """
    return (
        caption.extract(line) is not None
        or dateline.parse(line)[0] is not None
        or (
            line.endswith((".", "。"))
            and _ABBREVIATION_END.search(line) is None
        )
    )


PLAIN_TEXT = Format("plain_text", slice_whole, read)
