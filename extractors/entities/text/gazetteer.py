"""Known names, found in a text in one pass."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import Literal, NamedTuple

import ahocorasick_rs

from extractors.model.entity import EntityType

__all__ = ["Entry", "Gazetteer", "Hit", "Kind", "NameList"]

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


class NameList(NamedTuple):
    """
    Many names, of which few are found: an entry is made when it is found.

    Attributes:
        surfaces: the names, no name twice, in the order of their characters:
            the automaton is built in half the time, and a name is found.
        entry: returns the entry of a name by its index.
    """

    surfaces: Sequence[str]
    entry: Callable[[int], Entry]


class Gazetteer:
    """
    Known names in an Aho-Corasick automaton, leftmost and longest first.

    The first entry with a surface is used, later ones are ignored, and the
    entries come before the lists. The automaton does not know word
    boundaries, so a hit inside a longer word (``Mali`` in ``Somalia``) is
    dropped here. Scripts without spaces between words have no such boundary.
    """

    def __init__(
        self, entries: Iterable[Entry], lists: Sequence[NameList] = ()
    ) -> None:
        known: dict[str, Entry] = {}
        for entry in entries:
            known.setdefault(entry.surface, entry)
        self._known = known
        self._lists = lists
        parts = (sorted(known), *(each.surfaces for each in lists))
        self._starts = tuple(accumulate(map(len, parts)))
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(chain.from_iterable(parts)),
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        )

    def find(self, text: str) -> Iterator[Hit]:
        """Yield the known names of a text in order; none overlaps another."""
        hits = self._automaton.find_matches_as_indexes(text)
        for index, start, end in hits:
            if (
                text[end : end + 1] in _EDGES
                and text[start - 1 : start] in _EDGES
            ) or _is_whole_word(text, start, end):
                entry = self._known.get(text[start:end])
                yield Hit(start, end, entry or self._listed_entry(index))

    def look_up(self, surface: str) -> Entry | None:
        """Return the entry with a surface; None if there is none."""
        known = self._known.get(surface)
        if known is not None:
            return known
        for surfaces, entry in self._lists:
            at = bisect_left(surfaces, surface)
            if at < len(surfaces) and surfaces[at] == surface:
                return entry(at)
        return None

    def _listed_entry(self, index: int) -> Entry:
        """Return the entry of a list; from then on it is a known one."""
        part = bisect_right(self._starts, index) - 1
        entry = self._lists[part].entry(index - self._starts[part])
        self._known[entry.surface] = entry
        return entry


_EDGES = frozenset(["", *" \n.,;:()'\"\u2019\u201c\u201d-"])
"""The usual characters beside a word in Latin script; empty at an end."""


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
