"""
Shingles: runs of k tokens as stable 64-bit hashes, and a sample of them.

The method is Broder's (1997). On wire copy, shingles of 3 words are best at
separating repeats from texts on the same subject. A sample keeps the hashes
under a bound. So two texts keep the same hashes of what they share, and the
containment of a sentence in a long story can be estimated from both samples.
"""

from collections.abc import Sequence
from functools import lru_cache

import msgspec
import numpy as np
import numpy.typing as npt
import xxhash

from extractors.words.tokens import unspaced_share

__all__ = ["Hashes", "Sketch", "rolling_hashes", "shingles", "sketch", "width"]

Hashes = npt.NDArray[np.uint64]

WORDS = 3
CHARACTERS = 6
COARSEST_RATE = 8
MAX_UNSAMPLED = 48
"""Hashes up to which a text keeps all; longer ones keep 1 in 2, 4 or 8."""
MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # 2**64 / golden ratio (Knuth)
MIXER = np.uint64(0xBF58476D1CE4E5B9)  # splitmix64 (Steele et al. 2014)
SHIFT = np.uint64(31)


class Sketch(msgspec.Struct, frozen=True):
    """
    A text's sampled shingle hashes, ascending.

    Attributes:
        one_in: the sampling rate, 1 in so many hashes: 1, 2, 4 or 8.
    """

    hashes: Hashes
    one_in: int

    def size_at(self, one_in: int) -> int:
        """Return how many hashes would be left at another sampling rate."""
        if one_in <= self.one_in:
            return len(self.hashes)
        return int(np.searchsorted(self.hashes, _bound(one_in), "right"))


def width(words: Sequence[str]) -> int:
    """Return the tokens in a shingle: 3 words, or 6 characters."""
    return CHARACTERS if unspaced_share(words) > 0.5 else WORDS


def rolling_hashes(words: Sequence[str]) -> Hashes:
    """
    Return the shingle hash at each place of a text, in order; read-only.

    A text shorter than one shingle is one shingle. No words give no hash.
    """
    return _rolling_hashes(tuple(words))


def shingles(words: Sequence[str]) -> Hashes:
    """Return the distinct shingle hashes of a text, ascending; read-only."""
    return _distinct_hashes(tuple(words))


def sketch(hashes: Hashes) -> Sketch:
    """
    Sample a text's shingles: all of a short text, 1 in 8 of a long one.

    A text of any usual length has about forty hashes in its sample.
    """
    one_in = next(
        (rate for rate in (1, 2, 4) if len(hashes) <= MAX_UNSAMPLED * rate),
        COARSEST_RATE,
    )
    return Sketch(hashes[hashes <= _bound(one_in)], one_in)


def _bound(one_in: int) -> np.uint64:
    return np.uint64((2**64 - 1) // one_in)


@lru_cache(maxsize=1024)
def _rolling_hashes(words: tuple[str, ...]) -> Hashes:
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
def _distinct_hashes(words: tuple[str, ...]) -> Hashes:
    hashes = np.sort(_rolling_hashes(words))
    is_first = np.ones(len(hashes), bool)
    np.not_equal(hashes[1:], hashes[:-1], out=is_first[1:])
    # np.unique takes four times as long for a text of 350 words.
    distinct: Hashes = hashes[is_first]
    distinct.flags.writeable = False
    return distinct


@lru_cache(maxsize=1 << 17)
def _hash(word: str) -> int:
    return xxhash.xxh3_64_intdigest(word.encode())


def _mix(values: Hashes) -> Hashes:
    spread = values * MULTIPLIER
    return (spread ^ (spread >> SHIFT)) * MIXER
