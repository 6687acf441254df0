"""
Postings in pages of thirty-two: a table that needs no rebuild and no sweep.

A shingle hash determines its page. A full page overwrites its oldest posting,
and a hash with many postings overwrites its own oldest one. A posting is one
64-bit word: 24 bits of an entry's number, then 40 bits of the hash. The table
grows a few pages at a time by linear hashing (Litwin 1980), so that no single
insert has to rehash the whole table.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from extractors.similarity.shingles import Hashes

__all__ = ["ENTRIES", "Postings"]

ENTRIES = 1 << 24
"""Entry numbers wrap here. A window must have fewer entries."""

SLOTS = 32
FILL = 13
"""Live postings per page above which the table grows. A page that is not
split yet has up to twice as many, 26 of 32, so few pages overflow."""
MAX_PER_HASH = 6
"""Postings of one hash; the next one replaces the oldest."""
TAG_BITS = 40
TAG_MASK = np.uint64((1 << TAG_BITS) - 1)
TAG_SHIFT = np.uint64(64 - TAG_BITS)
NUMBER_SHIFT = np.uint64(TAG_BITS)
FIRST_PAGES = 256
RESERVE = 256
"""Factor by which memory is reserved ahead, so that growing never copies more
than 8 MB at once. Pages that are not touched cost nothing."""
SPLIT = 16
"""Pages that are split at once."""


class Postings:
    """
    A table of hashes and the entry numbers that were posted under them.

    Args:
        max_pages: maximum size of the table, 256 bytes a page.
        expected: postings that are soon to come. A table that has its pages
            from the start need not split them one after the other.
    """

    def __init__(self, max_pages: int, expected: int = 0) -> None:
        self._max = max_pages
        pages = max(FIRST_PAGES, min(expected // FILL + 1, max_pages))
        self._level = FIRST_PAGES << (pages // FIRST_PAGES).bit_length() - 1
        self._split = (pages - self._level) // SPLIT * SPLIT
        self._pages = np.zeros((FIRST_PAGES, SLOTS), np.uint64)
        self._next = np.zeros(FIRST_PAGES, np.uint8)
        self._reserve(self._level + self._split)

    def post(self, hashes: Hashes, number: int, live: int) -> None:
        """
        Post an entry's number under each hash; no hash comes twice.

        Args:
            live: postings of all entries in the window, with these. They
                determine when the table grows.
        """
        self._make_room(live)
        tags = hashes & TAG_MASK
        self._post(tags, tags | np.uint64(number << TAG_BITS))

    def post_all(self, hashes: Hashes, numbers: Hashes, live: int) -> None:
        """
        Post many entries at once, which takes a tenth of the time.

        Args:
            hashes: those of all entries, oldest entry first.
            numbers: the number of the entry of each hash.
            live: as in `post`.
        """
        self._make_room(live)
        tags = hashes & TAG_MASK
        postings = tags | (numbers << NUMBER_SHIFT)
        for chosen in _rounds(tags):
            self._post(tags[chosen], postings[chosen])

    def _make_room(self, live: int) -> None:
        while live > FILL * (self._level + self._split) and self._grow():
            pass

    def _post(self, tags: Hashes, postings: Hashes) -> None:
        """Write postings, none of which has the tag of another one."""
        pages = self._page_of(tags)
        order = np.argsort(pages, kind="stable")
        tags, pages, postings = tags[order], pages[order], postings[order]
        starts = np.searchsorted(pages, pages)
        ranks = np.arange(len(pages)) - starts
        slots = (self._next[pages] + ranks) % SLOTS
        crowded, oldest = self._crowded(tags, pages)
        slots = np.where(crowded, oldest, slots)
        self._pages[pages, slots] = postings
        pages, slots = pages[~crowded], slots[~crowded]
        self._next[pages] = (slots + 1) % SLOTS

    def find(self, hashes: Hashes) -> Hashes:
        """Return the numbers posted under the hashes, one for each posting."""
        tags = hashes & TAG_MASK
        rows = self._pages[self._page_of(tags)]
        same = (rows & TAG_MASK) == tags[:, None]
        numbers: Hashes = rows[same] >> NUMBER_SHIFT
        return numbers

    def _crowded(
        self, tags: Hashes, pages: npt.NDArray[np.intp]
    ) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.intp]]:
        """Return which hashes are at their limit, and their oldest slots."""
        rows = self._pages[pages]
        same = (rows & TAG_MASK) == tags[:, None]
        crowded = same.sum(axis=1) >= MAX_PER_HASH
        oldest = np.where(same, rows, np.uint64(2**64 - 1)).argmin(axis=1)
        return crowded, oldest

    def _page_of(self, tags: Hashes) -> npt.NDArray[np.intp]:
        pages = (tags & np.uint64(self._level - 1)).astype(np.intp)
        if self._split:
            twice = (tags & np.uint64(2 * self._level - 1)).astype(np.intp)
            pages = np.where(pages < self._split, twice, pages)
        return pages

    def _grow(self) -> bool:
        """Split the next few pages in two; False at the maximum size."""
        if self._level + self._split + SPLIT > self._max:
            return False
        old = slice(self._split, self._split + SPLIT)
        new = slice(self._level + old.start, self._level + old.stop)
        self._reserve(new.stop)
        block = self._pages[old]
        moves = (block & np.uint64(self._level)) != 0
        # Sorted by number, free slots first. So the first slot is the next to
        # be used, and the oldest posting comes after the free slots.
        self._pages[new] = np.sort(np.where(moves, block, 0), axis=1)
        self._pages[old] = np.sort(np.where(moves, 0, block), axis=1)
        self._next[old] = self._next[new] = 0
        self._split += SPLIT
        if self._split == self._level:
            self._level, self._split = 2 * self._level, 0
        return True

    def _reserve(self, pages: int) -> None:
        if pages <= len(self._pages):
            return
        wanted = len(self._pages)
        while wanted < pages:
            wanted = min(RESERVE * wanted, self._max)
        grown = np.zeros((wanted, SLOTS), np.uint64)
        grown[: len(self._pages)] = self._pages
        next_slots = np.zeros(wanted, np.uint8)
        next_slots[: len(self._next)] = self._next
        self._pages, self._next = grown, next_slots


def _rounds(tags: Hashes) -> Iterator[npt.NDArray[np.intp]]:
    """
    Yield places of tags in rounds, in which no tag comes twice.

    The last round has the newest place of each tag, the one before it the
    second newest. Places that `MAX_PER_HASH` newer ones follow are left out:
    those would overwrite their postings.
    """
    order = np.argsort(tags, kind="stable")
    ordered = tags[order]
    ends = np.searchsorted(ordered, ordered, "right")
    newer = np.empty(len(tags), np.intp)
    newer[order] = ends - 1 - np.arange(len(tags))
    for number in reversed(range(MAX_PER_HASH)):
        chosen = np.flatnonzero(newer == number)
        if len(chosen):
            yield chosen
