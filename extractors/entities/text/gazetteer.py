"""Known names, found in a text in one pass."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

import ahocorasick_rs

from extractors.entities.model import EntityType

__all__ = ["Entry", "Gazetteer", "Hit", "Kind"]

Kind = EntityType | Literal["people"]
"""
``people`` are nationalities, creeds and parties: known, so that the rules do
not take them for names, but never returned as entities.
"""


class Entry(NamedTuple):
    """
    One known name.

    Attributes:
        surface: its spelling in a text.
        type: the type of the named thing.
        id: the thing's id; empty if only the name identifies it.
        name: its normal name; empty if it equals the surface.
        unambiguous: whether the name alone is enough evidence; ``Nice``
            needs a context.
    """

    surface: str
    type: Kind
    id: str = ""
    name: str = ""
    unambiguous: bool = True


class Hit(NamedTuple):
    """A known name in a text: code points, ``end`` exclusive."""

    start: int
    end: int
    entry: Entry


class Gazetteer:
    """
    Known names in an Aho-Corasick automaton, leftmost and longest first.

    The first entry with a surface is used, later ones are ignored. The
    automaton does not know word boundaries, so a hit inside a longer word
    (``Mali`` in ``Somalia``) is dropped here. Scripts without spaces between
    words have no such boundary.
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
        """Yield the known names of a text in order; none overlaps another."""
        hits = self._automaton.find_matches_as_indexes(text)
        for index, start, end in hits:
            if _is_whole_word(text, start, end):
                yield Hit(start, end, self._entries[index])


def _is_whole_word(text: str, start: int, end: int) -> bool:
    after = text[end : end + 1]
    if _is_word_character(after) and _is_in_one_word(text[end - 1], after):
        return False
    if start and text[start - 1] in _PROCLITICS:
        start -= 1
    if not start:
        return True
    before = text[start - 1]
    return not (
        _is_word_character(before) and _is_in_one_word(before, text[start])
    )


_PROCLITICS = frozenset("\u0648\u0628\u0644\u0641\u0643")
"""Arabic ``wa-``, ``bi-``, ``li-``, ``fa-``, ``ka-``: no space follows."""


def _is_in_one_word(left: str, right: str) -> bool:
    if _has_no_word_spaces(left) or _has_no_word_spaces(right):
        return False
    return _is_word_character(left) and _is_word_character(right)


def _is_word_character(char: str) -> bool:
    return char.isalnum() or char == "_"


def _has_no_word_spaces(char: str) -> bool:
    """Return whether a character is Han, kana or Thai."""
    return "\u0e00" <= char <= "\u0e7f" or "\u3040" <= char <= "\u9fff"
