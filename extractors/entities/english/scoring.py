"""Score one mention: its candidate, with points for each type."""

from collections.abc import Sequence
from typing import NamedTuple

from extractors.entities.english.campus import campus_end
from extractors.entities.english.features import (
    CLUB_POINTS,
    WORDS_AFTER,
    WORDS_BEFORE,
    Scores,
    add_points,
    is_personal_name,
    score_neighbours,
    score_words,
)
from extractors.entities.english.head_nouns import (
    head_nouns,
    of_phrase_type,
)
from extractors.entities.english.name_spans import NamePart
from extractors.entities.english.namesakes import (
    is_team_in_result,
    is_team_of_state,
)
from extractors.entities.english.span_extension import extend_span
from extractors.entities.places.city_table import capital_names
from extractors.entities.text.gazetteer import Hit
from extractors.entities.text.lexicon import are_common, common_words, section
from extractors.entities.text.text_context import TextContext

__all__ = ["UNAMBIGUOUS_POINTS", "Candidate", "score_known", "score_unknown"]

_OFFICE_NOUN = section("titles.txt", "noun")
_STARTS_PLACE = section("heads.txt", "placefirst")
_CLUB = section("heads.txt", "club")
_REGIONAL = section("heads.txt", "regional")
_ARTICLES = frozenset(["a", "an", "the", "its"])
_LONGEST_OFFICE = 4
_TITLE_POINTS = 3.0
UNAMBIGUOUS_POINTS, _AMBIGUOUS_POINTS = 3.0, 0.9
_CAPITAL_POINTS = 2.1
_TEAM_POINTS = 3.5


class Candidate(NamedTuple):
    """
    A possible entity: one mention of a name, with its scores.

    Attributes:
        first, last: its tokens, ``last`` exclusive.
        scores: points for each type.
        hit: the known name; ``None`` if no gazetteer has it.
        role: title or office next to it in the text.
    """

    first: int
    last: int
    scores: Scores
    hit: Hit | None = None
    role: str = ""


_SPEAKS = frozenset(
    {
        "said", "says", "announced", "announces", "reported", "reports",
        "posted", "unveiled", "expects", "agreed", "declined", "plans",
    }
)  # fmt: skip
"""Verbs whose subject is somebody, not a thing."""


def score_unknown(
    context: TextContext, first: int, last: int, title: str | None
) -> Candidate:
    """
    Score a name that no gazetteer has.

    Args:
        context: the text.
        first, last: its tokens; a name like ``Academy of X and Y Studies``
            is extended beyond ``last``.
        title: the title before it, which makes it a person; empty if only a
            first name does, ``None`` if nothing does.
    """
    last = extend_span(context, first, last)
    name = context.words[first:last]
    scores = score_words(name, title_case=context.title_case[first])
    if title is not None:
        add_points(scores, "person", _TITLE_POINTS)
    last = campus_end(context, first, last)
    office = _score_context(context, first, last, scores)
    if "place" in scores and _is_phrase(name):
        del scores["place"]  # ``in Real Estate``
    if scores and last - first == 1:
        _weigh_common_word(context, first, scores)
    if name[0] in _REGIONAL and _is_place_at(context, first + 1, last):
        add_points(scores, "place", 3.0)  # ``Northern California``
    if name[0] in _CLUB and _is_place_at(context, first + 1, last):
        add_points(scores, "organisation", CLUB_POINTS)  # ``Real Vexford``
    if name[-1] == "State" and is_team_of_state(name[:-1]):
        add_points(scores, "organisation", _TEAM_POINTS)
    of_type = of_phrase_type(name)
    if of_type:
        add_points(scores, of_type, 3.0)
    return Candidate(first, last, scores, None, title or office)


def _is_phrase(name: Sequence[str]) -> bool:
    """Return whether a name has common words only, and none for a place."""
    return are_common(name) and all(
        head_nouns().get(word, ("",))[0] != "place"
        and word not in _STARTS_PLACE
        for word in name
    )


def _is_place_at(context: TextContext, first: int, last: int) -> bool:
    """Return whether a known place is exactly at these tokens."""
    known = context.hits.get(first)
    return known is not None and (
        known[0] == last and known[1].entry.type == "place"
    )


def _weigh_common_word(context: TextContext, at: int, scores: Scores) -> None:
    """Weigh ``in Parliament``, ``in Section 12``, ``governor People's``."""
    word = context.words[at]
    kind, _ = head_nouns().get(word, ("", 0.0))
    is_common = word.lower() in common_words()
    if kind == "organisation" or (
        is_common and context.words[at + 1].isdigit()
    ):
        scores.pop("place", None)
    if is_common and not is_personal_name(word) and "person" in scores:
        scores["person"] -= _TITLE_POINTS


def score_known(
    context: TextContext, part: NamePart, title: str | None
) -> Candidate:
    """Score a name of the gazetteer; its type there has most points."""
    first, last, hit = part
    assert hit is not None
    kind = hit.entry.type
    is_single_word = last - first == 1
    if kind == "people" and is_single_word:
        return Candidate(first, last, {"people": 9.0}, hit)
    scores: Scores = {}
    role = _score_context(context, first, last, scores)
    if kind == "people":
        return Candidate(first, last, {"people": 9.0}, hit, role)
    if hit.entry.unambiguous:
        points = UNAMBIGUOUS_POINTS
    else:
        points = _AMBIGUOUS_POINTS + _position_points(context, part, scores)
        if is_single_word and is_personal_name(context.words[first]):
            add_points(scores, "person", 0.6)
        if kind == "place" and context.surface(first, last) in capital_names():
            points += _CAPITAL_POINTS
    if is_single_word and title is not None:
        add_points(scores, "person", _TITLE_POINTS)
    elif is_single_word and _is_plain_word(context, first):
        scores.pop("person", None)
    if is_single_word:
        _weigh_single_word(context, part, scores)
    add_points(scores, kind, points)
    return Candidate(first, last, scores, hit, role)


def _weigh_single_word(
    context: TextContext, part: NamePart, scores: Scores
) -> None:
    """Weigh the type that a known name of one word has elsewhere."""
    first, last, hit = part
    if hit is None:
        return
    if hit.entry.type == "place":
        is_town = not hit.entry.id
        if is_town and is_team_in_result(context, first, last):
            add_points(scores, "organisation", _TEAM_POINTS)
    elif hit.entry.type == "organisation":
        scores.pop("place", None)  # ``in Congress``
        if scores.get("person", 0.0) > 0:
            scores["person"] *= 0.4


def _is_plain_word(context: TextContext, at: int) -> bool:
    """Distinguish ``Police said`` from the surname, and from the town."""
    word = context.words[at].lower()
    return context.starts_sentence(at) and word in common_words()


def _position_points(
    context: TextContext, part: NamePart, scores: Scores
) -> float:
    """Return points, also negative, for where an ambiguous name stands."""
    points = 0.0
    if part.hit and part.hit.entry.type == "place":
        if _place_follows(context, part.last):
            points += 2.5
        if scores.get("place", 0.0) <= 0:
            points -= 0.5
    elif context.words[part.last] in _SPEAKS:
        points += 2.0  # ``Apple said``: no fruit does
    if context.title_case[part.first]:
        points -= 1.0
    if context.starts_sentence(part.first):
        points -= 0.6
    return points


def _place_follows(context: TextContext, at: int) -> bool:
    """Return whether a comma and a place follow: ``Nice, France``."""
    if context.words[at] != ",":
        return False
    known = context.hits.get(at + 1)
    return known is not None and known[1].entry.type == "place"


def _score_context(
    context: TextContext, first: int, last: int, scores: Scores
) -> str:
    """Add points for the words around a name; return the office after it."""
    words = context.words
    before, after = words[first - 1], words[last]
    if before in WORDS_BEFORE or after in WORDS_AFTER:
        neighbours = score_neighbours(
            words[first - 2], before, after, words[last + 1]
        )
        for kind, points in neighbours.items():
            add_points(scores, kind, points)
    if before == "/" and words[first - 2].upper() == "REUTERS":
        add_points(scores, "person", 3.0)
    if after != "," or last - first == 1:
        return ""
    office = _office_after(context, last)
    if office:
        add_points(scores, "person", 1.5)
    return office


def _office_after(context: TextContext, at: int) -> str:
    """Return the office in ``NAME, executive vice-president of ORG``."""
    first = at + 1 + (context.words[at + 1] in _ARTICLES)
    office = ""
    for end in range(first, min(first + _LONGEST_OFFICE, context.size)):
        word = context.words[end]
        if word in _OFFICE_NOUN:
            office = context.surface(first, end + 1)
        if not word[0].isalpha():
            break
    return office
