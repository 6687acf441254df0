"""
The near-duplicate index: sampled shingle hashes and the entries with them.

One entry has a number, ascending; the number moves a floor when entries
expire, so that nobody ever walks the postings to forget one. Memory is
about 0.8 KB an entry; see deploy/decisions/0030 for the figures.
"""

from array import array

import msgspec
import numpy as np

from extractors.similarity.postings import ENTRIES, Postings
from extractors.similarity.shingles import Sketch

__all__ = ["Candidate", "NearIndex"]

LOOKED_AT = 24
"""Entries ranked by estimate, of those that share the most hashes."""
TRIM = 4096
"""Forgotten entries cut off the front of the arrays at a time."""


class Candidate(msgspec.Struct, frozen=True):
    """
    An entry that shares sampled hashes with the question.

    Attributes:
        shared: sampled hashes in both.
        estimate: shared over the smaller sample of both, 0 to 1: the
            containment, give or take the sampling.
    """

    key: str
    shared: int
    estimate: float


class NearIndex:
    """
    The entries of one lane's window.

    Args:
        max_pages: bound of the postings (256 bytes a page); beyond it the
            oldest are overwritten.
    """

    def __init__(self, max_pages: int = 1 << 22) -> None:
        self._postings = Postings(max_pages)
        self._first = 1
        self._keys: list[str] = []
        self._sizes = array("H")
        self._rates = array("B")
        self._times = array("d")
        self._number: dict[str, int] = {}
        self._live = 0
        self._dead = 0

    def __len__(self) -> int:
        """Return how many entries are in the window."""
        return len(self._number)

    def __contains__(self, key: object) -> bool:
        """Say whether the entry is in the window."""
        return key in self._number

    def add(self, key: str, sketch: Sketch, at: float) -> None:
        """
        Index the entry; it replaces an older one of the same key.

        Args:
            at: its time, seconds of any epoch; entries come about in order.
        """
        self.remove(key)
        number = self._first + len(self._keys)
        self._keys.append(key)
        self._sizes.append(min(len(sketch.hashes), 0xFFFF))
        self._rates.append(sketch.one_in)
        self._times.append(at)
        self._number[key] = number
        self._live += len(sketch.hashes)
        self._postings.post(sketch.hashes, number % ENTRIES, self._live)

    def remove(self, key: str) -> None:
        """Forget the entry; its postings fade as they are overwritten."""
        number = self._number.pop(key, None)
        if number is None:
            return
        place = number - self._first
        self._keys[place] = ""
        self._live -= self._sizes[place]
        while self._dead < len(self._keys) and not self._keys[self._dead]:
            self._dead += 1
        if self._dead >= TRIM:
            self._trim()

    def oldest(self, before: float, most: int) -> tuple[str, ...]:
        """Return up to so many entries older than that, oldest first."""
        places = range(self._dead, min(self._dead + most, len(self._keys)))
        return tuple(
            self._keys[place]
            for place in places
            if self._keys[place] and self._times[place] < before
        )

    def candidates(
        self, sketch: Sketch, least: int = 1
    ) -> tuple[Candidate, ...]:
        """
        Return entries that share at least so many hashes, likeliest first.

        Equals are ordered by key, so that a rebuilt index says the same.
        """
        numbers = self._postings.find(sketch.hashes)
        if not len(numbers):
            return ()
        found, shared = np.unique(numbers, return_counts=True)
        enough = shared >= least
        pairs = zip(
            shared[enough].tolist(), found[enough].tolist(), strict=True
        )
        ranked = sorted(pairs, reverse=True)[:LOOKED_AT]
        known = (self._candidate(sketch, *pair) for pair in ranked)
        return tuple(
            sorted(
                (one for one in known if one is not None),
                key=lambda one: (-one.estimate, -one.shared, one.key),
            )
        )

    def _candidate(
        self, sketch: Sketch, shared: int, number: int
    ) -> Candidate | None:
        place = (number - self._first) % ENTRIES
        if place >= len(self._keys) or not self._keys[place]:
            return None
        rate = max(self._rates[place], sketch.one_in)
        own = self._sizes[place] * self._rates[place] / rate
        estimate = min(1.0, shared / max(1.0, min(own, sketch.at(rate))))
        return Candidate(self._keys[place], shared, round(estimate, 3))

    def _trim(self) -> None:
        self._first += self._dead
        for column in (self._keys, self._sizes, self._rates, self._times):
            del column[: self._dead]
        self._dead = 0
