"""The proof that one text repeats another: exact overlap of shingles."""

import msgspec
import numpy as np

from extractors.similarity.shingles import shingles

__all__ = ["Overlap", "overlap"]


class Overlap(msgspec.Struct, frozen=True):
    """
    How much two texts share, counted on their shingles.

    Attributes:
        shared: distinct shingles in both.
        of_new, of_old: shared over the text's own shingles, 0 to 1.
    """

    shared: int
    of_new: float
    of_old: float

    @property
    def containment(self) -> float:
        """The larger of both: shared over the smaller set."""
        return max(self.of_new, self.of_old)


def overlap(new: list[str], old: list[str]) -> Overlap:
    """Count what the two token lists share."""
    left, right = shingles(new), shingles(old)
    if not len(left) or not len(right):
        return Overlap(0, 0.0, 0.0)
    shared = len(np.intersect1d(left, right, assume_unique=True))
    return Overlap(shared, shared / len(left), shared / len(right))
