"""
Compares two versions of an item: which is newer, and what changed.

The first version of a uri is `new`; later ones are `update`, `correction` or
`kill`, by signals, status, version number, version date and, last, the text
itself.
"""

import re
from datetime import datetime, timedelta
from typing import Literal

import msgspec
import xxhash

from extractors.model.item import NewsItem
from extractors.model.version_times import CLOCK_TOLERANCE, is_day

__all__ = [
    "Order",
    "cancel_item",
    "changed_fields",
    "compare",
    "field_hashes",
    "version_name",
    "without_text",
]

Order = Literal["newer", "older", "same", "silent"]
"""``silent``: the text changed, the version number did not."""

EASTMOST, WESTMOST = timedelta(hours=14), timedelta(hours=12)
"""Zones in which a day without a zone can begin before and end after UTC's."""
DAY = timedelta(days=1)
NUMBER = re.compile(r"[vV]?(\d+(?:\.\d+){0,4})")
MAX_DIGITS = 40
"""Digits of a version number; a longer one is a hash."""

Span = tuple[datetime, datetime]


def field_hashes(item: NewsItem) -> dict[str, str]:
    """Return a hash of each field whose change is reported to readers."""
    captions = "\n".join(caption.text for caption in item.captions)
    fields = {
        "headline": item.headline,
        "body": item.body,
        "description": item.description,
        "captions": captions,
        "byline": item.byline,
        "dateline": item.dateline.text if item.dateline else "",
        "edNote": item.ed_note,
        "pubStatus": item.pub_status,
        "embargo": str(item.embargoed_until or ""),
        "signals": " ".join(item.signals),
    }
    return {name: _hash(text) for name, text in fields.items() if text}


def changed_fields(
    old: dict[str, str], new: dict[str, str]
) -> tuple[str, ...]:
    """Return the names of the fields whose hashes differ, sorted."""
    return tuple(
        name for name in sorted(old | new) if old.get(name) != new.get(name)
    )


def compare(item: NewsItem, known: NewsItem, *, differs: bool) -> Order:
    """
    Compare a version with the newest known one.

    The provider's version number decides, then its date, then the text. A
    newer version date over the same text is not a new version, because many
    feeds change it at every poll. A date that is later than its own fetch is
    wrong and says nothing. A date without a time is any time of that day.

    Args:
        known: the newest known version, without its text.
        differs: whether the field hashes of the two differ.
    """
    number, known_number = _number(item.version), _number(known.version)
    if number and known_number and number != known_number:
        return "newer" if number > known_number else "older"
    span, known_span = _possible_times(item), _possible_times(known)
    if span and known_span:
        if span[1] < known_span[0]:
            return "older"
        if span[0] > known_span[1] and differs:
            return "newer"
    if not differs:
        return "same"
    numbered = item.version and known.version
    return "silent" if numbered else "newer"


def version_name(item: NewsItem) -> str:
    """Return the name of a version: its number, or its date."""
    if item.version:
        return item.version
    at = item.version_created or item.fetched_at
    return at.isoformat()


def without_text(item: NewsItem) -> NewsItem:
    """Return the item without its text; identity, dates and notes remain."""
    return NewsItem(
        uri=item.uri,
        feed=item.feed,
        fetched_at=item.fetched_at,
        agency=item.agency,
        lane=item.lane,
        url=item.url,
        version=item.version,
        first_created=item.first_created,
        version_created=item.version_created,
        embargoed_until=item.embargoed_until,
        pub_status=item.pub_status,
        urgency=item.urgency,
        slugline=item.slugline,
        take_key=item.take_key,
        language=item.language,
        ed_note=item.ed_note,
        signals=item.signals,
        provider=item.provider,
        credit_line=item.credit_line,
        info_sources=item.info_sources,
        sequence=item.sequence,
    )


def cancel_item(item: NewsItem) -> NewsItem:
    """Return a killed item as readers get it: canceled, without text."""
    return msgspec.structs.replace(without_text(item), pub_status="canceled")


def _possible_times(item: NewsItem) -> Span | None:
    """Return the first and last time that a version date can mean."""
    at = item.version_created
    if at is None or at - item.fetched_at > CLOCK_TOLERANCE:
        return None
    if not is_day(at):
        return at, at
    if at.utcoffset():
        return at, at + DAY
    return at - EASTMOST, at + DAY + WESTMOST


def _number(version: str) -> tuple[int, ...]:
    """
    Return a version as numbers to compare: ``1.10`` is behind ``1.9``.

    Empty if it is no number, or zero or less: such a number is a mistake.
    """
    parts = NUMBER.fullmatch(version.strip())
    if parts is None or len(version) > MAX_DIGITS:
        return ()
    numbers = [int(part) for part in parts[1].split(".")]
    while numbers and not numbers[-1]:  # ``2.0`` is ``2``
        numbers.pop()
    return tuple(numbers)


def _hash(text: str) -> str:
    return xxhash.xxh3_64_hexdigest(text.encode())
