"""Points for each entity type, from a name's words and its neighbours."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from extractors.entities.english.head_nouns import head_nouns
from extractors.entities.text.lexicon import (
    are_common,
    common_words,
    first_names,
    has_name,
    section,
    surnames,
)

__all__ = [
    "ARABIC_ARTICLE",
    "CLUB_POINTS",
    "WORDS_AFTER",
    "WORDS_BEFORE",
    "Scores",
    "add_points",
    "is_personal_name",
    "score_neighbours",
    "score_words",
]

Scores = dict[str, float]
"""Points for each type; two points are enough without other evidence."""

_PLAIN_POINTS = 1.0
"""Two or three words that are no words of the language name a person."""

_PARTICLES = section("closed.txt", "particle")
_STARTS_PLACE = section("heads.txt", "placefirst")
_CLUB = frozenset(
    word
    for word in section("heads.txt", "club")
    if word.lower() not in common_words()
)
"""First words of clubs: ``Dinamo``. Common words need a town behind them."""

CLUB_POINTS = 4.0
_STORM = section("heads.txt", "storm")
_NOT_A_NAME = section("heads.txt", "notname")
_MIXED_CASE_PREFIXES = ("Mc", "Mac", "De", "Di", "O'", "D'", "La")

_BODIES = section("closed.txt", "generic")
ARABIC_ARTICLE = re.compile("^(?:al|el|ad|an|ar|as|ash|at|az|ul)-(?=[A-Z])")

_SURNAME_FIRST = section("closed.txt", "family-first")
"""Chinese, Vietnamese and Korean surnames, which come first in a name."""


@cache
def is_personal_name(word: str) -> bool:
    """Return whether a word is a listed first name or surname."""
    return word in first_names() or word in surnames()


def _score_person_shape(name: Sequence[str]) -> float:
    """Score how much a row of words looks like a person's name."""
    first, last = name[0], name[-1]
    score = 0.0
    if has_name(first_names(), first):
        score += 1.2 if first.lower() in common_words() else 2.2
    if has_name(surnames(), last):
        score += 0.6 if last.lower() in common_words() else 1.2
    if len(first) == 2 and first.endswith("."):
        score += 1.0
    if any(len(w) == 2 and w.endswith(".") for w in name[1:-1]):
        score += 1.5
    if first in _SURNAME_FIRST and last not in _SURNAME_FIRST:
        score += 0.6 if last.lower() in common_words() else 1.5
    if are_common(name):
        score -= 1.2
    score += _score_inner_words(name)
    if len(name) in {2, 3} and all(_is_plain_name(w) for w in name):
        score += _PLAIN_POINTS
    return score - 1.0 * max(0, len(name) - 4)


def _score_inner_words(name: Sequence[str]) -> float:
    """Score particles for a person, and head nouns against one."""
    last = name[-1]
    score = 0.0
    if any(w in _PARTICLES for w in name[1:-1]) or "-" in last[2:4]:
        score += 1.0
    if any(w in head_nouns() for w in name[1:-1]):
        score -= 1.5  # ``Madison Square Garden``
    if last in _BODIES:
        score -= 3.0  # ``Kent Police``
    if ARABIC_ARTICLE.match(last):
        score += 1.5  # ``Rashid al-Zayani``
    return score


def _is_plain_name(word: str) -> bool:
    """Return whether a word is a name that no list has: ``Djokovic``."""
    return (
        word.istitle()
        and word.isalpha()
        and word.lower() not in common_words()
        and word not in head_nouns()
    )


def score_words(name: Sequence[str], *, title_case: bool) -> Scores:
    """
    Score a name by its own words.

    Args:
        name: its words.
        title_case: whether the line is in capitals or title case; a capital
            letter is no evidence there.
    """
    return dict(_word_points(tuple(name), title_case))


@lru_cache(maxsize=1 << 12)
def _word_points(
    name: tuple[str, ...],
    title_case: bool,  # noqa: FBT001  (a key of the cache)
) -> tuple[tuple[str, float], ...]:
    """Return the points of ``score_words``; names come again and again."""
    scores: Scores = {}
    if len(name) > 1:
        scores["person"] = _score_person_shape(name)
    kind, points = head_nouns().get(name[-1], ("", 0.0))
    if kind and len(name) > 1:
        add_points(scores, kind, points)
    elif kind == "organisation":
        add_points(scores, kind, 0.4)
    if name[0] in _STARTS_PLACE and len(name) > 1:
        add_points(scores, "place", 2.2)
    if name[0] in _CLUB and len(name) > 1:
        add_points(scores, "organisation", CLUB_POINTS)
    if name[0] in _STORM and len(name) > 1:
        scores = {"event": 5.0}  # ``Storm Boris``
    if "&" in name:
        add_points(scores, "organisation", 2.0)
    if not title_case and any(
        _is_acronym(w) or _is_camel_case(w) for w in name
    ):
        add_points(scores, "organisation", 1.2)
    return tuple(scores.items())


def add_points(scores: Scores, kind: str, points: float) -> None:
    """Add points to the score of a type."""
    scores[kind] = scores.get(kind, 0.0) + points


def _is_acronym(word: str) -> bool:
    bare = word.replace("-", "").replace("&", "")
    return (
        1 < len(bare) <= 6
        and bare.isupper()
        and bare.isalpha()
        and word not in _NOT_A_NAME
        and bare.lower() not in common_words()
    )


def _is_camel_case(word: str) -> bool:
    inner = word[1:]
    return (
        any(c.isupper() for c in inner)
        and any(c.islower() for c in inner)
        and "-" not in word
        and not word.startswith(_MIXED_CASE_PREFIXES)
        and not word.endswith("s")
    )


_PERSON_NOUN = section("titles.txt", "noun")
_PERSON_VERB = section("titles.txt", "said")
_BEFORE_PLACE = section("context.txt", "before-place")

_BEFORE = (
    (section("context.txt", "before-organisation"), "organisation", 1.8),
    (_PERSON_NOUN, "person", 2.2),
    (_BEFORE_PLACE, "place", 2.5),
    (section("context.txt", "before-in"), "place", 1.2),
    (section("context.txt", "before-at"), "organisation", 0.5),
    (_PERSON_VERB, "person", 0.8),
    (frozenset({"the"}), "organisation", 0.6),
    (frozenset({"the"}), "person", -1.5),
)
"""Words directly before a name, the type that they suggest, and points."""

_AFTER = (
    (section("context.txt", "after-organisation"), "organisation", 1.5),
    (section("context.txt", "after-place"), "place", 1.5),
    (_PERSON_VERB, "person", 1.0),
)
"""The same for words directly after a name."""

_Listed = tuple[frozenset[str], str, float]


def _by_word(table: Iterable[_Listed]) -> dict[str, list[tuple[str, float]]]:
    """Return the types and points of a table by the word."""
    by_word: dict[str, list[tuple[str, float]]] = {}
    for listed, kind, points in table:
        for word in listed:
            by_word.setdefault(word, []).append((kind, points))
    return by_word


_POINTS_BEFORE, _POINTS_AFTER = _by_word(_BEFORE), _by_word(_AFTER)

WORDS_BEFORE = frozenset({"of", "at", *_POINTS_BEFORE})
"""The words before a name without which ``score_neighbours`` counts none."""

WORDS_AFTER = frozenset({",", *_POINTS_AFTER})
"""The same for the words after a name."""


def score_neighbours(
    before2: str, before: str, after: str, after2: str
) -> Scores:
    """Score a name by the two words on either side of it."""
    scores: Scores = {}
    for kind, points in _POINTS_BEFORE.get(before, ()):
        add_points(scores, kind, points)
    if before == "of" and before2 in _BEFORE_PLACE:
        add_points(scores, "place", 2.5)
    if before == "at" and before2 in _PERSON_NOUN:
        add_points(scores, "organisation", 2.5)
    for kind, points in _POINTS_AFTER.get(after, ()):
        add_points(scores, kind, points)
    if after == ",":
        _score_after_comma(scores, after2)
    return scores


def _score_after_comma(scores: Scores, word: str) -> None:
    if word in {"a", "an", "the"}:
        add_points(scores, "person", 0.8)
    elif word == "who":
        add_points(scores, "person", 2.5)
    elif word.isdigit() and len(word) == 2:  # an age
        add_points(scores, "person", 3.0)
