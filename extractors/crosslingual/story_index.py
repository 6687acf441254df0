"""The stories of a linker: added, replaced, dropped by age, and weighted."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush, nlargest, nsmallest
from math import log

from xxhash import xxh3_64_intdigest

from extractors.crosslingual.postings import Postings

__all__ = ["IndexedStory", "StoryIndex", "hash_term"]

_MAX_RANKED = 64
"""Stories that can be candidates: those that share most."""

_MAX_POSTINGS = 2_000
"""Stories of single terms that one search reads, the rarest terms first."""


@dataclass(frozen=True, slots=True)
class IndexedStory:
    """
    A story in one language.

    Attributes:
        terms: hashes of its terms, ascending.
        at: its time, in seconds of any epoch.
        vector: of its text; empty without an encoder.
    """

    language: str
    story: str
    terms: "array[int]"
    at: float
    vector: bytes


class StoryIndex:
    """
    Stories of a time window, by the hashes of their terms.

    What it returns depends on the stories that it has, not on the order in
    which they were added. A story takes 2.1 KB, and 1 KB for a vector.

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
        self._by_language: dict[str, set[int]] = {}
        self._postings = Postings()
        self._weights: dict[int, float] = {}
        """Weight by frequency, for the present number of stories."""
        self._by_time: list[tuple[float, str, str, int]] = []

    def __len__(self) -> int:
        """Return the number of stories, each once for each language."""
        return len(self._stories)

    def add(self, added: IndexedStory) -> None:
        """Add a story, or replace it in its language; drop old ones."""
        numbers = self._numbers.get(added.story, {})
        if added.language in numbers:
            self._drop(numbers[added.language])
        number = self._next
        self._next += 1
        self._weights.clear()
        self._stories[number] = added
        self._numbers.setdefault(added.story, {})[added.language] = number
        self._by_language.setdefault(added.language, set()).add(number)
        for term in added.terms:
            self._postings.add(term, number)
        heappush(
            self._by_time, (added.at, added.story, added.language, number)
        )
        self._expire(added.at - self._window)

    def remove(self, story: str) -> None:
        """Remove a story in all its languages."""
        for number in tuple(self._numbers.get(story, {}).values()):
            self._drop(number)

    def weight(self, term: int) -> float:
        """Return the squared inverse document frequency of a term."""
        frequency = self._postings.frequency(term)
        weight = self._weights.get(frequency)
        if weight is None:
            weight = log((len(self) + 1) / (frequency + 0.5)) ** 2
            self._weights[frequency] = weight
        return weight

    def length(self, story: IndexedStory) -> float:
        """Return the sum of the weights of a story's terms."""
        known, frequency = self._weights, self._postings.frequency
        return sum(
            known.get(frequency(term)) or self.weight(term)
            for term in story.terms
        )

    def candidates(
        self,
        weights: Mapping[int, float],
        language: str,
        at: float,
        count: int,
    ) -> list[IndexedStory]:
        """
        Return the stories of other languages that share most.

        Args:
            weights: hashes of the terms that are searched, with weights.
            language: the language whose stories are left out.
            at: stories within the window around it are returned.
            count: how many, at most; no more than 64.
        """
        own = self._by_language.get(language, set())
        if len(own) == len(self):
            return []  # a desk of one language
        shared = self._shared(weights)
        others = {number: shared[number] for number in shared.keys() - own}
        least = min(nlargest(_MAX_RANKED, others.values()), default=0.0)
        stories = (
            (-weight, found.story, found.language, found)
            for number, weight in others.items()
            if weight >= least
            and abs((found := self._stories[number]).at - at) <= self._window
        )
        return [found for *_, found in nsmallest(count, stories)]

    def _shared(self, weights: Mapping[int, float]) -> dict[int, float]:
        """Return the weight that each story shares, by the rarest terms."""
        shared: dict[int, float] = {}
        left = _MAX_POSTINGS
        for term in sorted(weights, key=lambda term: (-weights[term], term)):
            numbers = self._postings.numbers(term)
            left -= len(numbers)
            if left < 0:
                break
            for number in numbers:
                shared[number] = shared.get(number, 0.0) + weights[term]
        return shared

    def _expire(self, oldest: float) -> None:
        """Drop the stories before a time, and the oldest of too many."""
        by_time = self._by_time
        while by_time and (
            by_time[0][0] < oldest or len(self) > self._max_stories
        ):
            self._drop(heappop(by_time)[-1])
        if len(by_time) > 2 * len(self) + _MAX_RANKED:
            # Replaced stories left their old times behind.
            by_time[:] = [old for old in by_time if old[-1] in self._stories]
            heapify(by_time)

    def _drop(self, number: int) -> None:
        dropped = self._stories.pop(number, None)
        if dropped is None:
            return
        self._weights.clear()
        self._by_language[dropped.language].remove(number)
        numbers = self._numbers[dropped.story]
        del numbers[dropped.language]
        if not numbers:
            del self._numbers[dropped.story]
        for term in dropped.terms:
            self._postings.remove(term, number)


def hash_term(term: str) -> int:
    """Return a stable hash of 64 bits."""
    return xxh3_64_intdigest(term.encode("utf-8", "surrogatepass"))
