"""What the words of a name, and those beside it, say that it is."""

from collections.abc import Sequence
from functools import cache

from extractors.entities.english.head_nouns import heads
from extractors.entities.text.lexicon import names, section, words

__all__ = ["Votes", "add", "beside", "inside", "is_name"]

Votes = dict[str, float]
"""Evidence for each type, in points; two points settle a name alone."""

_PARTICLES = section("closed.txt", "particle")
_PLACE_FIRST = section("heads.txt", "placefirst")
_NOT_A_NAME = section("heads.txt", "notname")
_NOT_CAMEL = ("Mc", "Mac", "De", "Di", "O'", "D'", "La")

_FAMILY_FIRST = section("closed.txt", "family-first")
"""Chinese, Vietnamese and Korean surnames, which stand first."""


@cache
def is_name(word: str) -> bool:
    """Tell whether a word is a given name, or a surname, of the lists."""
    return word in names("first_names.txt") or word in names("surnames.txt")


def _person_shape(name: Sequence[str]) -> float:
    """Score how much a run of words looks like a person's name."""
    first, last = name[0], name[-1]
    score = 0.0
    if first in names("first_names.txt"):
        score += 1.2 if first.lower() in words() else 2.2
    if last in names("surnames.txt"):
        score += 0.6 if last.lower() in words() else 1.2
    if len(first) == 2 and first.endswith("."):
        score += 1.0
    if any(len(w) == 2 and w.endswith(".") for w in name[1:-1]):
        score += 1.5
    if first in _FAMILY_FIRST and last not in _FAMILY_FIRST:
        score += 0.6 if last.lower() in words() else 1.5
    if any(w in _PARTICLES for w in name[1:-1]) or "-" in last[2:4]:
        score += 1.0
    if all(w.lower() in words() for w in name):
        score -= 1.2
    return score - 1.0 * max(0, len(name) - 4)


def inside(name: Sequence[str], *, shouted: bool) -> Votes:
    """
    Collect what a name's own words say.

    Args:
        name: its words.
        shouted: whether the line is all capitals, so that capitals say
            nothing.
    """
    votes: Votes = {}
    if len(name) > 1:
        votes["person"] = _person_shape(name)
    kind, points = heads().get(name[-1], ("", 0.0))
    if kind and len(name) > 1:
        add(votes, kind, points)
    elif kind == "organisation":
        add(votes, kind, 0.4)
    if name[0] in _PLACE_FIRST and len(name) > 1:
        add(votes, "place", 2.2)
    if "&" in name:
        add(votes, "organisation", 2.0)
    if not shouted and any(_acronym(w) or _camel(w) for w in name):
        add(votes, "organisation", 1.2)
    return votes


def add(votes: Votes, kind: str, points: float) -> None:
    """Add points for a type to the evidence."""
    votes[kind] = votes.get(kind, 0.0) + points


def _acronym(word: str) -> bool:
    bare = word.replace("-", "").replace("&", "")
    return (
        1 < len(bare) <= 6
        and bare.isupper()
        and bare.isalpha()
        and word not in _NOT_A_NAME
    )


def _camel(word: str) -> bool:
    inner = word[1:]
    return (
        any(c.isupper() for c in inner)
        and any(c.islower() for c in inner)
        and "-" not in word
        and not word.startswith(_NOT_CAMEL)
        and not word.endswith("s")
    )


_TITLE = section("titles.txt", "noun")
_SAID = section("titles.txt", "said")
_BEFORE_PLACE = section("context.txt", "before-place")

_BEFORE = (
    (section("context.txt", "before-organisation"), "organisation", 1.8),
    (_TITLE, "person", 2.2),
    (_BEFORE_PLACE, "place", 2.5),
    (section("context.txt", "before-in"), "place", 1.2),
    (section("context.txt", "before-at"), "organisation", 0.5),
    (_SAID, "person", 0.8),
    (frozenset({"the"}), "organisation", 0.6),
    (frozenset({"the"}), "person", -1.5),
)
"""Words before a name, the type that they point at, and points."""

_AFTER = (
    (section("context.txt", "after-organisation"), "organisation", 1.5),
    (section("context.txt", "after-place"), "place", 1.5),
    (_SAID, "person", 1.0),
)
"""The same for words behind it."""


def beside(before2: str, before: str, after: str, after2: str) -> Votes:
    """Collect what the two words on either side of a name say of it."""
    votes: Votes = {}
    for listed, kind, points in _BEFORE:
        if before in listed:
            add(votes, kind, points)
    if before == "of" and before2 in _BEFORE_PLACE:
        add(votes, "place", 2.5)
    if before == "at" and before2 in _TITLE:
        add(votes, "organisation", 2.5)
    for listed, kind, points in _AFTER:
        if after in listed:
            add(votes, kind, points)
    if after == ",":
        _after_comma(votes, after2)
    return votes


def _after_comma(votes: Votes, word: str) -> None:
    if word in {"a", "an", "the"}:
        add(votes, "person", 0.8)
    elif word == "who":
        add(votes, "person", 2.5)
    elif word.isdigit() and len(word) == 2:  # an age
        add(votes, "person", 3.0)
