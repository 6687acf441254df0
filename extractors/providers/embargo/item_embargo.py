"""
The embargo of an item: its end, its status and its signals.

A property of the format comes first. Without one, the words of notes and
headlines count. An embargo whose end is not known holds the item until a
later version comes without it: nothing embargoed leaves by default.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from msgspec.structs import replace

from extractors.formats.common.embargo import OPEN_END_SIGNAL
from extractors.formats.common.text import one_line
from extractors.model.item import NewsItem, PubStatus
from extractors.providers.embargo.statements import (
    Embargo,
    NoteContext,
    read_line,
    read_note,
    read_slug,
)

__all__ = ["apply_embargo", "find_embargo", "take_embargo_lines"]

_FIRST_LINES = 3  # paragraphs at the head of a text that can be notes
_LONGEST_LINE = 300  # characters of such a paragraph


def find_embargo(item: NewsItem, agency_zone: str = "") -> Embargo | None:
    """
    Return the embargo that the words of an item's fields state.

    Args:
        item: with its notes and headline as sent.
        agency_zone: IANA name of the zone of the agency's times, if known.
    """
    context = _context(item, agency_zone)
    found = [
        *(read_note(text, context) for text in (item.ed_note,
                                                   item.usage_terms)),
        read_line(item.headline, context),
        read_slug(item.slugline, context),
        read_slug(item.take_key, context),
    ]  # fmt: skip
    stated = list(filter(None, found))
    if not stated:
        return None
    ends = (embargo.until for embargo in stated)
    return Embargo(max(filter(None, ends), default=None))


def apply_embargo(item: NewsItem, embargo: Embargo | None) -> NewsItem:
    """
    Return the item under an embargo that words state.

    An end that the item's format states is kept.
    """
    if item.embargoed_until is None and embargo is not None:
        item = _under(item, embargo)
    until = item.embargoed_until
    if until is not None and _is_later(until, item.fetched_at):
        return replace(item, pub_status=_withheld(item))
    return item


def take_embargo_lines(
    item: NewsItem, lines: Sequence[str], agency_zone: str = ""
) -> tuple[NewsItem, tuple[str, ...]]:
    """
    Read the embargo in the first lines of a text.

    A line that is nothing but the note becomes part of the editors' note.

    Args:
        item: the item that the text belongs to.
        lines: the paragraphs of the text, one line each.
        agency_zone: IANA name of the zone of the agency's times, if known.

    Returns:
        The item, and the lines without such notes.
    """
    context = _context(item, agency_zone)
    kept: list[str] = []
    for at, line in enumerate(lines[:_FIRST_LINES]):
        short = len(line) <= _LONGEST_LINE
        embargo = read_line(line, context) if short else None
        item = apply_embargo(item, embargo)
        if embargo is None or not embargo.is_whole or at + 1 == len(lines):
            kept.append(line)
        else:
            item = replace(item, ed_note=one_line(f"{item.ed_note} {line}"))
    return item, (*kept, *lines[_FIRST_LINES:])


def _context(item: NewsItem, agency_zone: str) -> NoteContext:
    sent = item.version_created or item.first_created or item.fetched_at
    return NoteContext(sent, agency_zone, item.language)


def _under(item: NewsItem, embargo: Embargo) -> NewsItem:
    """Return the item with the embargo's end, or with the signal for none."""
    others = tuple(each for each in item.signals if each != OPEN_END_SIGNAL)
    if embargo.until is not None:
        return replace(item, embargoed_until=embargo.until, signals=others)
    return replace(
        item,
        signals=(*others, OPEN_END_SIGNAL),
        pub_status=_withheld(item),
    )


def _withheld(item: NewsItem) -> PubStatus:
    return "canceled" if item.pub_status == "canceled" else "withheld"


def _is_later(moment: datetime, other: datetime) -> bool:
    return moment.astimezone(UTC) > other.astimezone(UTC)
