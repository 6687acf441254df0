"""
Subjects: supplied codes as IPTC Media Topics, else topics inferred.

The lexicon (``data/subjects.txt``) is plain words by topic, so that every
inference can be read off the text.
"""

import math
import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from extractors.entities.text.lexicon import lines
from extractors.model.item import NewsItem, Subject

__all__ = ["infer_subjects"]

LEAST_HITS = 3
"""Different evidence words in a text that are too few to name a topic."""

LEAST_SHARE = 0.2
"""Share of the evidence that a topic needs."""

_WORD = re.compile(r"[a-z][a-z0-9-]+")
_MEDTOP = re.compile(r"(?:medtop[:/])(\d{8})$")
_SUBJECT_CODE = re.compile(r"(?:subj|iptc|subjectcode)[:/]?(\d{2})\d{6}$")


class Topic(NamedTuple):
    """A Media Topic and the words that point at it."""

    code: str
    name: str
    words: frozenset[str]


def infer_subjects(item: NewsItem) -> tuple[Subject, ...]:
    """
    Give an item's subjects as Media Topics.

    Args:
        item: with or without subjects of its provider.

    Returns:
        The supplied subjects, those with a code of IPTC's (Media Topics, or
        the older Subject Codes by their first level) as ``medtop:`` and sure
        (1.0); if there are none, at most three inferred ones, surest first,
        for English text only.
    """
    if item.subjects:
        return tuple(_mapped(subject) for subject in item.subjects)
    if item.language and not item.language.lower().startswith("en"):
        return ()
    return _inferred(f"{item.headline}\n{item.headline}\n{item.body}")


@cache
def vocabulary() -> dict[str, str]:
    """Say which vocabulary it is: its scheme, release, licence, holder."""
    rows = (
        line.partition("|")
        for part, line in lines("subjects.txt")
        if part == "vocabulary"
    )
    return {name.strip(): value.strip() for name, _, value in rows}


@cache
def topics() -> tuple[Topic, ...]:
    """Read the lexicon."""
    rows = lines("subjects.txt")
    parts = (line.split("|") for part, line in rows if part == "topics")
    return tuple(
        Topic(code.strip(), name.strip(), frozenset(words.split()))
        for code, name, words in parts
    )


def _mapped(subject: Subject) -> Subject:
    uri = subject.uri.lower()
    exact, older = _MEDTOP.search(uri), _SUBJECT_CODE.search(uri)
    code = exact[1] if exact else f"{older[1]}000000" if older else ""
    if not code:
        return subject
    name = next((t.name for t in topics() if t.code == code), "")
    return Subject(f"medtop:{code}", subject.name or name, "medtop")


def _inferred(text: str) -> tuple[Subject, ...]:
    counts = Counter(_WORD.findall(text.lower()))
    points = {topic: _points(topic, counts) for topic in topics()}
    total = sum(points.values())
    found = [
        Subject(
            f"medtop:{topic.code}",
            topic.name,
            "medtop",
            round(min(0.95, weight / total), 2),
        )
        for topic, weight in points.items()
        if weight >= LEAST_HITS and weight >= LEAST_SHARE * total
    ]
    return tuple(sorted(found, key=lambda s: (-s.confidence, s.uri))[:3])


def _points(topic: Topic, counts: Counter[str]) -> float:
    """Count evidence; a word said often says less each time."""
    seen = (counts[word] for word in topic.words if counts[word])
    return sum(math.sqrt(min(3, count)) for count in seen)
