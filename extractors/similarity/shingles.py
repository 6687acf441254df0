"""
Shingles: runs of k tokens as stable 64-bit hashes, and a sample of them.

Word 3-shingles of wire copy separate repeats from mere neighbours best
(Broder 1997 for the method). A sample keeps the hashes under a bound, so
that two texts sample alike what they share, and the containment of a
sentence in a long story can be told from the samples of both.
"""

from collections.abc import Sequence
from functools import lru_cache

import msgspec
import numpy as np
import numpy.typing as npt
import xxhash

from extractors.similarity.tokens import unspaced_share

__all__ = ["Hashes", "Sketch", "rolled", "shingles", "sketch", "width"]

Hashes = npt.NDArray[np.uint64]

WORDS = 3
CHARACTERS = 6
COARSEST = 8
KEPT_WHOLE = 48
"""Hashes that a short text keeps whole; longer ones keep 1 in 2, 4, 8."""
MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # 2**64 / golden ratio (Knuth)
MIXER = np.uint64(0xBF58476D1CE4E5B9)  # splitmix64 (Steele et al. 2014)
SHIFT = np.uint64(31)


class Sketch(msgspec.Struct, frozen=True):
    """
    A text's sampled shingle hashes, ascending.

    Attributes:
        one_in: one in how many of its hashes were kept: 1, 2, 4 or 8.
    """

    hashes: Hashes
    one_in: int

    def at(self, one_in: int) -> int:
        """Return how many hashes a sample as coarse as that would keep."""
        if one_in <= self.one_in:
            return len(self.hashes)
        return int(np.searchsorted(self.hashes, _bound(one_in), "right"))


def width(words: Sequence[str]) -> int:
    """Return how many tokens a shingle spans: 3 words or 6 characters."""
    return CHARACTERS if unspaced_share(words) > 0.5 else WORDS


def rolled(words: Sequence[str]) -> Hashes:
    """
    Return the shingle hash at each place, in order; read-only.

    A text shorter than one shingle is one shingle; no words give none.
    """
    return _rolled(tuple(words))


def shingles(words: Sequence[str]) -> Hashes:
    """Return the distinct shingle hashes, ascending; read-only."""
    return _distinct(tuple(words))


def sketch(hashes: Hashes) -> Sketch:
    """
    Sample a text's shingles: all of a short text, 1 in 8 of a long one.

    Some forty hashes stand for a text of any usual length.
    """
    one_in = next(
        (rate for rate in (1, 2, 4) if len(hashes) <= KEPT_WHOLE * rate),
        COARSEST,
    )
    return Sketch(hashes[hashes <= _bound(one_in)], one_in)


def _bound(one_in: int) -> np.uint64:
    return np.uint64((2**64 - 1) // one_in)


@lru_cache(maxsize=1024)
def _rolled(words: tuple[str, ...]) -> Hashes:
    if not words:
        return np.empty(0, np.uint64)
    span = min(width(words), len(words))
    hashed = np.fromiter(map(_hash, words), np.uint64, len(words))
    runs = len(words) - span + 1
    mixed = np.zeros(runs, np.uint64)
    for place in range(span):
        mixed = _mix(mixed + hashed[place : place + runs])
    mixed.flags.writeable = False
    return mixed


@lru_cache(maxsize=1024)
def _distinct(words: tuple[str, ...]) -> Hashes:
    found: Hashes = np.unique(_rolled(words))
    found.flags.writeable = False
    return found


@lru_cache(maxsize=1 << 17)
def _hash(word: str) -> int:
    return xxhash.xxh3_64_intdigest(word.encode())


def _mix(values: Hashes) -> Hashes:
    spread = values * MULTIPLIER
    return (spread ^ (spread >> SHIFT)) * MIXER
