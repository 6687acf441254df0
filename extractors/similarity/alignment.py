"""
The proof: what two texts share, what was put in its place, what is more.

Overlap is counted on shingles, which see moved paragraphs. The alignment
(longest common subsequence of tokens, by rapidfuzz) sees what a template
changes and a copy keeps: the numbers and the names in between.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import compress

import msgspec
import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Indel

from extractors.similarity.shingles import Hashes, rolled, shingles, width
from extractors.similarity.tokens import Words

__all__ = ["Comparison", "Substitution", "compare", "containment"]

ALIGNED_AT_MOST = 4000
"""Tokens of either text that are aligned; the rest is told by shingles."""
ANCHOR = 3
"""Equal words beside a substitution (both sides); less is chance."""
LEDE = 30
SHORT_GAP = 4
"""Tokens of a gap on either side that still is a substitution."""


Flags = npt.NDArray[np.bool_]


class Substitution(msgspec.Struct, frozen=True):
    """
    Words of the old text and the words that the new one has instead.

    Attributes:
        number: a number is among them.
        fresh: a new word stands here that the old text has nowhere, or not
            so often; where paragraphs moved, words only change places.
        at: place in the new text, 0 (start) to 1.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    number: bool
    fresh: bool
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
        numbers_shared: of the numbers of the text with fewer, those that are
            anywhere in the other; 1 if it has none.
        facts_extra: numbers and names in short gaps that only one text has.
        aligned: running words of the new text in equal runs and short gaps.
        alongside: share of the new text that runs word for word beside the
            old one, with no gap of more than a few words on either side.
        longest: running words of the longest equal run.
        lede_new, lede_old: as covered, of the first thirty words.
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
    facts_extra: int
    numbers_shared: float
    aligned: int
    alongside: float
    longest: int
    lede_new: float
    lede_old: float
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
    def strict_agreement(self) -> float:
        """As `agreement`, with facts slipped in or left out counted too."""
        told = self.facts_kept + self.facts_lost + self.facts_extra
        return self.facts_kept / told if told else 1.0

    @property
    def numbers_agree(self) -> float:
        """Numbers of the aligned part that both texts tell alike."""
        told = self.numbers_kept + self.numbers_lost
        return self.numbers_kept / told if told else 1.0


class Gap(msgspec.Struct, frozen=True):
    """
    Places between two equal runs: ``new[a:b]`` where ``old[c:d]`` was.

    Attributes:
        before, after: words of the equal runs at its shores.
    """

    new: slice
    old: slice
    before: int
    after: int

    @property
    def sizes(self) -> tuple[int, int]:
        """Words in it, of the new text and of the old."""
        new: int = self.new.stop - self.new.start
        old: int = self.old.stop - self.old.start
        return new, old


def containment(new: Words, old: Words) -> float:
    """Return the shared shingles over the smaller set: cheap, comes first."""
    here, there = shingles(new.folded), shingles(old.folded)
    smaller = max(1, min(len(here), len(there)))
    return float(_in(here, there).sum()) / smaller


def compare(new: Words, old: Words) -> Comparison:
    """Compare two texts that are likely to share a lot."""
    here, there = rolled(new.folded), rolled(old.folded)
    distinct_here = shingles(new.folded)
    distinct_there = shingles(old.folded)
    in_old, in_new = _in(here, distinct_there), _in(there, distinct_here)
    shared = int(_in(distinct_here, distinct_there).sum())
    equal, gaps, longest = _aligned(new.folded, old.folded)
    swaps = tuple(_substitutions(new, old, gaps))
    facts = [place for place in equal if new.facts[place]]
    numbers = sum(new.numbers[place] for place in equal)
    short = [gap for gap in gaps if _short(gap)]
    lost = sum(_most(new.numbers, old.numbers, gap) for gap in short)
    slipped = [gap for gap in gaps if _one_sided(gap)]
    whole = sum(
        gap.after * _small(gap) + gap.sizes[0] * _short(gap) for gap in gaps
    )
    covered_new = _covered(in_old, new.folded)
    covered_old = _covered(in_new, old.folded)
    return Comparison(
        shared=shared,
        of_new=shared / max(1, len(distinct_here)),
        of_old=shared / max(1, len(distinct_there)),
        covered_new=_mean(covered_new),
        covered_old=_mean(covered_old),
        substitutions=swaps,
        facts_kept=len(facts),
        facts_lost=lost + sum(_names_changed(new, old, gap) for gap in short),
        numbers_kept=numbers,
        numbers_lost=lost,
        facts_extra=sum(_most(new.facts, old.facts, gap) for gap in slipped),
        numbers_shared=_numbers_shared(new, old),
        aligned=len(equal) + sum(len(one.new) for one in swaps),
        alongside=whole / max(1, len(new.folded)),
        longest=longest,
        lede_new=_mean(covered_new[:LEDE]),
        lede_old=_mean(covered_old[:LEDE]),
        size_new=len(new.folded),
        size_old=len(old.folded),
    )


def _in(hashes: Hashes, ascending: Hashes) -> Flags:
    """Mark the hashes that are among the ascending ones."""
    if not len(ascending):
        return np.zeros(len(hashes), np.bool_)
    places = np.searchsorted(ascending, hashes)
    found: Flags = ascending.take(places, mode="clip") == hashes
    return found


def _covered(hit: Flags, words: Sequence[str]) -> Flags:
    """Mark the words inside a shared shingle."""
    mask = np.zeros(len(words), np.bool_)
    span = min(width(words), len(words))
    for place in range(span):
        mask[place : place + len(hit)] |= hit
    return mask


def _mean(mask: Flags) -> float:
    return float(mask.mean()) if len(mask) else 0.0


def _aligned(
    new: Sequence[str], old: Sequence[str]
) -> tuple[list[int], list[Gap], int]:
    """Return places in equal runs, the gaps between, the longest run."""
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
    longest = max((end - start for start, end, _, _ in blocks), default=0)
    return equal, gaps, longest


def _small(gap: Gap) -> bool:
    """Say whether the gap has but a few words on either side."""
    return max(gap.sizes) <= SHORT_GAP


def _short(gap: Gap) -> bool:
    """Say whether the gap has a few words on both sides, and firm shores."""
    return (
        min(gap.sizes) > 0 and _small(gap) and gap.before + gap.after >= ANCHOR
    )


def _one_sided(gap: Gap) -> bool:
    """Say whether a few words are in one text only, on firm shores."""
    return (
        min(gap.sizes) == 0
        and _small(gap)
        and gap.before + gap.after >= ANCHOR
    )


def _substitutions(
    new: Words, old: Words, gaps: list[Gap]
) -> Iterator[Substitution]:
    fresh = Counter(new.folded) - Counter(old.folded)
    for gap in gaps:
        if _short(gap):
            words = new.folded[gap.new]
            yield Substitution(
                old.folded[gap.old],
                words,
                any(new.numbers[gap.new]) or any(old.numbers[gap.old]),
                any(word in fresh for word in words),
                round(gap.new.start / len(new.folded), 3),
            )


def _numbers_shared(new: Words, old: Words) -> float:
    here = Counter(compress(new.folded, new.numbers))
    there = Counter(compress(old.folded, old.numbers))
    fewer = min(here.total(), there.total())
    return (here & there).total() / fewer if fewer else 1.0


def _most(new: Sequence[bool], old: Sequence[bool], gap: Gap) -> int:
    """Return how many marked words the gap has, on the larger side."""
    return max(sum(new[gap.new]), sum(old[gap.old]))


def _names_changed(new: Words, old: Words, gap: Gap) -> int:
    """
    Return how many names the gap puts in another's place.

    A template has a name on both sides; a spinner puts a common word there.
    """
    here = sum(new.facts[gap.new]) - sum(new.numbers[gap.new])
    there = sum(old.facts[gap.old]) - sum(old.numbers[gap.old])
    return max(here, there) if min(here, there) else 0
