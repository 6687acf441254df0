"""The stories of a linker: added, replaced, dropped by age, and weighted."""

from array import array
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import accumulate
from math import log
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from xxhash import xxh3_64_intdigest

from extractors.crosslingual.postings import Postings
from extractors.words.posting_sums import add_up, least_of
from extractors.words.term_places import Places

__all__ = ["UNIT", "Found", "IndexedStory", "StoryIndex", "hash_term"]

Numbers = npt.NDArray[Any]

UNIT = 4096
"""Weights are counted in parts of 1: sums of whole numbers do not depend on
the order of addition."""

_MAX_RANKED = 64
"""Stories that can be candidates: those that share most."""

_MAX_POSTINGS = 2_000
"""Stories of single terms that one search reads, the rarest terms first."""

_WEIGHT_BITS, _LANGUAGE_BITS = 20, 12
_MAX_WEIGHT = (1 << _WEIGHT_BITS) - 1
_LANGUAGES = 1 << _LANGUAGE_BITS
"""Languages that are told apart."""


@dataclass(frozen=True, slots=True)
class IndexedStory:
    """
    A story in one language.

    Attributes:
        terms: places of its terms in the index, ascending.
        at: its time, in seconds of any epoch.
        vector: of its text; empty without an encoder.
    """

    language: str
    story: str
    terms: "array[int]"
    at: float
    vector: bytes


class Found(NamedTuple):
    """
    What a search found.

    Attributes:
        weights: of the searched terms, in their order, in parts of `UNIT`.
        places: of these terms in the index; 0 for those it does not have.
        stories: the stories that share most.
        shared: the sum of the weights of the terms that each shares.
        lengths: the sum of the weights of each one's terms.
    """

    weights: list[int]
    places: list[int]
    stories: list[IndexedStory]
    shared: list[int]
    lengths: list[int]


class StoryIndex:
    """
    Stories of a time window, by the hashes of their terms.

    What it returns depends on the stories that it has, not on the order in
    which they were added.

    Args:
        window: seconds after which a story is dropped.
        max_stories: beyond it the oldest are dropped.
    """

    def __init__(self, window: float, max_stories: int) -> None:
        self._window = window
        self._max_stories = max_stories
        self._next = 0
        self._stories: dict[int, IndexedStory] = {}
        self._numbers: dict[str, dict[str, int]] = {}
        self._languages: dict[str, int] = {}
        self._sizes: dict[str, int] = {}
        self._postings = Postings()
        self._logarithms = np.empty(0)
        self._by_time: list[tuple[float, str, str, int]] = []

    def __len__(self) -> int:
        """Return the number of stories, each once for each language."""
        return len(self._stories)

    def languages(self, story: str) -> list[str]:
        """Return the languages in which it has a story."""
        return [*self._numbers.get(story, ())]

    def add(
        self,
        language: str,
        story: str,
        terms: list[int],
        at: float,
        vector: bytes = b"",
    ) -> None:
        """
        Add a story, or replace it in its language; drop old ones.

        Only the terms that differ from those before are touched.

        Args:
            terms: hashes of its terms, distinct.
        """
        numbers = self._numbers.setdefault(story, {})
        if language in numbers:
            number = numbers[language]
            old = {*self._stories[number].terms}
        else:
            number = numbers[language] = self._new_number(language)
            old = set()
        known = self._postings.find(terms).tolist()
        new = [
            term
            for term, place in zip(terms, known, strict=True)
            if place not in old
        ]
        self._postings.remove(sorted(old.difference(known)), number)
        places = {*old.intersection(known), *self._postings.add(new, number)}
        self._stories[number] = IndexedStory(
            language, story, array("I", sorted(places)), at, vector
        )
        heappush(self._by_time, (at, story, language, number))
        self._expire(at - self._window)

    def remove(self, story: str, language: str = "") -> None:
        """Remove a story in one of its languages, or in all."""
        numbers = self._numbers.get(story, {})
        for name in [language] if language else [*numbers]:
            if name in numbers:
                self._drop(numbers[name])

    def search(
        self, terms: list[int], language: str, at: float, count: int
    ) -> Found:
        """
        Find the stories of other languages that share most.

        Args:
            terms: hashes of the terms that are searched, distinct.
            language: the language whose stories are left out.
            at: stories within the window around it are returned.
            count: how many, at most; no more than 64.
        """
        places = self._postings.find(terms)
        weights = self._weights(places)
        if self._sizes.get(language, 0) == len(self):
            # A desk of one language.
            return Found(weights.tolist(), places.tolist(), [], [], [])
        order = np.lexsort((np.array(terms, np.uint64), -weights))
        rarest = _within_budget(self._postings, places[order])
        numbers, shares = self._add_up(
            places[order[:rarest]], weights[order[:rarest]], language
        )
        stories = self._most_similar(numbers, shares, at, count)
        shared, lengths = self._measure(places, stories)
        return Found(
            weights.tolist(), places.tolist(), stories, shared, lengths
        )

    def _add_up(
        self, places: Places, weights: Numbers, language: str
    ) -> tuple[Numbers, Numbers]:
        """Return the stories of other languages and the weight they share."""
        numbers = self._postings.read(places)
        counted = np.repeat(weights, self._postings.frequencies(places))
        code = self._languages.get(language, -1) % _LANGUAGES
        others = (numbers & np.uint64(_LANGUAGES - 1)) != code
        numbers, counted = numbers[others], counted[others]
        if not len(numbers):
            return numbers, counted
        # The numbers of a window differ in few digits: the rest is room.
        least = numbers.min()
        numbers, shares = add_up(numbers - least, counted, _WEIGHT_BITS)
        return numbers + least, shares

    def _most_similar(
        self, numbers: Numbers, shares: Numbers, at: float, count: int
    ) -> list[IndexedStory]:
        """Return the stories within the window that share most, best first."""
        best = (shares >= least_of(shares, _MAX_RANKED)).nonzero()[0]
        numbers, shares = numbers[best], shares[best]
        order = (-shares).argsort()
        found: list[tuple[int, str, str, IndexedStory]] = []
        for number, share in zip(
            numbers[order].tolist(), shares[order].tolist(), strict=True
        ):
            if len(found) >= count and -share > found[count - 1][0]:
                break
            story = self._stories[number]
            if abs(story.at - at) <= self._window:
                found.append((-share, story.story, story.language, story))
        found.sort(key=lambda entry: entry[:3])
        return [story for *_, story in found[:count]]

    def _measure(
        self, places: Places, stories: list[IndexedStory]
    ) -> tuple[list[int], list[int]]:
        """Return what each story shares with the terms, and its length."""
        if not stories:
            return [], []
        known = np.sort(places)
        terms = np.frombuffer(b"".join(s.terms for s in stories), np.uint32)
        at = known.searchsorted(terms).clip(max=len(known) - 1)
        lengths = self._weights(terms)
        sums = np.zeros((2, len(terms) + 1), np.int64)
        np.cumsum(
            (np.where(known[at] == terms, lengths, 0), lengths),
            axis=1,
            out=sums[:, 1:],
        )
        bounds = [0, *accumulate(len(story.terms) for story in stories)]
        totals = sums[:, bounds]
        shared, lengths = totals[:, 1:] - totals[:, :-1]
        return shared.tolist(), lengths.tolist()

    def _weights(self, places: Numbers) -> Numbers:
        """Return the squared inverse document frequencies of terms."""
        frequencies = self._postings.frequencies(places)
        size = len(self) + 1
        if len(self._logarithms) < size:
            known = range(2 * size)
            self._logarithms = np.array([log(each + 0.5) for each in known])
        rarity = log(size) - self._logarithms[frequencies]
        weights = np.rint(rarity * rarity * UNIT).clip(max=_MAX_WEIGHT)
        whole: Numbers = weights.astype(np.int64)
        return whole

    def _new_number(self, language: str) -> int:
        """Return a number above all before; it ends with the language."""
        code = self._languages.setdefault(language, len(self._languages))
        self._next += 1
        self._sizes[language] = self._sizes.get(language, 0) + 1
        return (self._next << _LANGUAGE_BITS) | (code % _LANGUAGES)

    def _expire(self, oldest: float) -> None:
        """Drop the stories before a time, and the oldest of too many."""
        by_time = self._by_time
        while by_time and (
            by_time[0][0] < oldest or len(self) > self._max_stories
        ):
            entry = heappop(by_time)
            if self._is_present(entry):
                self._drop(entry[-1])
        if len(by_time) > 2 * len(self) + _MAX_RANKED:
            # Replaced stories left their old times behind.
            by_time[:] = {*filter(self._is_present, by_time)}
            heapify(by_time)

    def _is_present(self, entry: tuple[float, str, str, int]) -> bool:
        story = self._stories.get(entry[-1])
        return story is not None and story.at == entry[0]

    def _drop(self, number: int) -> None:
        dropped = self._stories.pop(number)
        self._sizes[dropped.language] -= 1
        numbers = self._numbers[dropped.story]
        del numbers[dropped.language]
        if not numbers:
            del self._numbers[dropped.story]
        self._postings.remove(dropped.terms.tolist(), number)


def _within_budget(postings: Postings, places: Places) -> int:
    """Return how many of the terms, rarest first, one search reads."""
    read = postings.frequencies(places).cumsum()
    return int(read.searchsorted(_MAX_POSTINGS, side="right"))


def hash_term(term: str) -> int:
    """Return a stable hash of 64 bits."""
    return xxh3_64_intdigest(term.encode("utf-8", "surrogatepass"))
