"""
Compare two texts: what they share, what was replaced, what was added.

Overlap is counted on shingles, which also match moved paragraphs. The
alignment matches words in order, and shows the words that were replaced.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.similarity.alignment import (
    Alignment,
    Gap,
    Substitution,
    align,
    find_substitutions,
)
from extractors.similarity.facts import Facts, count_facts
from extractors.similarity.overlap import Flags, Overlap, measure_overlap
from extractors.words.tokens import Words

__all__ = ["Comparison", "compare"]


@dataclass(frozen=True, eq=False)
class Comparison:
    """
    Two texts, compared.

    Attributes:
        overlap: the shingles that both contain.
        facts: the numbers and names of the aligned part.
        substitutions: short gaps with words of both texts, in order.
        aligned: running words of the new text in equal runs and
            substitutions.
        alongside: share of the new text, 0 to 1, that follows the old one
            word for word, with no gap of more than a few words of either.
        longest: running words of the longest equal run.
        size_new, size_old: running words.
        alignment: the texts side by side.
    """

    overlap: Overlap
    facts: Facts
    substitutions: tuple[Substitution, ...]
    aligned: int
    alongside: float
    longest: int
    size_new: int
    size_old: int
    alignment: Alignment

    @cached_property
    def known_new(self) -> Flags:
        """
        Whether the old text has each running word of the new one.

        It has a word that is in a shared shingle, an equal run or a
        substitution.
        """
        runs = [gap.new for gap in self._swapped]
        return _mark(self.overlap.words_new, self.alignment.equal, runs)

    @cached_property
    def known_old(self) -> Flags:
        """The same for the words of the old text in the new one."""
        runs = [gap.old for gap in self._swapped]
        return _mark(self.overlap.words_old, self.alignment.equal_old, runs)

    @property
    def _swapped(self) -> list[Gap]:
        return [gap for gap in self.alignment.gaps if gap.is_substitution]

    @property
    def containment(self) -> float:
        """Shared shingles over the smaller set, 0 to 1."""
        return self.overlap.containment


def compare(new: Words, old: Words) -> Comparison:
    """Compare two texts that probably share much."""
    alignment = align(new.folded, old.folded)
    substitutions = find_substitutions(new, old, alignment.gaps)
    replaced = sum(len(substitution.new) for substitution in substitutions)
    size_new = len(new.folded)
    overlap = measure_overlap(new, old)
    return Comparison(
        overlap=overlap,
        facts=count_facts(new, old, alignment),
        substitutions=substitutions,
        aligned=len(alignment.equal) + replaced,
        alongside=_words_alongside(alignment.gaps) / max(1, size_new),
        longest=alignment.longest,
        size_new=size_new,
        size_old=len(old.folded),
        alignment=alignment,
    )


def _mark(
    covered: Flags, places: Sequence[int], runs: Sequence[slice]
) -> Flags:
    """Mark further words as known, by place and in runs."""
    known = covered.copy()
    known[list(places)] = True
    for run in runs:
        known[run] = True
    return known


def _words_alongside(gaps: Sequence[Gap]) -> int:
    """Count the words in substitutions and in runs that follow short gaps."""
    words = 0
    for gap in gaps:
        if gap.is_short:
            words += gap.after
        if gap.is_substitution:
            words += gap.sizes[0]
    return words
