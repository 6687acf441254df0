"""Head words: what a name that they end, or begin, is the name of."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from extractors.entities.text.lexicon import section

__all__ = ["heads", "joined_kind"]

_SECTIONS = (
    ("legal", "organisation", 4.0),
    ("office", "organisation", 3.0),
    ("company", "organisation", 2.5),
    ("press", "organisation", 2.0),
    ("place", "place", 2.5),
    ("event", "event", 3.0),
    ("work", "work", 3.0),
)
"""Sections of ``heads.txt``, the type that each gives and its points."""

BODY_OF = section("heads.txt", "of")
"""``Bank``, ``Academy``: an organisation goes on with ``of`` or ``for``."""

WORK_OF = section("heads.txt", "workof")
"""``Treaty``, ``Charter``: a work does."""


@cache
def heads() -> dict[str, tuple[str, float]]:
    """Give each head word's type and points; its first section counts."""
    found: dict[str, tuple[str, float]] = {}
    for name, kind, points in _SECTIONS:
        for word in sorted(section("heads.txt", name)):
            found.setdefault(word, (kind, points))
    return found


def joined_kind(name: Sequence[str]) -> str:
    """Give the type of ``Treaty of X``, ``Bank of X``; empty if neither."""
    for word, link in pairwise(name):
        if link in {"of", "for"}:
            if word in WORK_OF:
                return "work"
            if word in BODY_OF:
                return "organisation"
    return ""
