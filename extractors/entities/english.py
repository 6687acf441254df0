"""What the words of a name, and those beside it, say that it is."""

from collections.abc import Sequence
from functools import cache

from extractors.entities.lexicon import names, section, words

__all__ = ["Votes", "beside", "inside", "is_name", "person_shape"]

Votes = dict[str, float]
"""Evidence for each type, in points; two points settle a name alone."""

_PARTICLES = section("closed.txt", "particle")


_FAMILY_FIRST = section("closed.txt", "family-first")
"""Chinese, Vietnamese and Korean surnames, which stand first."""


@cache
def is_name(word: str) -> bool:
    """Tell whether a word is a given name, or a surname, of the lists."""
    return word in names("first_names.txt") or word in names("surnames.txt")


@cache
def _heads() -> tuple[tuple[str, str, float], ...]:
    """Pair each word with the type that it gives a name that it ends."""
    table = (
        ("legal", "organisation", 4.0),
        ("office", "organisation", 3.0),
        ("company", "organisation", 2.5),
        ("press", "organisation", 2.0),
        ("place", "place", 2.5),
        ("event", "event", 3.0),
        ("work", "work", 3.0),
    )
    found: dict[str, tuple[str, float]] = {}
    for name, kind, weight in table:
        for word in section("heads.txt", name):
            found.setdefault(word, (kind, weight))
    return tuple((word, *vote) for word, vote in found.items())


@cache
def heads() -> dict[str, tuple[str, float]]:
    """Give each head word's type and weight."""
    return {word: (kind, weight) for word, kind, weight in _heads()}


def person_shape(name: Sequence[str]) -> float:
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
        votes["person"] = person_shape(name)
    kind, weight = heads().get(name[-1], ("", 0.0))
    if weight and (len(name) > 1 or kind == "organisation"):
        full = len(name) > 1
        _add(votes, kind, weight if full else 0.4)
    if name[0] in section("heads.txt", "placefirst") and len(name) > 1:
        _add(votes, "place", 2.2)
    if "&" in name:
        _add(votes, "organisation", 2.0)
    if not shouted and any(_acronym(w) or _camel(w) for w in name):
        _add(votes, "organisation", 1.2)
    return votes


def _add(votes: Votes, kind: str, weight: float) -> None:
    votes[kind] = votes.get(kind, 0.0) + weight


def _acronym(word: str) -> bool:
    bare = word.replace("-", "").replace("&", "")
    return (
        1 < len(bare) <= 6
        and bare.isupper()
        and bare.isalpha()
        and word not in section("heads.txt", "notname")
    )


def _camel(word: str) -> bool:
    inner = word[1:]
    return (
        any(c.isupper() for c in inner)
        and any(c.islower() for c in inner)
        and "-" not in word
        and not word.startswith(("Mc", "Mac", "De", "Di", "O'", "D'", "La"))
        and not word.endswith("s")
    )


def beside(before: str, before2: str, after: str, after2: str) -> Votes:
    """Collect what the neighbours of a name say of it."""
    votes: Votes = {}
    _before(votes, before, before2)
    _after(votes, after, after2)
    return votes


def _before(votes: Votes, before: str, before2: str) -> None:
    if before in section("context.txt", "before-organisation"):
        _add(votes, "organisation", 1.8)
    if before in section("titles.txt", "noun"):
        _add(votes, "person", 2.2)
    if before in section("context.txt", "before-place") or (
        before == "of" and before2 in section("context.txt", "before-place")
    ):
        _add(votes, "place", 2.5)
    if before in section("context.txt", "before-in"):
        _add(votes, "place", 1.2)
    if before in section("context.txt", "before-at"):
        _add(votes, "organisation", 0.5)
    if before in section("titles.txt", "said"):
        _add(votes, "person", 0.8)
    if before == "at" and before2 in section("titles.txt", "noun"):
        _add(votes, "organisation", 2.5)
    if before == "the":
        _add(votes, "organisation", 0.6)
        _add(votes, "person", -1.5)


def _after(votes: Votes, after: str, after2: str) -> None:
    if after in section("context.txt", "after-organisation"):
        _add(votes, "organisation", 1.5)
    if after in section("context.txt", "after-place"):
        _add(votes, "place", 1.5)
    if after in section("titles.txt", "said"):
        _add(votes, "person", 1.0)
    if after == "," and after2 in {"a", "an", "the"}:
        _add(votes, "person", 0.8)
    if after == "," and after2 == "who":
        _add(votes, "person", 2.5)
    if after == "," and after2.isdigit() and len(after2) == 2:
        _add(votes, "person", 3.0)
