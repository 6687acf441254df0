"""
Find the story of another language that tells the same event.

The score of two stories is the cosine of their terms, each weighted with its
inverse document frequency in the linker's own stories.
deploy/decisions/0045 has the figures behind the constants.
"""

from collections.abc import Iterable, Mapping
from math import sqrt

import msgspec

from extractors.crosslingual.encoder import vector_evidence
from extractors.crosslingual.story_index import (
    UNIT,
    StoryIndex,
    hash_term,
)
from extractors.model.language_tags import base_language

__all__ = ["MAX_STORIES", "THRESHOLD", "WINDOW", "StoryLink", "StoryLinker"]

THRESHOLD = 0.13
"""The lowest score of a link: 1 % of texts without a translation reach it."""

WINDOW = 2 * 86_400.0
"""Seconds between two stories of one event, at most."""

MAX_STORIES = 50_000
"""Stories that a linker stores; beyond it the oldest are dropped."""

_SMOOTHING = 100 * UNIT
"""
Added to the squared length of each story.

Stories with few terms share all of them by chance. A term of one story weighs
20 among 130 stories and 100 among 35,000.
"""

_MIN_SHARED = 3
_MAX_EVIDENCE = 8
_CANDIDATES, _CANDIDATES_WITH_VECTOR = 8, 64
"""Stories whose score is computed; a vector can change their order."""


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
        self._index = StoryIndex(window, max_stories)

    def __len__(self) -> int:
        """Return the number of stories, each once for each language."""
        return len(self._index)

    def add(
        self,
        story: str,
        language: str,
        terms: Iterable[str],
        at: float,
        vector: bytes = b"",
    ) -> None:
        """
        Add a story, or replace its terms in this language.

        Stories that are older than the window before ``at`` are dropped.

        Args:
            story: its id.
            language: BCP 47; only the language counts, not the region.
            terms: the neutral terms of its texts in this language.
            at: time of its last text, in seconds of any epoch.
            vector: of its first text in this language, if there is an
                encoder (`sentence_encoder`).
        """
        hashes = [*dict.fromkeys(map(hash_term, terms))]
        self._index.add(base_language(language), story, hashes, at, vector)

    def replace(
        self,
        story: str,
        texts: Mapping[str, tuple[Iterable[str], float, bytes]],
    ) -> None:
        """
        Replace a story in all its languages.

        Args:
            texts: the neutral terms in each language, the time of the last
                text in it, and the vector of the first one; see `add`.
        """
        kept = {*map(base_language, texts)}
        for language in self._index.languages(story):
            if language not in kept:
                self._index.remove(story, language)
        for language, (terms, at, vector) in texts.items():
            self.add(story, language, terms, at, vector)

    def remove(self, story: str) -> None:
        """Remove a story in all its languages."""
        self._index.remove(story)

    def find(
        self,
        language: str,
        terms: Iterable[str],
        at: float,
        vector: bytes = b"",
    ) -> StoryLink | None:
        """
        Find the story of another language that tells the same event.

        A story that is told in several languages, this one included, is
        found by its texts in the others.

        Args:
            language: BCP 47 of the story that is searched for.
            terms: its neutral terms.
            at: its time; only stories within the window are found.
            vector: of its first text, if there is an encoder.

        Returns:
            The story with the highest score; None if that is below
            `THRESHOLD`, or if the two share less than three terms.
        """
        best = self.most_similar(language, terms, at, vector)
        if (
            best is None
            or best.score < THRESHOLD
            or len(best.terms) < _MIN_SHARED
        ):
            return None
        return best

    def most_similar(
        self,
        language: str,
        terms: Iterable[str],
        at: float,
        vector: bytes = b"",
    ) -> StoryLink | None:
        """Return the link with the highest score, even if it is low."""
        named = {hash_term(term): term for term in sorted(set(terms))}
        found = self._index.search(
            [*named],
            base_language(language),
            at,
            _CANDIDATES_WITH_VECTOR if vector else _CANDIDATES,
        )
        if not found.stories:
            return None
        length = sum(found.weights) + _SMOOTHING
        scores = [
            shared / sqrt(length * (other + _SMOOTHING))
            + vector_evidence(vector, story.vector)
            for story, shared, other in zip(
                found.stories, found.shared, found.lengths, strict=True
            )
        ]
        score, story = min(
            zip(scores, found.stories, strict=True),
            key=lambda scored: (
                -scored[0], scored[1].story, scored[1].language
            ),
        )  # fmt: skip
        theirs = {*story.terms}
        shared_terms = sorted(
            (-weight, term)
            for term, weight, place in zip(
                named.values(), found.weights, found.places, strict=True
            )
            if place in theirs
        )
        evidence = tuple(term for _, term in shared_terms[:_MAX_EVIDENCE])
        bounded = round(min(max(score, 0.0), 1.0), 3)
        return StoryLink(story.story, bounded, evidence)
