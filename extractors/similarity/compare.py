"""
The proof: what two texts share, what was put in its place, what is more.

Overlap is counted on shingles, which see moved paragraphs. The alignment
(longest common subsequence of tokens, by rapidfuzz) sees what a template
changes and a copy keeps: the numbers and the names in between.
"""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Indel

from extractors.similarity.shingles import rolled, width
from extractors.similarity.tokens import Words, is_number

__all__ = ["Comparison", "Substitution", "compare"]

ALIGNED_AT_MOST = 4000
"""Tokens of either text that are aligned; the rest is told by shingles."""
ANCHOR = 3
"""Equal words beside a substitution (both sides); less is chance."""
SHORT_GAP = 4
"""Tokens of a gap on either side that still is a substitution."""


class Substitution(msgspec.Struct, frozen=True):
    """Words of the old text and the words that the new one has instead."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    fact: bool
    at: float


class Comparison(msgspec.Struct, frozen=True):
    """
    Two texts side by side; every share is 0 to 1.

    Attributes:
        shared: distinct shingles in both.
        of_new, of_old: shared over the text's own distinct shingles.
        covered_new, covered_old: running words inside shared shingles.
        substitutions: short gaps with words on both sides, in order.
        facts_kept, facts_lost: numbers and names in equal runs, and in
            substitutions (the larger side).
        numbers_kept, numbers_lost: the numbers among them.
        aligned: running words of the new text in equal runs and short gaps.
        size_new, size_old: running words.
    """

    shared: int
    of_new: float
    of_old: float
    covered_new: float
    covered_old: float
    substitutions: tuple[Substitution, ...]
    facts_kept: int
    facts_lost: int
    numbers_kept: int
    numbers_lost: int
    aligned: int
    size_new: int
    size_old: int

    @property
    def containment(self) -> float:
        """Shared over the smaller set."""
        return max(self.of_new, self.of_old)

    @property
    def agreement(self) -> float:
        """Facts of the aligned part that both texts tell alike."""
        told = self.facts_kept + self.facts_lost
        return self.facts_kept / told if told else 1.0

    @property
    def numbers_agree(self) -> float:
        """Numbers of the aligned part that both texts tell alike."""
        told = self.numbers_kept + self.numbers_lost
        return self.numbers_kept / told if told else 1.0


class Gap(msgspec.Struct, frozen=True):
    """Places between two equal runs: ``new[a:b]`` where ``old[c:d]`` was."""

    new: slice
    old: slice
    before: int
    after: int


def compare(new: Words, old: Words) -> Comparison:
    """Compare two texts that are likely to share a lot."""
    here, there = rolled(new.folded), rolled(old.folded)
    in_old, in_new = np.isin(here, there), np.isin(there, here)
    distinct_new, distinct_old = len(np.unique(here)), len(np.unique(there))
    shared = len(np.unique(here[in_old]))
    equal, gaps = _aligned(new.folded, old.folded)
    swaps = tuple(_substitutions(new, old, gaps))
    facts = [place for place in equal if new.facts[place]]
    numbers = sum(is_number(new.folded[place]) for place in facts)
    lost = [max(_facts(new, gap.new), _facts(old, gap.old)) for gap in gaps
            if _short(gap)]
    gone = [max(_numbers(new, gap.new), _numbers(old, gap.old))
            for gap in gaps if _short(gap)]
    return Comparison(
        shared=shared,
        of_new=shared / max(1, distinct_new),
        of_old=shared / max(1, distinct_old),
        covered_new=_covered(in_old, new.folded),
        covered_old=_covered(in_new, old.folded),
        substitutions=swaps,
        facts_kept=len(facts),
        facts_lost=sum(lost),
        numbers_kept=numbers,
        numbers_lost=sum(gone),
        aligned=len(equal) + sum(len(one.new) for one in swaps),
        size_new=len(new.folded),
        size_old=len(old.folded),
    )


def _covered(hit: npt.NDArray[np.bool_], words: Sequence[str]) -> float:
    """Return the share of words inside a shared shingle."""
    if not words:
        return 0.0
    span = min(width(words), len(words))
    mask = np.zeros(len(words), np.bool_)
    for place in range(span):
        mask[place : place + len(hit)] |= hit
    return float(mask.mean())


def _aligned(
    new: Sequence[str], old: Sequence[str]
) -> tuple[list[int], list[Gap]]:
    """Return the places of ``new`` in equal runs, and the gaps between."""
    blocks = [
        (one.src_start, one.src_end, one.dest_start, one.dest_end)
        for one in Indel.opcodes(new[:ALIGNED_AT_MOST], old[:ALIGNED_AT_MOST])
        if one.tag == "equal"
    ]
    equal: list[int] = []
    gaps: list[Gap] = []
    for index, (start, end, _, stop) in enumerate(blocks):
        length = end - start
        if length > 1:
            equal.extend(range(start, end))
        if index + 1 < len(blocks):
            after = blocks[index + 1]
            gaps.append(
                Gap(
                    slice(end, after[0]),
                    slice(stop, after[2]),
                    length,
                    after[1] - after[0],
                )
            )
    return equal, gaps


def _short(gap: Gap) -> bool:
    """Say whether the gap has a few words on both sides, and firm shores."""
    new, old = gap.new.stop - gap.new.start, gap.old.stop - gap.old.start
    return (
        0 < new <= SHORT_GAP
        and 0 < old <= SHORT_GAP
        and gap.before + gap.after >= ANCHOR
    )


def _substitutions(
    new: Words, old: Words, gaps: list[Gap]
) -> Iterator[Substitution]:
    for gap in gaps:
        if _short(gap):
            yield Substitution(
                old.folded[gap.old],
                new.folded[gap.new],
                bool(_numbers(new, gap.new) or _numbers(old, gap.old)),
                round(gap.new.start / len(new.folded), 3),
            )


def _facts(words: Words, place: slice) -> int:
    return sum(words.facts[place])


def _numbers(words: Words, place: slice) -> int:
    return sum(map(is_number, words.folded[place]))
