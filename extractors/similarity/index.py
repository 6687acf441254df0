"""
The near-duplicate index: pages of postings that never grow past their size.

One flat table of pages, sixteen postings each. A shingle hash names its
page; a page that is full overwrites its oldest posting, so a phrase that
half the wire uses crowds out itself and nobody waits. A posting packs 40
bits of the hash and 24 bits of the entry's number into one 64-bit word.
The table grows one page at a time by linear hashing (Litwin 1980), so that
no insert ever pays for the whole; expiry only moves a floor.
"""

import msgspec
import numpy as np
import numpy.typing as npt

from extractors.similarity.shingles import Hashes

__all__ = ["Candidate", "NearIndex"]

SLOTS = 16
FILL = 8
"""Postings a page holds on average before the table grows."""
ENTRY_BITS = np.uint64(24)
ENTRY_MASK = np.uint64((1 << 24) - 1)
ENTRIES = 1 << 24
FIRST_PAGES = 1 << 16
SPLITS_AT_ONCE = 16


class Candidate(msgspec.Struct, frozen=True):
    """An entry that shares sampled hashes with the question."""

    key: str
    shared: int
    size: int


class NearIndex:
    """
    Sampled shingle hashes of the entries in the window.

    Args:
        max_pages: bound of the table (128 bytes a page); beyond it the
            oldest postings are overwritten.
    """

    def __init__(self, max_pages: int = 1 << 23) -> None:
        self._pages: npt.NDArray[np.uint64] = np.zeros(
            (FIRST_PAGES, SLOTS), np.uint64
        )
        self._next = np.zeros(FIRST_PAGES, np.uint8)
        self._count = FIRST_PAGES
        self._max_pages = max_pages
        self._postings = 0
        self._keys: list[str] = [""]
        self._sizes: list[int] = [0]
        self._entry_of: dict[str, int] = {}

    def __len__(self) -> int:
        """Return how many entries are in the window."""
        return len(self._entry_of)

    def add(self, key: str, hashes: Hashes) -> None:
        """Index the entry under its sampled hashes; replaces an older one."""
        self.remove(key)
        entry = len(self._keys)
        self._keys.append(key)
        self._sizes.append(len(hashes))
        self._entry_of[key] = entry
        for one in hashes:
            self._post(int(one), entry)

    def remove(self, key: str) -> None:
        """Forget the entry; its postings fade as they are overwritten."""
        entry = self._entry_of.pop(key, None)
        if entry is not None:
            self._keys[entry] = ""

    def candidates(
        self, hashes: Hashes, least: int = 1
    ) -> tuple[Candidate, ...]:
        """
        Return entries sharing at least ``least`` hashes, most shared first.

        Of equals the earliest added comes first.
        """
        if not len(hashes):
            return ()
        rows = self._pages[(hashes % np.uint64(self._count)).astype(np.intp)]
        same = (rows >> ENTRY_BITS) == (hashes >> ENTRY_BITS)[:, None]
        entries, counts = np.unique(
            rows[same] & ENTRY_MASK, return_counts=True
        )
        found = [
            Candidate(self._keys[entry], int(shared), self._sizes[entry])
            for entry, shared in zip(entries.tolist(), counts, strict=True)
            if shared >= least and self._keys[entry]
        ]
        return tuple(sorted(found, key=lambda one: -one.shared))

    def _post(self, value: int, entry: int) -> None:
        page = value % self._count
        slot = int(self._next[page]) % SLOTS
        self._pages[page, slot] = ((value >> 24) << 24) | entry
        self._next[page] = (slot + 1) % SLOTS
        self._postings += 1
