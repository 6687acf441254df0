"""
Read the marks that a wire adds to its items.

Headline marks, take keys and editors' notes become signals, and a kill also
becomes the status. Marks are removed from the headline and kept in
``take_key``.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from extractors.fields.take_words import story_slug
from extractors.model.guid_revision import split_revision
from extractors.model.item import NewsItem, PubStatus
from extractors.providers.bylines import read_byline
from extractors.providers.common import (
    CORRECTS_ERROR,
    KILLS,
    MARKS,
    REPLACES,
)
from extractors.providers.desk_notes import take_desk_notes
from extractors.providers.dialect import Dialect, Mark
from extractors.providers.embargo import (
    apply_embargo,
    find_embargo,
    take_embargo_lines,
)
from extractors.providers.genre_labels import genre_of
from extractors.providers.registry import dialect_of

__all__ = ["read_headline", "read_marks", "read_notes"]

_MOST_MARKS = 5  # of one headline; at most three were seen (dpa)
# Characters at the start and at the end of a headline in which marks are
# searched. A longer search takes quadratic time on hostile text.
_MAX_MARK = 300
_MAX_END_MARK = 100
_EDITORIAL_STATUS = {
    # Reuters edStat (NewsML-G2 profile): update, correction, kill
    "edstat:u": "sig:update",
    "edstat:c": "sig:correction",
    "edstat:k": "sig:kill",
    "edstat:w": "sig:kill",
    # Words that suppliers use in the place of IPTC's
    "sig:cancel": "sig:kill",
    "sig:canceled": "sig:kill",
    "sig:killed": "sig:kill",
    "sig:retraction": "sig:kill",
    "sig:withdrawal": "sig:kill",
    "sig:withdrawn": "sig:kill",
    "sig:corrected": "sig:correction",
    "sig:updated": "sig:update",
}
_TAKE_UPDATE = re.compile(r"\b(?:ld|lead|writethru|update|sub)", re.IGNORECASE)


class MarkedHeadline(NamedTuple):
    """
    A headline and the marks that it had.

    Attributes:
        headline: the headline without its marks.
        marks: the marks as sent, joined by spaces.
        signals: the signals of the marks.
        number: the revision number in a mark; empty if none.
        genre: the kind of the story that a mark states; empty if none.
    """

    headline: str
    marks: str = ""
    signals: tuple[str, ...] = ()
    number: str = ""
    genre: str = ""


def read_marks(item: NewsItem) -> NewsItem:
    """
    Turn the provider's marks in the item into signals, status and version.

    Applied to its own result, it changes nothing.
    """
    uri, revision = split_revision(item.uri)
    own = _dialect_of_item(item)
    marked = _read_headline(item, own)
    taken = _strip_marks(item.take_key, own)
    signals = _signals(item, (*marked.signals, *taken.signals))
    marked_item = replace(
        item,
        uri=uri,
        version=item.version
        or revision
        or _version_from_mark(item, marked.number),
        headline=marked.headline,
        take_key=item.take_key or marked.marks,
        signals=signals,
        pub_status=_status(item, signals),
        genre=item.genre or marked.genre,
        byline=read_byline(
            item.byline, keeps_tasks=item.text_source != "feed"
        ),
    )
    if marked_item.pub_status == "canceled":
        return marked_item
    return apply_embargo(marked_item, find_embargo(item, _zone(own)))


def read_headline(item: NewsItem) -> NewsItem:
    """Turn the marks in the headline of a page into genre and signals."""
    marked = _read_headline(item, _dialect_of_item(item))
    if not marked.marks:
        return item
    return replace(
        item,
        headline=marked.headline,
        take_key=item.take_key or marked.marks,
        signals=tuple(dict.fromkeys([*item.signals, *marked.signals])),
        genre=item.genre or marked.genre,
    )


def read_notes(
    item: NewsItem, lines: Sequence[str]
) -> tuple[NewsItem, tuple[str, ...]]:
    """
    Read the notes to editors in the first and last lines of the item's text.

    They state an embargo, or what the version adds, corrects or repeats.

    Returns:
        The item, and the lines that are part of the story.
    """
    own = _dialect_of_item(item)
    return take_desk_notes(*take_embargo_lines(item, lines, _zone(own)))


def _zone(own: Dialect | None) -> str:
    return own.zone if own else ""


def _read_headline(item: NewsItem, own: Dialect | None) -> MarkedHeadline:
    """
    Return the headline of an item without its marks.

    A site takes a page down. So ``KILLED: ...`` on a page tells news.
    """
    marked = _strip_marks(item.headline, own)
    is_page = item.text_source == "page"
    is_news = is_page and "sig:kill" in marked.signals
    return MarkedHeadline(item.headline) if is_news else marked


def _strip_marks(headline: str, own: Dialect | None = None) -> MarkedHeadline:
    """
    Remove the marks from a headline.

    Args:
        headline: one line.
        own: the agency's dialect, if known; its marks are tried first.
    """
    marks, signals, number, genre = [], [], "", ""
    table = (*(own.marks if own else ()), *MARKS)
    for _ in range(_MOST_MARKS):
        first = _first_mark(headline, table)
        if first is None:
            break
        mark, match = first
        rest = f"{headline[: match.start()]}{headline[match.end() :]}".strip()
        marks.append(match[0].strip(" -:"))
        signals.append(mark.signal)
        number = number or _revision_number(match)
        genre = genre or _genre(mark, match[0])
        # A headline that is only a mark ("KILL") is kept.
        if not rest:
            break
        headline = rest
    kept = tuple(dict.fromkeys(filter(None, signals)))
    return MarkedHeadline(headline, " ".join(marks), kept, number, genre)


def _first_mark(
    headline: str, table: tuple[Mark, ...]
) -> tuple[Mark, re.Match[str]] | None:
    tail = max(1, len(headline) - _MAX_END_MARK)
    for mark in table:
        match = mark.pattern.match(
            headline, 0, _MAX_MARK
        ) or mark.pattern.search(headline, tail)
        if match and match[0].strip():
            return mark, match
    return None


def _genre(mark: Mark, words: str) -> str:
    return genre_of(words) if mark.names_genre else mark.genre


def _revision_number(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return next((groups[key] for key in sorted(groups) if groups[key]), "")


def _version_from_mark(item: NewsItem, number: str) -> str:
    """
    Return the number of a mark as version, if no date orders the versions.

    A date is more reliable: ``WRAPUP 1`` can follow ``UPDATE 3``.
    """
    return "" if item.version_created else number


def _dialect_of_item(item: NewsItem) -> Dialect | None:
    names = (item.agency, item.provider, item.credit_line)
    return next(filter(None, map(dialect_of, names)), None)


def _signals(item: NewsItem, marks: tuple[str, ...]) -> tuple[str, ...]:
    """Return the signals of an item, its notes, and the marks that it has."""
    stated = [
        _EDITORIAL_STATUS.get(signal.lower(), signal)
        for signal in item.signals
    ]
    take = item.take_key or _take_of_slug(item.slugline)
    replaces = REPLACES.search(item.ed_note)
    if (KILLS.search(item.ed_note) and not replaces) or KILLS.search(take):
        stated.append("sig:kill")
    if CORRECTS_ERROR.search(item.ed_note) or CORRECTS_ERROR.search(take):
        stated.append("sig:correction")
    if _TAKE_UPDATE.search(take):
        stated.append("sig:update")
    return tuple(dict.fromkeys([*stated, *marks]))


def _take_of_slug(slug: str) -> str:
    """Return the take key after the last comma of a slug that has one."""
    take = story_slug(slug)[1]
    is_apart = slug.strip().removesuffix(take).rstrip().endswith(",")
    return take if is_apart else ""


def _status(item: NewsItem, signals: tuple[str, ...]) -> PubStatus:
    return "canceled" if "sig:kill" in signals else item.pub_status
