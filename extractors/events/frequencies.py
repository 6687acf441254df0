"""
In how many texts of the last days a term occurs.

The counts are kept by day, so that the frequency at a time is a function of
the texts alone: not of when old ones were removed.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

__all__ = ["DAYS", "DocumentFrequencies"]

DAYS = 4
"""Days that count: that of the text and those before it."""
UNSEEN = 100
"""Texts that are added to those of the days, with the words that are usual in
the language. They keep the first texts of a new or a quiet lane from being
judged by chance."""


class DocumentFrequencies:
    """The terms of a lane's texts, counted by day."""

    def __init__(self) -> None:
        self._counts: dict[int, dict[int, int]] = {}
        self._texts: dict[int, int] = {}

    def add(self, ids: Sequence[int], day: int) -> None:
        """Count a text of a day by its distinct terms."""
        counts = self._counts.setdefault(day, {})
        for term in ids:
            counts[term] = counts.get(term, 0) + 1
        self._texts[day] = self._texts.get(day, 0) + 1

    def remove(self, ids: Sequence[int], day: int) -> None:
        """Take back what `add` counted."""
        counts = self._counts[day]
        for term in ids:
            left = counts[term] - 1
            if left:
                counts[term] = left
            else:
                del counts[term]
        self._texts[day] -= 1
        if not self._texts[day]:
            del self._texts[day], self._counts[day]

    def live(self, term: int) -> int:
        """Return how many texts have the term, of any day."""
        return sum(counts.get(term, 0) for counts in self._counts.values())

    def of(self, ids: Iterable[int], day: int) -> dict[int, int]:
        """Return how many texts of the `DAYS` up to a day have each term."""
        days = [
            self._counts[past]
            for past in range(day - DAYS + 1, day + 1)
            if past in self._counts
        ]
        found = dict.fromkeys(ids, 0)
        for counts in days:
            for term in found:
                if term in counts:
                    found[term] += counts[term]
        return found

    def rarity(
        self, found: dict[int, int], day: int, usual: Mapping[int, float]
    ) -> dict[int, float]:
        """
        Return the inverse document frequency of terms, above 0 to 1.

        A term that no text has gets nearly 1. So the rarities of a quiet lane
        and a busy one are on one scale.

        Args:
            found: the frequencies of the terms, as `of` returns them. The
                text itself is not among the texts; it is counted here.
            usual: the share of a language's texts that have a term, 0 to 1;
                terms that are not there are in none.
        """
        texts = (
            1
            + UNSEEN
            + sum(
                self._texts.get(past, 0)
                for past in range(day - DAYS + 1, day + 1)
            )
        )
        return {
            term: math.log(texts / (count + 1 + UNSEEN * usual.get(term, 0.0)))
            / math.log(texts)
            for term, count in found.items()
        }
