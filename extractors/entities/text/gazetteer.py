"""Names known beforehand, found in a text in one pass."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

import ahocorasick_rs

from extractors.entities.model import EntityType

__all__ = ["Entry", "Gazetteer", "Hit", "Kind"]

Kind = EntityType | Literal["people"]
"""``people`` are nationalities and creeds: known, but never marked."""


class Entry(NamedTuple):
    """
    One known name.

    Attributes:
        surface: how it is written.
        type: what it names.
        id: the thing's id; empty if the name must do.
        name: its normal name; empty if the surface is it.
        sure: whether the name alone is enough (``Nice`` needs a context).
    """

    surface: str
    type: Kind
    id: str = ""
    name: str = ""
    sure: bool = True


class Hit(NamedTuple):
    """A known name at its place in a text, end exclusive."""

    start: int
    end: int
    entry: Entry


class Gazetteer:
    """
    Names in an Aho-Corasick automaton, leftmost and longest first.

    The automaton knows nothing of words, so a hit inside a longer word
    (``Mali`` in ``Somalia``) is dropped here; scripts that write no spaces
    have no such boundary.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        known: dict[str, Entry] = {}
        for entry in entries:
            known.setdefault(entry.surface, entry)
        self._entries = tuple(known.values())
        self._automaton = ahocorasick_rs.AhoCorasick(
            [entry.surface for entry in self._entries],
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        )

    def find(self, text: str) -> Iterator[Hit]:
        """Find the known names of a text, in order, none overlapping."""
        hits = self._automaton.find_matches_as_indexes(text)
        for number, start, end in hits:
            if _stands_alone(text, start, end):
                yield Hit(start, end, self._entries[number])


def _stands_alone(text: str, start: int, end: int) -> bool:
    if end < len(text) and _joined(text[end - 1], text[end]):
        return False
    if start and text[start - 1] in _PROCLITICS:
        start -= 1
    return not (start and _joined(text[start - 1], text[start]))


_PROCLITICS = frozenset("\u0648\u0628\u0644\u0641\u0643")
"""Arabic ``wa-``, ``bi-``, ``li-``, ``fa-``, ``ka-``, written to the name."""


def _joined(left: str, right: str) -> bool:
    if _spaceless(left) or _spaceless(right):
        return False
    return _in_word(left) and _in_word(right)


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _spaceless(char: str) -> bool:
    """Han, kana and Thai: scripts that put no space between words."""
    return "\u0e00" <= char <= "\u0e7f" or "\u3040" <= char <= "\u9fff"
