"""
The story of an event in other languages, by terms of no language.

A term is an entity id, a place, a number or a date: the texts of one event
share them in every language. The decision whether two stories are one event
is that of `extractors.crosslingual`.
"""

from collections import Counter
from typing import Protocol

from streams.desk.stories.models import EventStory

__all__ = ["Link", "Linker", "NoLinker", "index_story"]

MAX_TERMS = 128
"""Terms of a story in one language, at most; the most frequent ones."""


class Link(Protocol):
    """A story in another language, and why it is of the same event."""

    @property
    def story(self) -> str:
        """Return the id of the story."""

    @property
    def score(self) -> float:
        """Return how certain the link is, 0 to 1."""

    @property
    def terms(self) -> tuple[str, ...]:
        """Return the shared terms, heaviest first."""


class Linker(Protocol):
    """The index of the open stories of all languages."""

    def add(
        self, story_id: str, language: str, terms: tuple[str, ...], at: float
    ) -> None:
        """Add the terms of a story in one language."""

    def remove(self, story_id: str) -> None:
        """Remove a story; do nothing if it is unknown."""

    def find(
        self, language: str, terms: tuple[str, ...], at: float
    ) -> Link | None:
        """Return the story of the same event in another language."""


class NoLinker:
    """A linker that finds nothing, for a desk of one language."""

    def add(
        self, story_id: str, language: str, terms: tuple[str, ...], at: float
    ) -> None:
        """Ignore the story."""

    def remove(self, story_id: str) -> None:
        """Do nothing."""

    def find(
        self,
        language: str,  # noqa: ARG002 - as in `Linker`
        terms: tuple[str, ...],  # noqa: ARG002
        at: float,  # noqa: ARG002
    ) -> Link | None:
        """Return None."""
        return None


def index_story(linker: Linker, story: EventStory) -> None:
    """Replace what the linker knows of a story."""
    linker.remove(story.id)
    counts: dict[str, Counter[str]] = {}
    for member in story.members:
        if member.is_source and member.language and member.terms:
            of_language = counts.setdefault(member.language, Counter())
            of_language.update(member.terms)
    at = story.updated_at.timestamp()
    for language in sorted(counts):
        linker.add(story.id, language, _frequent(counts[language]), at)


def _frequent(counts: Counter[str]) -> tuple[str, ...]:
    ranked = sorted(counts, key=lambda term: (-counts[term], term))
    return tuple(sorted(ranked[:MAX_TERMS]))
