"""
In how many texts of the last days a term occurs.

The counts are kept by day, so that the frequency at a time is a function of
the texts alone: not of when old ones were removed. Those of the newest days
are in arrays, by the place of a term (`term_places`): one lookup of a term
gives its counts of all these days.
"""

import math
from collections.abc import Sequence
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt

from extractors.words.term_places import Places

__all__ = ["DAYS", "DocumentFrequencies"]

Counts = npt.NDArray[Any]

DAYS = 4
"""Days that count: that of the text and those before it."""
NEWEST = 8
"""Days whose counts are in arrays. Older ones have few texts: the first of
the stories that go on."""
UNSEEN = 100
"""Texts that are added to those of the days, with the words that are usual in
the language. They keep the first texts of a new or a quiet lane from being
judged by chance."""


class DocumentFrequencies:
    """The terms of a lane's texts, counted by day."""

    def __init__(self) -> None:
        self._newest = 0
        self._by_day = np.zeros((NEWEST, 1), np.uint32)
        self._older: dict[int, dict[int, int]] = {}
        self._texts: dict[int, int] = {}
        self._live = np.zeros(1, np.uint32)

    def add(self, places: Places, day: int) -> None:
        """Count a text of a day by the places of its distinct terms."""
        self._make_room(places)
        if not self._texts or day > self._newest:
            self._advance(day)
        if self._is_new(day):
            self._by_day[day % NEWEST, places] += 1
        elif len(places):
            counts = self._older.setdefault(day, {})
            for place in places.tolist():
                counts[place] = counts.get(place, 0) + 1
        self._live[places] += 1
        self._texts[day] = self._texts.get(day, 0) + 1

    def remove(self, places: Places, day: int) -> None:
        """Take back what `add` counted."""
        if self._is_new(day):
            self._by_day[day % NEWEST, places] -= 1
        elif len(places):
            self._remove_older(places, day)
        self._live[places] -= 1
        self._texts[day] -= 1
        if not self._texts[day]:
            del self._texts[day]

    def live(self, places: Places) -> Counts:
        """Return how many texts have each term, of any day."""
        return self._live[places]

    def of(self, places: Places, day: int) -> Counts:
        """
        Return how many texts of the `DAYS` up to a day have each term.

        Args:
            places: those of terms that were added, and 0.
        """
        found = np.zeros(len(places), np.int64)
        for past in range(day - DAYS + 1, day + 1):
            if self._is_new(past):
                found += self._by_day[past % NEWEST, places]
            elif past in self._older:
                counts = map(self._older[past].get, places.tolist(), repeat(0))
                found += np.fromiter(counts, np.int64, len(places))
        return found

    def rarity(
        self, found: Counts, day: int, usual: Sequence[float]
    ) -> npt.NDArray[np.float64]:
        """
        Return the inverse document frequency of terms, above 0 to 1.

        A term that no text has gets nearly 1. So the rarities of a quiet lane
        and a busy one are on one scale.

        Args:
            found: the frequency of each term, as `of` returns it. The text
                itself is not among the texts; it is counted here.
            usual: the share of a language's texts that have each term, 0 to
                1.
        """
        texts = (
            1
            + UNSEEN
            + sum(
                self._texts.get(past, 0)
                for past in range(day - DAYS + 1, day + 1)
            )
        )
        quotients = texts / (found + 1 + UNSEEN * np.asarray(usual))
        # The logarithm of `math` has the same last digit on each processor.
        logs = np.array([*map(math.log, quotients.tolist())], np.float64)
        return logs / math.log(texts)

    def _is_new(self, day: int) -> bool:
        """Return whether the counts of a day are in the arrays."""
        return self._newest - NEWEST < day <= self._newest

    def _advance(self, day: int) -> None:
        """Make a day the newest; move what is then too old."""
        oldest = self._newest - NEWEST + 1
        for past in range(oldest, min(self._newest, day - NEWEST) + 1):
            counts = self._by_day[past % NEWEST]
            used = np.flatnonzero(counts)
            if len(used):
                self._older[past] = dict(
                    zip(used.tolist(), counts[used].tolist(), strict=True)
                )
                counts[:] = 0
        self._newest = day

    def _remove_older(self, places: Places, day: int) -> None:
        counts = self._older[day]
        for place in places.tolist():
            counts[place] -= 1
            if not counts[place]:
                del counts[place]
        if not counts:
            del self._older[day]

    def _make_room(self, places: Places) -> None:
        """Let the arrays have all places; they double."""
        size = len(self._live)
        needed = int(places.max(initial=0)) + 1
        if needed > size:
            more = max(needed, 2 * size) - size
            self._live = np.pad(self._live, (0, more))
            self._by_day = np.pad(self._by_day, ((0, 0), (0, more)))
