"""Places that share their name with people: ``Jordan``, ``Reading``."""

import re
from collections.abc import Sequence
from functools import cache

from extractors.entities.english.features import score_neighbours
from extractors.entities.english.head_nouns import head_nouns
from extractors.entities.english.name_spans import NamePart, NameSpan
from extractors.entities.places.city_table import cities_named
from extractors.entities.places.geonames import states
from extractors.entities.text.gazetteer import Hit
from extractors.entities.text.lexicon import (
    common_words,
    first_names,
    section,
    surnames,
)
from extractors.entities.text.text_context import TextContext

__all__ = ["is_team_in_result", "is_team_of_state", "starts_with_person"]

_LOCATIVE = section("context.txt", "before-in") | {"the", "from", "to", "at"}
_FAMILY_FIRST = section("closed.txt", "family-first")
_HYPHENATED = re.compile("[A-Z][a-z]{1,6}-[a-z]{1,6}")
_TITLE_HEAD = section("titles.txt", "head")
_RESULT_VERBS = section("context.txt", "result")
_PLAIN_NAME = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+(?:[-'\u2019][^\W\d_]+)?")
_POINTS = r"(?<![\w-])\d{1,2} ?[-\u2013] ?\d{1,2}(?![\w-])"
_SCORE = re.compile(_POINTS)
_SETS = re.compile(rf"{_POINTS} (?:, )?{_POINTS}")
"""Two scores in a row: the sets of a tennis match."""

_SENTENCE_ENDS = frozenset(".!?;")
_RESULT_WINDOW = 12
"""Tokens on either side of a team in which the score of its match stands."""

_PERSONAL_POINTS = 2.0
"""Points that a profession before, or an age or ``who`` after a name give."""


def starts_with_person(
    context: TextContext, span: NameSpan, *, titled: bool
) -> bool:
    """
    Distinguish ``Jordan Henderson``, ``Chelsea Clinton`` from places.

    A known name is a first name if it is listed as such, and a surname
    follows. A word that no list has is one, too, unless the words around it
    show a place (``in Milan Malpensa``) or an organisation.
    """
    hit = span[0].hit
    if len(span) == 1 or hit is None or hit.entry.type == "people":
        return False
    if span[0].last - span[0].first > 1:
        return False
    if hit.entry.type == "place" and _follows_title_of(context, span[0].first):
        return False
    if context.words[span[1].first] in head_nouns():
        return False
    return (
        titled
        or _is_korean_name(context, span)
        or _is_full_name(context, span, hit)
    )


def _is_korean_name(context: TextContext, span: NameSpan) -> bool:
    """Detect ``Moon Jae-in``: a family name, and a name with a hyphen."""
    first, second = (context.words[part.first] for part in span[:2])
    return first in _FAMILY_FIRST and _HYPHENATED.fullmatch(second) is not None


def _is_full_name(context: TextContext, span: NameSpan, hit: Hit) -> bool:
    return (
        _is_first_name(context, span[0], hit)
        and not _has_head_noun(context, span)
        and _has_surname(context, span, hit)
    )


def _follows_title_of(context: TextContext, at: int) -> bool:
    """Detect the town in ``Mayor of Paris Anne Hidalgo``."""
    return (
        context.words[at - 1] == "of" and context.words[at - 2] in _TITLE_HEAD
    )


def _is_first_name(context: TextContext, part: NamePart, hit: Hit) -> bool:
    """Return whether a known name is a first name, unlike ``Ford``."""
    word = context.words[part.first]
    if word not in first_names():
        return False
    return hit.entry.type == "place" or word not in surnames()


def _has_surname(context: TextContext, span: NameSpan, hit: Hit) -> bool:
    """Return whether a surname follows the first word of a span."""
    is_personal = _is_personal(context, span[0].first, span[1].last)
    word = context.words[span[0].first]
    if word.lower() in common_words() and not is_personal:
        return False
    return _is_surname(context, span[1], is_personal=is_personal) or (
        hit.entry.type == "place"
        and span[1].hit is None
        and _may_be_surname(context, span, is_personal=is_personal)
    )


def _has_head_noun(context: TextContext, span: NameSpan) -> bool:
    """Detect the organisation in ``Austin Vexley Forum``, ``Hotel``."""
    words = [context.words[part.first] for part in span[2:]]
    words.append(context.words[span[-1].last].capitalize())
    return any(word in head_nouns() for word in words)


def _is_personal(context: TextContext, first: int, last: int) -> bool:
    words = context.words
    points = score_neighbours(
        words[first - 2], words[first - 1], words[last], words[last + 1]
    )
    return points.get("person", 0.0) >= _PERSONAL_POINTS


def _is_surname(
    context: TextContext, part: NamePart, *, is_personal: bool
) -> bool:
    """Return whether a part is a listed surname, and not a state."""
    word = context.words[part.first]
    if part.last - part.first > 1 or word not in surnames():
        return False
    if part.hit is not None:
        return not part.hit.entry.unambiguous and word not in _state_names()
    return (
        is_personal
        or word.lower() not in common_words()
        or _ends_name(context, part)
    )


def _ends_name(context: TextContext, part: NamePart) -> bool:
    """
    Return whether a common word is the last one of a person's name.

    ``Taylor Swift will`` is a person, ``in Dallas Morning`` and ``Boston
    Common Park`` are none.
    """
    first, after = part.first - 1, context.words[part.last]
    return (
        not context.title_case[first]
        and not after[:1].isupper()
        and context.words[first - 1].lower() not in _LOCATIVE
    )


def _is_unproved(context: TextContext, first: int) -> bool:
    """Return whether a headline has a name that prose does not have."""
    pair = context.words[first], context.words[first + 1]
    return context.title_case[first] and pair not in context.pairs_in_prose


def _may_be_surname(
    context: TextContext, span: NameSpan, *, is_personal: bool
) -> bool:
    """Return whether a word that no list has is a surname."""
    first, part = span[0].first, span[1]
    word = context.words[part.first]
    if (
        part.last - part.first > 1
        or word.lower() in common_words()
        or _is_unproved(context, first)
        or not _PLAIN_NAME.fullmatch(word)
    ):
        return False
    is_place = context.words[first - 1].lower() in _LOCATIVE
    return is_personal or not (is_place or word.endswith("s"))


@cache
def _state_names() -> frozenset[str]:
    return frozenset(state.name for state in states())


def is_team_of_state(name: Sequence[str]) -> bool:
    """
    Distinguish ``Ohio State``, a university, from ``Borno State``.

    ``Washington State`` and ``New York State`` are the states as well.
    """
    surface = " ".join(name)
    if surface in _ALSO_STATES or surface in _state_names():
        return surface not in _ALSO_STATES
    return surface == "Penn" or any(
        town.countrycode == "US" for town in cities_named(surface)
    )


_ALSO_STATES = frozenset(["Washington", "New York", "Victoria"])


def is_team_in_result(context: TextContext, first: int, last: int) -> bool:
    """
    Distinguish the club in ``Reading beat Derby 2-1`` from its town.

    A verb of match results stands beside it, and a score near it. The sets
    of a tennis match are several scores; people play those.
    """
    if (
        context.words[first - 1] not in _RESULT_VERBS
        and context.words[last] not in _RESULT_VERBS
    ):
        return False
    if _is_capitalised_before(context, first):
        return False  # ``Coastal Carolina``
    return _has_score(context, first, last)


def _has_score(context: TextContext, first: int, last: int) -> bool:
    """Return whether the score of one match stands near in the sentence."""
    start, end = first, last
    while start > max(0, first - _RESULT_WINDOW):
        if context.starts_sentence(start):
            break
        start -= 1
    while end < min(context.size, last + _RESULT_WINDOW):
        if context.words[end] in _SENTENCE_ENDS:
            break
        end += 1
    row = " ".join(context.words[start:end])
    return _SCORE.search(row) is not None and not _SETS.search(row)


def _is_capitalised_before(context: TextContext, first: int) -> bool:
    before = context.words[first - 1]
    return before[:1].isupper() and not context.breaks[first]
