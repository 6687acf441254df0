"""
Shingles: runs of k tokens as stable 64-bit hashes, and a sample of them.

Word 3-shingles of wire copy separate repeats from mere neighbours best
(Broder 1997 for the method). Keeping the hashes that fall under a bound
samples both texts alike, so that containment can be told from the samples.
"""

from functools import lru_cache

import numpy as np
import numpy.typing as npt
import xxhash

from extractors.similarity.tokens import unspaced_share

__all__ = ["SAMPLE_ONE_IN", "Hashes", "rate", "sample", "shingles", "width"]

Hashes = npt.NDArray[np.uint64]

SAMPLE_ONE_IN = 8
SAMPLE_ALL = 48
MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # 2**64 / golden ratio (Knuth)
MIXER = np.uint64(0xBF58476D1CE4E5B9)  # splitmix64 (Steele et al. 2014)
SHIFT = np.uint64(31)


def width(words: list[str]) -> int:
    """Return how many tokens a shingle spans: 3 words or 6 characters."""
    return 6 if unspaced_share(words) > 0.5 else 3


def shingles(words: list[str]) -> Hashes:
    """
    Return the distinct shingle hashes, ascending.

    A text shorter than one shingle is one shingle; no words give none.
    """
    if not words:
        return np.empty(0, np.uint64)
    span = min(width(words), len(words))
    hashed = np.fromiter(map(_hash, words), np.uint64, len(words))
    runs = len(words) - span + 1
    mixed = np.zeros(runs, np.uint64)
    for place in range(span):
        mixed = _mix(mixed + hashed[place : place + runs])
    return np.unique(mixed)


def sample(hashes: Hashes) -> Hashes:
    """
    Return the lowest hashes of the set: all of a short text, 1 in 8 at most.

    A text of some hundred words keeps some forty hashes whatever its
    length, and two texts of different lengths still meet in the coarser
    sample.
    """
    one_in = rate(len(hashes))
    return hashes[hashes <= np.uint64((2**64 - 1) // one_in)]


def rate(size: int) -> int:
    """Return one in how many hashes a set of this size keeps."""
    return next(
        (one_in for one_in in (1, 2, 4) if size <= SAMPLE_ALL * one_in),
        SAMPLE_ONE_IN,
    )


@lru_cache(maxsize=1 << 17)
def _hash(word: str) -> int:
    return xxhash.xxh3_64_intdigest(word.encode())


def _mix(values: Hashes) -> Hashes:
    spread = values * MULTIPLIER
    return (spread ^ (spread >> SHIFT)) * MIXER
