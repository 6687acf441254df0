"""
The overlap of two texts: the shingles that both contain.

Overlap does not depend on the order, so it also counts moved paragraphs.
"""

from collections.abc import Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from extractors.similarity.shingles import (
    Hashes,
    rolling_hashes,
    shingles,
    width,
)
from extractors.words.tokens import Words

__all__ = ["Flags", "Overlap", "containment", "measure_overlap"]

LEDE = 30
"""Words at the start of a text."""

Flags = npt.NDArray[np.bool_]


class Overlap(msgspec.Struct, frozen=True, eq=False):
    """
    What two texts share; every share is 0 to 1.

    Attributes:
        shared: distinct shingles in both texts.
        of_new, of_old: shared over the text's own distinct shingles.
        words_new, words_old: for each running word, whether it is inside a
            shared shingle.
        covered_new, covered_old: the share of these words.
        lede_new, lede_old: the same share of the first thirty words.
    """

    shared: int
    of_new: float
    of_old: float
    words_new: Flags
    words_old: Flags
    covered_new: float
    covered_old: float
    lede_new: float
    lede_old: float

    @property
    def containment(self) -> float:
        """Shared over the smaller set of shingles."""
        return max(self.of_new, self.of_old)


def containment(new: Words, old: Words) -> float:
    """Return the shared shingles over the smaller set; a cheap first test."""
    new_set, old_set = shingles(new.folded), shingles(old.folded)
    smaller = max(1, min(len(new_set), len(old_set)))
    return float(_are_in(new_set, old_set).sum()) / smaller


def measure_overlap(new: Words, old: Words) -> Overlap:
    """Measure the overlap of two texts."""
    new_set, old_set = shingles(new.folded), shingles(old.folded)
    shared = int(_are_in(new_set, old_set).sum())
    covered_new = _covered_words(new.folded, old_set)
    covered_old = _covered_words(old.folded, new_set)
    return Overlap(
        shared=shared,
        of_new=shared / max(1, len(new_set)),
        of_old=shared / max(1, len(old_set)),
        words_new=covered_new,
        words_old=covered_old,
        covered_new=_share(covered_new),
        covered_old=_share(covered_old),
        lede_new=_share(covered_new[:LEDE]),
        lede_old=_share(covered_old[:LEDE]),
    )


def _are_in(hashes: Hashes, ascending: Hashes) -> Flags:
    """Mark the hashes that are in an ascending array."""
    if not len(ascending):
        return np.zeros(len(hashes), np.bool_)
    places = np.searchsorted(ascending, hashes)
    marks: Flags = ascending.take(places, mode="clip") == hashes
    return marks


def _covered_words(words: Sequence[str], other: Hashes) -> Flags:
    """Mark the words inside shingles that are in another text's set."""
    shared = _are_in(rolling_hashes(words), other)
    covered = np.zeros(len(words), np.bool_)
    span = min(width(words), len(words))
    for place in range(span):
        covered[place : place + len(shared)] |= shared
    return covered


def _share(flags: Flags) -> float:
    return float(flags.mean()) if len(flags) else 0.0
