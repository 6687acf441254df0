"""
The open stories of one lane: an inverted index of the terms of their texts.

All that it finds is a function of the stories in it, and not of the order in
which they came: an index that is built again after a restart finds the same.
"""

from array import array
from collections.abc import Sequence
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from extractors.events.features import (
    EventText,
    Features,
    Likeness,
    compare,
    features_among,
)
from extractors.events.frequencies import DAYS, DocumentFrequencies
from extractors.events.terms import TermCounts, weigh
from extractors.events.word_shares import word_shares
from extractors.words.posting_sums import add_up, least_of
from extractors.words.term_places import TermPlaces

__all__ = ["MAX_CANDIDATES", "Candidate", "EventIndex", "leave_out"]

Numbers = npt.NDArray[Any]

DAY = 86400.0
WINDOW = DAYS * DAY
"""A story whose newest text is further away is not found."""
MAX_CANDIDATES = 8
"""Stories that are measured, of those that share the rarest terms."""
BUDGET = 3000
"""Postings that are read for a text: those of its rarest terms."""
SHARE_BITS = 32
"""Of a sum of squares, beside the 32 bits of a text's number."""
MAX_RANKED = 64
"""Texts that are ranked at first: those of eight stories."""
NUMBERS = 1 << 32


class Candidate(NamedTuple):
    """
    A story that may be that of a text.

    Attributes:
        at: time of its newest text, seconds of the Unix epoch.
        likeness: how alike both are.
        features: the same beside the other candidates.
    """

    key: str
    at: float
    likeness: Likeness
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
        found: the number of the lane's texts that have each.
        places: their places, until the index changes.
    """

    text: EventText
    rarity: npt.NDArray[np.float64]
    found: npt.NDArray[np.int64]
    places: npt.NDArray[np.int64]


class EventIndex:
    """The stories of a lane by their terms."""

    def __init__(self) -> None:
        self._stories: dict[str, _Story] = {}
        self._keys: dict[int, str] = {}
        self._places = TermPlaces()
        self._postings = [array("I")]
        """By the place of a term; that of unknown terms stays empty."""
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
        usual = [*map(word_shares(language).get, counts.ids, repeat(0.0))]
        places = self._places.find(counts.ids)
        found = self._frequencies.of(places, day)
        rarity = self._frequencies.rarity(found, day, usual)
        ids = np.array(counts.ids, np.uint32)
        text, kept = weigh(ids, counts.text, rarity)
        lede, _ = weigh(ids, counts.lede, rarity)
        return Query(
            EventText(uri, at, text, lede),
            rarity[kept],
            found[kept],
            places[kept],
        )

    def find(self, query: Query, without: str = "") -> list[Candidate]:
        """
        Return the stories that may be the text's, by key.

        Args:
            without: key of a story that is not looked at.
        """
        keys = [key for key in self._candidates(query) if key != without]
        stories = [self._stories[key] for key in keys]
        alike = compare(
            query.text, query.rarity, [story.texts for story in stories]
        )
        return [
            Candidate(key, story.at, likeness, features)
            for key, story, likeness, features in zip(
                keys, stories, alike, features_among(alike), strict=True
            )
        ]

    def _candidates(self, query: Query) -> list[str]:
        """Return the stories that share the most of the rarest terms."""
        places, squares = _rarest_terms(query)
        read = [self._postings[place] for place in places.tolist()]
        numbers, shares = add_up(
            np.frombuffer(b"".join(read), np.uint32),
            np.repeat(squares, [*map(len, read)]),
            SHARE_BITS,
        )
        most = (shares >= least_of(shares, MAX_RANKED)).nonzero()[0]
        best = self._best(numbers[most], shares[most], query.text.at)
        if len(best) < MAX_CANDIDATES and len(most) < len(shares):
            best = self._best(numbers, shares, query.text.at)
        return best

    def _best(self, numbers: Numbers, shares: Numbers, at: float) -> list[str]:
        """Return the open stories with the greatest shares, by key."""
        order = (-shares).argsort()
        best: dict[str, int] = {}
        least = 0
        for number, share in zip(
            numbers[order].tolist(), shares[order].tolist(), strict=True
        ):
            if share < least:
                break
            key = self._keys.get(number)
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
        places = self._places.enter(text.text.id_array.tolist())
        self._frequencies.add(places, int(text.at // DAY))
        for place in places.tolist():
            if place == len(self._postings):
                self._postings.append(array("I"))
            self._postings[place].append(number)
        self._next = (number + 1) % NUMBERS
        return number

    def _remove(self, text: EventText, number: int) -> None:
        del self._keys[number]
        terms = text.text.id_array.tolist()
        places = self._places.find(terms)
        self._frequencies.remove(places, int(text.at // DAY))
        live = self._frequencies.live(places)
        for place, count in zip(places.tolist(), live.tolist(), strict=True):
            self._drop(place, count)
        self._places.remove(
            term for term, count in zip(terms, live, strict=True) if not count
        )

    def _drop(self, place: int, live: int) -> None:
        """Remove dead postings of a term once they are more than the live."""
        numbers = self._postings[place]
        if not live:
            self._postings[place] = array("I")
        elif len(numbers) > 2 * live + 8:
            self._postings[place] = array(
                "I", (number for number in numbers if number in self._keys)
            )


def leave_out(key: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates but one, measured as if it was not there."""
    others = [story for story in found if story.key != key]
    beside = features_among([story.likeness for story in others])
    return [
        story._replace(features=features)
        for story, features in zip(others, beside, strict=True)
    ]


def _rarest_terms(query: Query) -> tuple[Numbers, Numbers]:
    """Return places of terms to look up, and the squares of their weights.

    The rarest come first; together they have at most `BUDGET` postings.
    """
    order = query.found.argsort(kind="stable")
    order = order[query.found[order].cumsum() <= BUDGET]
    weights = query.text.text.weight_array[order].astype(np.uint64)
    return query.places[order], weights * weights
