"""
Find the story of another language that tells the same event.

A linker stores the neutral terms of each story and how many stories have
each term. The score of two stories is the cosine of their terms, each
weighted with its inverse document frequency. deploy/decisions/0045 has the
figures behind the constants.
"""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heapify, heappop, heappush, nlargest, nsmallest
from math import log, sqrt

import msgspec
from xxhash import xxh3_64_intdigest

from extractors.crosslingual.postings import Postings

__all__ = ["MAX_STORIES", "THRESHOLD", "WINDOW", "StoryLink", "StoryLinker"]

THRESHOLD = 0.13
"""The lowest score of a link: at most 1 % of links above it are false."""

WINDOW = 2 * 86_400.0
"""Seconds between two stories of one event, at most."""

MAX_STORIES = 50_000
"""Stories that a linker stores; beyond it the oldest are dropped."""

_SMOOTHING = 100.0
"""
Added to the squared length of each story.

Stories with few terms share all of them by chance. 100 is what three
to five rare terms weigh.
"""

_MIN_SHARED = 3
_MAX_EVIDENCE = 8
_MAX_CANDIDATES = 8
"""Stories whose score is computed, of those that share most."""

_MAX_RANKED = 64
_MAX_POSTINGS = 2_000
"""Stories of single terms that one search reads, the rarest terms first."""


class StoryLink(msgspec.Struct, frozen=True):
    """
    A link from a story to one in another language.

    Attributes:
        story: id of the story that was found.
        score: 0 to 1, rounded to 3 digits.
        terms: shared terms, heaviest first, at most 8.
    """

    story: str
    score: float
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A story in one language: hashes of its terms, and its time."""

    language: str
    story: str
    terms: "array[int]"
    at: float


class StoryLinker:
    """
    Stories of all languages, by their neutral terms.

    What it finds depends on the stories that it has, not on the order in
    which they were added. A search changes nothing.

    Args:
        window: seconds between linked stories, at most.
        max_stories: stories that are stored. A story counts once for each
            of its languages.
    """

    def __init__(
        self, window: float = WINDOW, max_stories: int = MAX_STORIES
    ) -> None:
        self._window = window
        self._max_stories = max_stories
        self._next = 0
        self._entries: dict[int, _Entry] = {}
        self._numbers: dict[str, dict[str, int]] = {}
        self._by_language: dict[str, set[int]] = {}
        self._postings = Postings()
        self._weights: dict[int, float] = {}
        """Weight by frequency, for the present number of stories."""
        self._by_time: list[tuple[float, str, str, int]] = []

    def __len__(self) -> int:
        """Return the number of stories, each once for each language."""
        return len(self._entries)

    def add(
        self, story: str, language: str, terms: Iterable[str], at: float
    ) -> None:
        """
        Add a story, or replace its terms in this language.

        Stories that are older than the window before ``at`` are dropped.

        Args:
            story: its id.
            language: BCP 47; only the language counts, not the region.
            terms: the neutral terms of its texts in this language.
            at: time of its last text, in seconds of any epoch.
        """
        base = _base(language)
        numbers = self._numbers.setdefault(story, {})
        if base in numbers:
            self._drop(numbers[base])
            numbers = self._numbers.setdefault(story, {})
        hashes = array("Q", sorted(set(map(_hash, terms))))
        self._weights.clear()
        number = self._next
        self._next += 1
        self._entries[number] = _Entry(base, story, hashes, at)
        numbers[base] = number
        self._by_language.setdefault(base, set()).add(number)
        for term in hashes:
            self._postings.add(term, number)
        heappush(self._by_time, (at, story, base, number))
        self._expire(at - self._window)

    def remove(self, story: str) -> None:
        """Remove a story in all its languages."""
        for number in tuple(self._numbers.get(story, {}).values()):
            self._drop(number)

    def find(
        self, language: str, terms: Iterable[str], at: float
    ) -> StoryLink | None:
        """
        Find the story of another language that tells the same event.

        A story that is told in several languages, this one included, is
        found by its texts in the others.

        Args:
            language: BCP 47 of the story that is searched for.
            terms: its neutral terms.
            at: its time; only stories within the window are found.

        Returns:
            The story with the highest score; None if that is below
            `THRESHOLD`, or if the two share less than three terms.
        """
        best = self.most_similar(language, terms, at)
        if (
            best is None
            or best.score < THRESHOLD
            or len(best.terms) < _MIN_SHARED
        ):
            return None
        return best

    def most_similar(
        self, language: str, terms: Iterable[str], at: float
    ) -> StoryLink | None:
        """Return the link with the highest score, even if it is low."""
        own = _base(language)
        named = {_hash(term): term for term in sorted(set(terms))}
        weights = {term: self._weight(term) for term in named}
        length = sum(weights.values()) + _SMOOTHING
        best: StoryLink | None = None
        for entry in self._candidates(weights, own, at):
            shared = [term for term in entry.terms if term in weights]
            score = self._cosine(weights, length, entry)
            if best is None or (-score, entry.story) < (
                -best.score,
                best.story,
            ):
                shared.sort(key=lambda term: (-weights[term], named[term]))
                evidence = tuple(named[t] for t in shared[:_MAX_EVIDENCE])
                best = StoryLink(entry.story, score, evidence)
        return best

    def _candidates(
        self, weights: dict[int, float], own: str, at: float
    ) -> list[_Entry]:
        """Return the stories that share most, by the rarest terms."""
        shared: dict[int, float] = {}
        left = _MAX_POSTINGS
        for term in sorted(weights, key=lambda term: (-weights[term], term)):
            numbers = self._postings.numbers(term)
            left -= len(numbers)
            if left < 0:
                break
            for number in numbers:
                shared[number] = shared.get(number, 0.0) + weights[term]
        own_numbers = self._by_language.get(own, set())
        others = {n: shared[n] for n in shared.keys() - own_numbers}
        least = min(nlargest(_MAX_RANKED, others.values()), default=0.0)
        entries = (
            (-weight, entry.story, entry.language, entry)
            for number, weight in others.items()
            if weight >= least
            and abs((entry := self._entries[number]).at - at) <= self._window
        )
        best = nsmallest(_MAX_CANDIDATES, entries)
        return [entry for *_, entry in best]

    def _cosine(
        self, weights: dict[int, float], length: float, entry: _Entry
    ) -> float:
        shared = sum(weights.get(term, 0.0) for term in entry.terms)
        other = sum(map(self._weight, entry.terms)) + _SMOOTHING
        return round(shared / sqrt(length * other), 3)

    def _weight(self, term: int) -> float:
        """Return the squared inverse document frequency of a term."""
        frequency = self._postings.frequency(term)
        weight = self._weights.get(frequency)
        if weight is None:
            weight = log((len(self._entries) + 1) / (frequency + 0.5)) ** 2
            self._weights[frequency] = weight
        return weight

    def _expire(self, oldest: float) -> None:
        """Drop the stories before a time, and the oldest of too many."""
        while self._by_time and (
            self._by_time[0][0] < oldest
            or len(self._entries) > self._max_stories
        ):
            self._drop(heappop(self._by_time)[-1])
        if len(self._by_time) > 2 * len(self._entries) + _MAX_RANKED:
            # Replaced stories left their old times behind.
            self._by_time = [
                entry for entry in self._by_time if entry[-1] in self._entries
            ]
            heapify(self._by_time)

    def _drop(self, number: int) -> None:
        entry = self._entries.pop(number, None)
        if entry is None:
            return
        self._weights.clear()
        self._by_language[entry.language].remove(number)
        numbers = self._numbers[entry.story]
        del numbers[entry.language]
        if not numbers:
            del self._numbers[entry.story]
        for term in entry.terms:
            self._postings.remove(term, number)


def _hash(term: str) -> int:
    return xxh3_64_intdigest(term.encode())


def _base(language: str) -> str:
    """Return the language without its region and script."""
    return language.lower().partition("-")[0]
