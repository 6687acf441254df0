"""
The open stories of one lane: an inverted index of the terms of their texts.

All that it finds is a function of the stories in it, and not of the order in
which they came: an index that is built again after a restart finds the same.
"""

from array import array
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from extractors.events.features import (
    EventText,
    Features,
    measure,
)
from extractors.events.frequencies import DAYS, DocumentFrequencies
from extractors.events.terms import TermCounts, weigh
from extractors.events.word_shares import word_shares

__all__ = ["MAX_CANDIDATES", "Candidate", "EventIndex"]

Numbers = npt.NDArray[Any]

DAY = 86400.0
WINDOW = DAYS * DAY
"""A story whose newest text is further away is not found."""
MAX_CANDIDATES = 8
"""Stories that are measured, of those that share the rarest terms."""
BUDGET = 3000
"""Postings that are read for a text: those of its rarest terms."""
NUMBERS = 1 << 32


class Candidate(NamedTuple):
    """A story that may be that of a text, with its newest text's time."""

    key: str
    at: float
    features: Features


class _Story(NamedTuple):
    at: float
    texts: tuple[EventText, ...]
    numbers: tuple[int, ...]


class Query(NamedTuple):
    """
    A text to find a story for.

    Attributes:
        rarity: inverse document frequency of each of its terms.
        found: the number of the lane's texts that have it.
    """

    text: EventText
    rarity: dict[int, float]
    found: dict[int, int]


class EventIndex:
    """The stories of a lane by their terms."""

    def __init__(self) -> None:
        self._stories: dict[str, _Story] = {}
        self._keys: dict[int, str] = {}
        self._postings: dict[int, array[int]] = {}
        self._frequencies = DocumentFrequencies()
        self._next = 0

    def __len__(self) -> int:
        """Return the number of stories."""
        return len(self._stories)

    def put(self, key: str, texts: Sequence[EventText], at: float) -> None:
        """
        Add a story, or replace it; a story without texts is removed.

        Args:
            at: time of its newest text, seconds of the Unix epoch.
        """
        old = self._stories.pop(key, None)
        known = dict(zip(old.texts, old.numbers, strict=True)) if old else {}
        numbers = [
            known.pop(text) if text in known else self._add(key, text)
            for text in texts
        ]
        for text, number in known.items():
            self._remove(text, number)
        if texts:
            self._stories[key] = _Story(at, tuple(texts), tuple(numbers))

    def remove(self, key: str) -> None:
        """Remove a story; do nothing if it is unknown."""
        self.put(key, (), 0.0)

    def weigh(
        self, uri: str, at: float, counts: TermCounts, language: str
    ) -> Query:
        """
        Return a text with its terms weighed by the lane's frequencies.

        Args:
            language: of the text, BCP 47.
        """
        day = int(at // DAY)
        found = self._frequencies.of({*counts.text, *counts.lede}, day)
        rarity = self._frequencies.rarity(found, day, word_shares(language))
        text = EventText(
            uri,
            at,
            weigh(counts.text, rarity),
            weigh(counts.lede, rarity),
        )
        return Query(text, rarity, found)

    def find(self, query: Query, without: str = "") -> list[Candidate]:
        """
        Return the stories that may be the text's, by key.

        Args:
            without: key of a story that is not looked at.
        """
        keys = [key for key in self._candidates(query) if key != without]
        return self.compare(query, keys)

    def compare(self, query: Query, keys: Sequence[str]) -> list[Candidate]:
        """
        Measure a text against these stories, beside no others.

        Args:
            keys: of stories that the index has.
        """
        stories = [self._stories[key] for key in keys]
        measured = measure(
            query.text,
            query.rarity,
            [story.texts for story in stories],
        )
        return [
            Candidate(key, story.at, features)
            for key, story, features in zip(
                keys, stories, measured, strict=True
            )
        ]

    def _candidates(self, query: Query) -> list[str]:
        """Return the stories that share the most of the rarest terms."""
        weights = dict(
            zip(
                query.text.text.id_array.tolist(),
                query.text.text.weights,
                strict=True,
            )
        )
        read: list[npt.NDArray[np.uint32]] = []
        squares: list[int] = []
        left = BUDGET
        for term in sorted(weights, key=lambda t: (query.found[t], t)):
            left -= query.found[term]
            if left < 0:
                break
            if term in self._postings:
                read.append(np.frombuffer(self._postings[term], np.uint32))
                squares.append(weights[term] ** 2)
        if not read:
            return []
        numbers, places = np.unique(np.concatenate(read), return_inverse=True)
        shares = np.bincount(
            places, np.repeat(squares, [len(part) for part in read])
        )
        return self._best(numbers, shares, query.text.at)

    def _best(self, numbers: Numbers, shares: Numbers, at: float) -> list[str]:
        """Return the open stories with the greatest shares, by key."""
        order = np.argsort(-shares, kind="stable")
        best: dict[str, int] = {}
        least = 0.0
        for place in order.tolist():
            share = shares[place]
            if share < least:
                break
            key = self._keys.get(int(numbers[place]))
            if key is None or key in best:
                continue
            if abs(self._stories[key].at - at) > WINDOW:
                continue
            best[key] = share
            if len(best) == MAX_CANDIDATES:
                least = share
        ranked = sorted(best, key=lambda key: (-best[key], key))
        return sorted(ranked[:MAX_CANDIDATES])

    def _add(self, key: str, text: EventText) -> int:
        while self._next in self._keys:
            self._next = (self._next + 1) % NUMBERS
        number = self._next
        self._keys[number] = key
        ids = text.text.id_array.tolist()
        self._frequencies.add(ids, int(text.at // DAY))
        for term in ids:
            if term in self._postings:
                self._postings[term].append(number)
            else:
                self._postings[term] = array("I", (number,))
        self._next = (number + 1) % NUMBERS
        return number

    def _remove(self, text: EventText, number: int) -> None:
        del self._keys[number]
        ids = text.text.id_array.tolist()
        self._frequencies.remove(ids, int(text.at // DAY))
        for term in ids:
            self._drop(term)

    def _drop(self, term: int) -> None:
        """Remove dead postings of a term once they are more than the live."""
        live = self._frequencies.live(term)
        numbers = self._postings.get(term)
        if not live:
            self._postings.pop(term, None)
        elif numbers is not None and len(numbers) > 2 * live + 8:
            self._postings[term] = array(
                "I", (number for number in numbers if number in self._keys)
            )
