"""
Subjects of an item as IPTC Media Topics, supplied or inferred.

The lexicon (``data/subjects.txt``) lists plain words for each topic, so that
the words in the text explain every inferred topic.
"""

import math
import re
from collections import Counter, defaultdict
from functools import cache
from typing import NamedTuple

from extractors.entities.text.lexicon import read_lines
from extractors.model.item import NewsItem, Subject

__all__ = ["infer_subjects"]

MIN_POINTS = 3
"""Points that a topic needs; a word has 1, if repeated up to 1.7."""

MIN_SHARE = 0.2
"""Share of the points of all topics that a topic needs."""

_WORD = re.compile(r"[a-z][a-z0-9-]+")
_MEDTOP = re.compile(r"(?:medtop[:/])(\d{8})$")
_SUBJECT_CODE = re.compile(r"(?:subj|iptc|subjectcode)[:/]?(\d{2})\d{6}$")


class Topic(NamedTuple):
    """A Media Topic and the words that are evidence for it."""

    code: str
    name: str
    words: frozenset[str]


def infer_subjects(item: NewsItem) -> tuple[Subject, ...]:
    """
    Return an item's subjects as Media Topics.

    Args:
        item: with or without subjects from its provider.

    Returns:
        The supplied subjects. Those with an IPTC code (a Media Topic, or the
        first level of an older Subject Code) become ``medtop:`` with
        confidence 1.0. Without supplied subjects, for English text only, at
        most three inferred ones, the most confident first.
    """
    if item.subjects:
        return tuple(_to_media_topic(subject) for subject in item.subjects)
    if item.language and not item.language.lower().startswith("en"):
        return ()
    return _infer(f"{item.headline}\n{item.headline}\n{item.body}")


@cache
def vocabulary() -> dict[str, str]:
    """Return scheme, release, licence and holder of the vocabulary."""
    rows = (
        line.partition("|")
        for part, line in read_lines("subjects.txt")
        if part == "vocabulary"
    )
    return {name.strip(): value.strip() for name, _, value in rows}


@cache
def topics() -> tuple[Topic, ...]:
    """Return the topics of the lexicon."""
    rows = read_lines("subjects.txt")
    parts = (line.split("|") for part, line in rows if part == "topics")
    return tuple(
        Topic(code.strip(), name.strip(), frozenset(words.split()))
        for code, name, words in parts
    )


def _to_media_topic(subject: Subject) -> Subject:
    """Return a subject with its Media Topic; unchanged if it has no code."""
    uri = subject.uri.lower()
    exact, older = _MEDTOP.search(uri), _SUBJECT_CODE.search(uri)
    code = exact[1] if exact else f"{older[1]}000000" if older else ""
    if not code:
        return subject
    names = (topic.name for topic in topics() if topic.code == code)
    name = next(names, "")
    return Subject(f"medtop:{code}", subject.name or name, "medtop")


def _infer(text: str) -> tuple[Subject, ...]:
    counts = Counter(_WORD.findall(text.lower()))
    points = _points(counts)
    total = sum(points.values())
    subjects = [
        Subject(
            f"medtop:{topic.code}",
            topic.name,
            "medtop",
            round(min(0.95, score / total), 2),
        )
        for topic, score in points.items()
        if score >= MIN_POINTS and score >= MIN_SHARE * total
    ]
    return tuple(sorted(subjects, key=lambda s: (-s.confidence, s.uri))[:3])


def _points(counts: Counter[str]) -> dict[Topic, float]:
    """
    Add up the evidence of each topic; each repetition of a word adds less.

    It is added in the order of the text, because a sum of floats depends on
    its order, and that of a set differs between processes.
    """
    by_word = _topics_by_word()
    points: dict[Topic, float] = defaultdict(float)
    for word, count in counts.items():
        for topic in by_word.get(word, ()):
            points[topic] += math.sqrt(min(3, count))
    return points


@cache
def _topics_by_word() -> dict[str, list[Topic]]:
    by_word: dict[str, list[Topic]] = defaultdict(list)
    for topic in topics():
        for word in topic.words:
            by_word[word].append(topic)
    return dict(by_word)
