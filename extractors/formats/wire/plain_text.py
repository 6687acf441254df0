"""
Read a wire story as a text file.

Its first line is the headline, or fields stand above it (`header_block`).
"""

import re

from msgspec.structs import replace

from extractors.fields import caption, dateline
from extractors.fields.text import detokenise
from extractors.formats.common import reasons
from extractors.formats.common.format import Format, fingerprint, slice_whole
from extractors.formats.common.guid import scope_guid
from extractors.formats.common.text import one_line, to_paragraphs
from extractors.formats.syntax import charset
from extractors.formats.wire.header_block import split_header_block
from extractors.formats.wire.header_fields import with_fields
from extractors.model.errors import ExtractError
from extractors.model.item import NewsItem
from extractors.model.raw import RawItem

__all__ = ["PLAIN_TEXT"]

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
        if "headline" not in block.fields:
            headline, body = _split_headline(block.text)
            item = replace(item, headline=headline)
            block = block._replace(text=body)
        return with_fields(item, block, raw.language)
    headline, body = _split_headline(text)
    return replace(item, headline=headline, body=body)


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
