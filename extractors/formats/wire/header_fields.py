"""Put the fields at the top of a text into its item."""

import re
from collections import defaultdict

from msgspec.structs import replace

from extractors.fields import dateline
from extractors.formats.common import dates
from extractors.formats.common.embargo import (
    StatedEmbargo,
    end_of,
    read_embargo,
)
from extractors.formats.common.guid import scope_guid
from extractors.formats.common.text import (
    one_line,
    parse_urgency,
    strip_html,
    to_paragraphs,
)
from extractors.formats.wire.header_block import HeaderBlock
from extractors.model.item import NewsItem, Subject

__all__ = ["with_fields"]

_RELEASED = re.compile(
    r"\W*(?:(?:for\s+)?immediate|none\b|no\b|n/a|-|at\s+once|now\b|keine?\b)|\W*\Z",
    re.IGNORECASE,
)
"""``RELEASE: for immediate release`` is no embargo."""
_ZONED = re.compile(r"(?:\d\s?Z|UTC|GMT|[+-]\d\d:?\d\d)\s*\Z")


def with_fields(item: NewsItem, block: HeaderBlock, language: str) -> NewsItem:
    """
    Return the item with the text and the fields of a header block.

    Args:
        item: what is known of it without them.
        language: BCP 47 of the feed.
    """
    fields: defaultdict[str, str] = defaultdict(str, block.fields)
    language = one_line(fields["language"]) or language
    created = dates.parse(fields["date"], language) or item.first_created
    updated = dates.parse(fields["updated"], language)
    embargo, note = _embargo(fields, language)
    return replace(
        item,
        uri=scope_guid(fields["id"], item.feed) if fields["id"] else item.uri,
        url=fields["url"] or item.url,
        version=one_line(fields["version"]),
        first_created=created,
        version_created=dates.later(updated, created),
        embargoed_until=embargo.until,
        pub_status=embargo.pub_status,
        urgency=parse_urgency(fields["urgency"]),
        headline=strip_html(fields["headline"]) or item.headline,
        slugline=one_line(fields["slug"]),
        take_key=one_line(fields["take"]),
        byline=one_line(fields["byline"]) or item.byline,
        dateline=dateline.parse_supplied(fields["dateline"]),
        language=one_line(fields["language"]),
        description=strip_html(fields["description"]),
        body=to_paragraphs(block.text),
        ed_note=one_line(" ".join((fields["note"], note, *block.notes))),
        signals=(
            *item.signals,
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
