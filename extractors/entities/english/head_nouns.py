"""Head nouns: words that give the type of the name that contains them."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from extractors.entities.text.lexicon import section

__all__ = [
    "ORGANISATION_BEFORE_OF",
    "WORK_BEFORE_OF",
    "head_nouns",
    "of_phrase_type",
]

_SECTIONS = (
    ("legal", "organisation", 4.0),
    ("office", "organisation", 3.0),
    ("company", "organisation", 2.5),
    ("press", "organisation", 2.0),
    ("place", "place", 2.5),
    ("event", "event", 3.0),
    ("work", "work", 3.0),
)
"""Sections of ``heads.txt``, each with the type of its words and points."""

ORGANISATION_BEFORE_OF = section("heads.txt", "of")
"""``Bank``, ``Academy``: ``of`` or ``for`` may follow in an organisation."""

WORK_BEFORE_OF = section("heads.txt", "workof")
"""``Treaty``, ``Charter``: the same in the name of a work."""


@cache
def head_nouns() -> dict[str, tuple[str, float]]:
    """Return type and points of each head noun; its first section counts."""
    nouns: dict[str, tuple[str, float]] = {}
    for name, kind, points in _SECTIONS:
        for word in sorted(section("heads.txt", name)):
            nouns.setdefault(word, (kind, points))
    return nouns


def of_phrase_type(name: Sequence[str]) -> str:
    """Return the type of ``Treaty of X`` or ``Bank of X``; else empty."""
    for word, link in pairwise(name):
        if link in {"of", "for"}:
            if word in WORK_BEFORE_OF:
                return "work"
            if word in ORGANISATION_BEFORE_OF:
                return "organisation"
    return ""
