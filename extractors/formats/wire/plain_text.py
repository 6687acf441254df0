"""Plain text: a wire story as a file, first line its headline."""

import re

from extractors.formats.common import charset, reasons
from extractors.formats.common.format import Format, fingerprint, whole
from extractors.formats.common.guid import scoped
from extractors.formats.common.text import line, paragraphs
from extractors.model.errors import ExtractError
from extractors.model.item import NewsItem
from extractors.model.raw import RawItem

__all__ = ["PLAIN_TEXT"]

_LONGEST_HEADLINE = 200  # characters; the longest of 11,000 Reuters is 110


def read(raw: RawItem) -> NewsItem:
    """Read a text; raises ExtractError ``empty`` or ``not-text``."""
    text = charset.decode(raw.body, _label(raw)).strip()
    if not text:
        raise ExtractError(reasons.EMPTY, "no text")
    if _binary(text):
        raise ExtractError(reasons.NOT_TEXT, "control characters throughout")
    headline, body = _headline(text)
    return NewsItem(
        uri=raw.url or scoped(fingerprint(raw.body), raw.feed),
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        url=raw.url,
        headline=headline,
        body=body,
        text_source="document",
    )


def _label(raw: RawItem) -> str:
    return raw.media_type.partition("charset=")[2].strip(" \"'")


def _binary(text: str) -> bool:
    """More than one control character in ten is no writing."""
    head = text[:4096]
    control = sum(char < " " and char not in "\t\n\r\f\x1b" for char in head)
    return control * 10 > len(head)


def _headline(text: str) -> tuple[str, str]:
    """Take the first line if a blank line follows it; else all is body."""
    first, _, rest = text.replace("\r\n", "\n").partition("\n")
    stands_alone = re.match(r"[ \t]*(?:\n|\Z)", rest) is not None
    if stands_alone and rest.strip() and len(first) <= _LONGEST_HEADLINE:
        return line(first), paragraphs(rest)
    return "", paragraphs(text)


PLAIN_TEXT = Format("plain_text", whole, read)
