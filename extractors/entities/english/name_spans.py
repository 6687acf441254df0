"""Name spans: rows of known names and capitalised words."""

import re
from typing import NamedTuple

from extractors.entities.english.degrees import is_degree
from extractors.entities.english.features import ARABIC_ARTICLE
from extractors.entities.english.head_nouns import (
    ORGANISATION_BEFORE_OF,
    head_nouns,
)
from extractors.entities.english.headline_words import is_headline_word
from extractors.entities.text.gazetteer import Hit
from extractors.entities.text.lexicon import (
    common_words,
    first_names,
    section,
    surnames,
)
from extractors.entities.text.text_context import TextContext
from extractors.entities.text.vocabulary import FORMS_OF_ADDRESS

__all__ = ["NamePart", "NameSpan", "read_name_span"]


class NamePart(NamedTuple):
    """
    A known name, or one capitalised word.

    Attributes:
        first, last: its tokens, ``last`` exclusive.
        hit: the known name; ``None`` for a word.
    """

    first: int
    last: int
    hit: Hit | None


NameSpan = list[NamePart]

_LINKS = section("closed.txt", "link")
_INSIDE_NAME = {"&", *_LINKS}
_FUNCTION_WORDS = section("closed.txt", "function")
_ADJECTIVES = section("closed.txt", "adjective")
_MONTH_OR_NAME = section("closed.txt", "month-or-name")
_BEFORE_DATE = section("closed.txt", "before-date")
_NEVER = section("closed.txt", "never")
_NOT_A_NAME = section("heads.txt", "notname") - {"FX"}
_LEGAL_FORMS = frozenset(
    form
    for form in section("heads.txt", "legal")
    if form.lower() not in common_words()
)
"""``Corp.`` and the like, without words such as ``Group``."""

_MOST_LINKS = 3
_MAX_PARTS = 200
"""Parts of a name span. A longer row of capitalised words is not a name, and
the time to split a span grows with the square of its length."""
_HYPHEN_OR_APOSTROPHE = re.compile("[-'\u2019]")

_MAY_START_NAME = (
    section("titles.txt", "office")
    | section("titles.txt", "honorific")
    | section("heads.txt", "regional")
    | section("heads.txt", "storm")
    | section("heads.txt", "placefirst")
    | _ADJECTIVES
)
"""Common words that can start a name at the start of a sentence."""

_NOT_NAMES_WITH_HYPHEN = re.compile(
    r"(?:Ex|Pro|Anti|Non|Pre|Post|Mid)-.*"
    rf"|.*-(?:{'|'.join(sorted(section('closed.txt', 'after-hyphen')))})"
)
"""``Ex-Minister``, ``London-based``: words made of a name, and no names."""


def read_name_span(context: TextContext, at: int) -> NameSpan:
    """Return the name span that starts at a token; empty if none does."""
    parts: NameSpan = []
    part = _read_part(context, at)
    while part is not None and len(parts) < _MAX_PARTS:
        parts.append(part)
        end = part.last
        if end >= context.size or context.possessive[end - 1]:
            break
        part = _read_next_part(context, end)
    return parts


def _read_part(context: TextContext, at: int) -> NamePart | None:
    if at not in context.name_starts:
        return None
    word = context.words[at]
    is_never = word in _NEVER
    if at in context.hits and not is_never:
        last, hit = context.hits[at]
        if hit.entry.unambiguous or not _is_head_of(context, at, last):
            return NamePart(at, last, hit)
    if not word[0].isupper() or word in _NOT_A_NAME:
        return None
    is_word = (
        (is_never and not _is_name_like_month(context, at))
        or (context.starts_sentence(at) and _is_common_word(context, at))
        or (context.title_case[at] and is_headline_word(context, at))
        or ("-" in word and _NOT_NAMES_WITH_HYPHEN.fullmatch(word))
        or is_degree(context, at)
    )
    return None if is_word else NamePart(at, at + 1, None)


def _read_next_part(context: TextContext, end: int) -> NamePart | None:
    """Return the part that continues a span: a word, ``& X``, ``de la X``."""
    word = context.words[end]
    if end not in context.name_starts and word not in _INSIDE_NAME:
        # most spans end here; else ``al-Sayed`` behind a name
        has_article = "-" in word and ARABIC_ARTICLE.match(word)
        return NamePart(end, end + 1, None) if has_article else None
    if context.breaks[end]:
        return None
    if word == "&":
        after = context.words[end + 1]
        return NamePart(end, end + 2, None) if after[:1].isupper() else None
    if word in _LINKS:
        at = end + 1
        while context.words[at] in _LINKS and at - end < _MOST_LINKS:
            at += 1
        name = context.words[at][:1].isupper() and at not in context.hits
        common = context.words[end - 1].lower() in common_words()
        return NamePart(end, at + 1, None) if name and not common else None
    if context.touches_previous(end):
        return None
    return _read_part(context, end)


def _is_head_of(context: TextContext, at: int, last: int) -> bool:
    """Distinguish the noun in ``University of X`` from the town."""
    return (
        last - at == 1
        and context.words[at] in ORGANISATION_BEFORE_OF
        and (
            context.words[last] in {"of", "for"}
            or context.words[at - 1] in head_nouns()
        )
    )


def _is_name_like_month(context: TextContext, at: int) -> bool:
    """Distinguish ``Theresa May`` and ``Mrs May`` from the month."""
    word = context.words[at]
    if context.words[at - 1] in FORMS_OF_ADDRESS:
        return True
    if word not in _MONTH_OR_NAME:
        return False
    if word in context.titled_months and not _is_in_date(context, at):
        return True
    before, after = context.words[at - 1], context.words[at + 1]
    is_surname = (
        before in first_names()
        and before.lower() not in _BEFORE_DATE  # ``In`` is a Korean name
        and not context.starts_sentence(at)
    )
    return is_surname or (after in surnames() and not context.possessive[at])


def _is_in_date(context: TextContext, at: int) -> bool:
    """Return whether the words beside a month make it a date."""
    before, after = context.words[at - 1], context.words[at + 1]
    return (
        before.lower() in _BEFORE_DATE
        or before[:1].isdigit()
        or after[:1].isdigit()
    )


def _is_common_word(context: TextContext, at: int) -> bool:
    """Distinguish a common word at the start of a sentence from a name."""
    word = context.words[at]
    lower = word.lower()
    if lower in _FUNCTION_WORDS:
        return True
    if lower not in common_words() and not context.has_in_small_letters(lower):
        return _HYPHEN_OR_APOSTROPHE.split(lower)[0] in _FUNCTION_WORDS
    if context.words[at + 1] in _LEGAL_FORMS:
        return False  # ``Target Corp.``
    is_first_name = word in first_names()
    capital_follows = (
        context.words[at + 1][:1].isupper() and not context.breaks[at + 1]
    )
    if not capital_follows:
        return not is_first_name or context.has_in_small_letters(lower)
    return not (
        is_first_name or word in head_nouns() or word in _MAY_START_NAME
    )
