"""
The alignment of two texts: equal runs of words and the gaps between them.

The alignment is the longest common subsequence of tokens, by rapidfuzz. It
shows what a template changes and a copy keeps: the numbers and names in the
gaps.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import msgspec
from rapidfuzz.distance import Indel

from extractors.words.tokens import Words

__all__ = ["Alignment", "Gap", "Substitution", "align", "find_substitutions"]

MAX_ALIGNED = 4000
"""Tokens of each text that are aligned. Only shingles cover the rest."""
MIN_ANCHOR = 3
"""Equal words beside a gap, both sides together; fewer can be chance."""
SHORT_GAP = 4
"""Tokens on either side of a gap that still can be a substitution."""


class Gap(msgspec.Struct, frozen=True):
    """
    The words between two equal runs: ``new[a:b]`` in place of ``old[c:d]``.

    Attributes:
        before, after: words of the equal runs on its two sides.
    """

    new: slice
    old: slice
    before: int
    after: int

    @property
    def sizes(self) -> tuple[int, int]:
        """Words of the new text and of the old in the gap."""
        new: int = self.new.stop - self.new.start
        old: int = self.old.stop - self.old.start
        return new, old

    @property
    def is_short(self) -> bool:
        """Whether neither text has more than a few words in the gap."""
        return max(self.sizes) <= SHORT_GAP

    @property
    def is_anchored(self) -> bool:
        """Whether the equal runs on its sides are long enough."""
        return self.before + self.after >= MIN_ANCHOR

    @property
    def is_substitution(self) -> bool:
        """Whether a few words of each text replace one another."""
        return min(self.sizes) > 0 and self.is_short and self.is_anchored

    @property
    def is_one_sided(self) -> bool:
        """Whether only one text has a few words here."""
        return min(self.sizes) == 0 and self.is_short and self.is_anchored


class Alignment(msgspec.Struct, frozen=True):
    """
    Two texts side by side.

    Attributes:
        equal: places in the new text that are in equal runs of two words or
            more.
        equal_old: the same places in the old text.
        gaps: the gaps between equal runs, in order.
        longest: words of the longest equal run.
    """

    equal: tuple[int, ...]
    equal_old: tuple[int, ...]
    gaps: tuple[Gap, ...]
    longest: int


class Substitution(msgspec.Struct, frozen=True):
    """
    Words of the old text, and the words that the new text has instead.

    Attributes:
        number: whether a number is among them.
        fresh: whether a new word occurs more often in the new text than in
            the old. If paragraphs moved, words only change places.
        at: place in the new text, from 0 (start) to 1.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    number: bool
    fresh: bool
    at: float


def align(new: Sequence[str], old: Sequence[str]) -> Alignment:
    """Align the tokens of two texts."""
    runs = [
        run
        for run in Indel.opcodes(new[:MAX_ALIGNED], old[:MAX_ALIGNED])
        if run.tag == "equal"
    ]
    sizes = [run.src_end - run.src_start for run in runs]
    return Alignment(
        equal=tuple(
            place
            for run, size in zip(runs, sizes, strict=True)
            if size > 1
            for place in range(run.src_start, run.src_end)
        ),
        equal_old=tuple(
            place
            for run, size in zip(runs, sizes, strict=True)
            if size > 1
            for place in range(run.dest_start, run.dest_end)
        ),
        gaps=tuple(
            Gap(
                new=slice(run.src_end, following.src_start),
                old=slice(run.dest_end, following.dest_start),
                before=before,
                after=after,
            )
            for (run, following), (before, after) in zip(
                pairwise(runs), pairwise(sizes), strict=True
            )
        ),
        longest=max(sizes, default=0),
    )


def find_substitutions(
    new: Words, old: Words, gaps: Sequence[Gap]
) -> tuple[Substitution, ...]:
    """Return the substitutions among the gaps, in order."""
    fresh = Counter(new.folded) - Counter(old.folded)
    return tuple(
        Substitution(
            old=old.folded[gap.old],
            new=new.folded[gap.new],
            number=any(new.numbers[gap.new]) or any(old.numbers[gap.old]),
            fresh=any(word in fresh for word in new.folded[gap.new]),
            at=round(gap.new.start / len(new.folded), 3),
        )
        for gap in gaps
        if gap.is_substitution
    )
