"""
The near-duplicate index: sampled shingle hashes, and the entries with them.

Each entry has an ascending number. When the oldest entries are removed, the
first valid number rises, so their postings need not be searched and deleted.
An entry takes about 0.8 KB of memory; deploy/decisions/0030 has the figures.
"""

from array import array
from collections.abc import Sequence

import msgspec
import numpy as np

from extractors.similarity.postings import ENTRIES, Postings
from extractors.similarity.shingles import Sketch

__all__ = ["Candidate", "NearIndex"]

MAX_RANKED = 24
"""Entries ranked by estimate: those that share the most hashes."""
TRIM = 4096
"""Removed entries that are cut off the front of the arrays at a time."""


class Candidate(msgspec.Struct, frozen=True):
    """
    An entry that shares sampled hashes with a text.

    Attributes:
        shared: sampled hashes in both.
        estimate: shared over the smaller sample, 0 to 1. It estimates the
            containment.
    """

    key: str
    shared: int
    estimate: float


class NearIndex:
    """
    The entries of one lane's window.

    Args:
        max_pages: maximum size of the postings, 256 bytes a page. Beyond it
            the oldest postings are overwritten.
        expected: hashes of the entries that are soon to be added.
    """

    def __init__(self, max_pages: int = 1 << 22, expected: int = 0) -> None:
        self._postings = Postings(max_pages, expected)
        self._first = 1
        self._keys: list[str] = []
        self._sizes = array("H")
        self._rates = array("B")
        self._times = array("d")
        self._number: dict[str, int] = {}
        self._live = 0
        self._start = 0  # place of the first entry that is not removed

    def __len__(self) -> int:
        """Return the number of entries in the window."""
        return len(self._number)

    def __contains__(self, key: object) -> bool:
        """Return whether the entry is in the window."""
        return key in self._number

    def add(self, key: str, sketch: Sketch, at: float) -> None:
        """
        Add an entry; it replaces an older one with the same key.

        Args:
            at: its time, in seconds of any epoch. Entries come in about this
                order.
        """
        number = self._enter(key, sketch, at)
        self._postings.post(sketch.hashes, number, self._live)

    def add_all(self, entries: Sequence[tuple[str, Sketch, float]]) -> None:
        """Add many entries in their order, as `add` does, but faster."""
        if not entries:
            return
        numbers = [self._enter(*entry) for entry in entries]
        hashes = [sketch.hashes for _, sketch, _ in entries]
        self._postings.post_all(
            np.concatenate(hashes),
            np.repeat(
                np.array(numbers, np.uint64),
                [len(sampled) for sampled in hashes],
            ),
            self._live,
        )

    def _enter(self, key: str, sketch: Sketch, at: float) -> int:
        """Note an entry without its postings; return its number there."""
        self.remove(key)
        number = self._first + len(self._keys)
        self._keys.append(key)
        self._sizes.append(min(len(sketch.hashes), 0xFFFF))
        self._rates.append(sketch.one_in)
        self._times.append(at)
        self._number[key] = number
        self._live += len(sketch.hashes)
        return number % ENTRIES

    def remove(self, key: str) -> None:
        """Remove an entry; its postings stay until they are overwritten."""
        number = self._number.pop(key, None)
        if number is None:
            return
        place = number - self._first
        self._keys[place] = ""
        self._live -= self._sizes[place]
        while self._start < len(self._keys) and not self._keys[self._start]:
            self._start += 1
        if self._start >= TRIM:
            self._trim()

    def oldest(self, before: float, most: int) -> tuple[str, ...]:
        """Return up to ``most`` keys from before a time, oldest first."""
        places = range(self._start, min(self._start + most, len(self._keys)))
        return tuple(
            self._keys[place]
            for place in places
            if self._keys[place] and self._times[place] < before
        )

    def candidates(
        self, sketch: Sketch, least: int = 1
    ) -> tuple[Candidate, ...]:
        """
        Return entries that share at least ``least`` hashes, best first.

        Equal ones are ordered by key, so that a rebuilt index gives the same
        order.
        """
        numbers = self._postings.find(sketch.hashes)
        if not len(numbers):
            return ()
        entries, shared = np.unique(numbers, return_counts=True)
        enough = shared >= least
        pairs = zip(
            shared[enough].tolist(), entries[enough].tolist(), strict=True
        )
        ranked = sorted(pairs, reverse=True)[:MAX_RANKED]
        known = (self._candidate(sketch, *pair) for pair in ranked)
        return tuple(sorted(filter(None, known), key=_rank))

    def _candidate(
        self, sketch: Sketch, shared: int, number: int
    ) -> Candidate | None:
        place = (number - self._first) % ENTRIES
        if place >= len(self._keys) or not self._keys[place]:
            return None
        rate = max(self._rates[place], sketch.one_in)
        own = self._sizes[place] * self._rates[place] / rate
        estimate = min(1.0, shared / max(1.0, min(own, sketch.size_at(rate))))
        return Candidate(self._keys[place], shared, round(estimate, 3))

    def _trim(self) -> None:
        self._first += self._start
        for column in (self._keys, self._sizes, self._rates, self._times):
            del column[: self._start]
        self._start = 0


def _rank(candidate: Candidate) -> tuple[float, int, str]:
    return -candidate.estimate, -candidate.shared, candidate.key
