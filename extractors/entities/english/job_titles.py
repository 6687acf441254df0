"""Titles in a name span: ``Russian President`` before ``Vladimir Putin``."""

from typing import NamedTuple

from extractors.entities.english.name_spans import NamePart, NameSpan
from extractors.entities.text.lexicon import (
    common_words,
    first_names,
    section,
)
from extractors.entities.text.text_context import TextContext

__all__ = ["TitleSplit", "split_at_title", "strip_lead_words"]

_LEAD_WORDS = section("closed.txt", "lead")
_HONORIFIC = section("titles.txt", "honorific")
_OFFICE = section("titles.txt", "office")
_TITLE_HEAD = section("titles.txt", "head")
_TITLES = _HONORIFIC | _TITLE_HEAD
_ALSO_BODIES = frozenset(["DA"])
"""Titles that are the acronyms of parties or bodies without a name behind."""

_TITLE_SUFFIXES = frozenset(["designate", "elect"])


class TitleSplit(NamedTuple):
    """
    A name span, split at its title.

    Attributes:
        before: the parts before the title.
        role: the title, with the country before it.
        after: the parts after the title.
    """

    before: NameSpan
    role: str
    after: NameSpan


def strip_lead_words(context: TextContext, span: NameSpan) -> NameSpan:
    """Drop words before a name: ``Former``, ``Sales`` of ``head of Sales``."""
    words = context.words
    while span and words[span[0].first] in _LEAD_WORDS and not span[0].hit:
        span = span[1:]
    if len(span) > 2 and _follows_office_of(context, span[0].first):
        while len(span) > 2 and _is_common(context, span[0]):
            span = span[1:]
    return span


def split_at_title(context: TextContext, span: NameSpan) -> TitleSplit | None:
    """Split a name span at its last title; ``None`` if it has none."""
    words = context.words
    if not any(_may_be_title(words[part.first]) for part in span):
        return None  # most spans
    for last in range(len(span) - 1, -1, -1):
        if not _is_title(context, span[last]):
            continue
        if _is_surname(context, span, last):
            continue
        if last == len(span) - 1 and words[span[last].first] in _ALSO_BODIES:
            continue  # ``the DA``
        first = last
        while first and _modifies_title(context, span[first - 1]):
            first -= 1
        role = _role(context, span, first, last)
        return TitleSplit(span[:first], role, span[last + 1 :])
    return None


def _role(context: TextContext, span: NameSpan, first: int, last: int) -> str:
    """Return the words of a title, with the country before it."""
    owner = span[first - 1].hit if first else None
    if owner is not None and owner.entry.type in {"people", "place"}:
        first -= 1
    return context.surface(span[first].first, span[last].last)


def _follows_office_of(context: TextContext, at: int) -> bool:
    """Return whether ``head of`` or the like stands before a token."""
    if context.words[at - 1] != "of":
        return False
    return context.words[at - 2] in _TITLE_HEAD


def _is_common(context: TextContext, part: NamePart) -> bool:
    word = context.words[part.first].lower()
    return not part.hit and word in common_words()


def _is_title(context: TextContext, part: NamePart) -> bool:
    if part.last - part.first > 1:
        return False
    if part.hit is not None and part.hit.entry.unambiguous:
        return False
    return _may_be_title(context.words[part.first])


def _may_be_title(word: str) -> bool:
    """Detect ``Minister``, also in ``Minister-designate``."""
    if word in _TITLES:
        return True
    if "-" not in word:
        return False
    title, _, suffix = word.partition("-")
    return suffix in _TITLE_SUFFIXES and title in _TITLES


def _is_surname(context: TextContext, span: NameSpan, index: int) -> bool:
    """Detect the surname in ``Stephen King`` by the first name before it."""
    if not index or span[index - 1].hit is not None:
        return False
    before = context.words[span[index - 1].first]
    if before not in first_names():
        return False
    # ``Rep. Peter King``
    has_title = index > 1 and _is_title(context, span[index - 2])
    ends_span = index == len(span) - 1
    return before.lower() not in common_words() or (has_title and ends_span)


def _modifies_title(context: TextContext, part: NamePart) -> bool:
    """Return whether a part belongs to a title: ``Prime`` Minister."""
    word = context.words[part.first]
    return part.hit is None and (word in _OFFICE or word in _HONORIFIC)
