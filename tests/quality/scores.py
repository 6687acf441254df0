"""
How extraction is scored, each as its corpus publishes it.

Scores are fractions, 0 to 1; every mean is over pages, not over words.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """Give the words of a text in lower case, normal form KC."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).lower())


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    """Count the word n-grams of a text, as the AEB evaluation does."""
    tokens = _WORD.findall(text)
    if len(tokens) < size:
        return Counter([tuple(tokens)]) if tokens else Counter()
    return Counter(zip(*(tokens[n:] for n in range(size)), strict=False))


def overlap(truth: Counter, found: Counter) -> tuple[float, float]:
    """Give precision and recall of one bag against another."""
    shared = sum((truth & found).values())
    return (
        shared / (sum(found.values()) or 1) if found else float(not truth),
        shared / (sum(truth.values()) or 1) if truth else float(not found),
    )


def f1(precision: float, recall: float) -> float:
    """Give the harmonic mean."""
    total = precision + recall
    return 2 * precision * recall / total if total else 0.0


def mean(values: Iterable[float]) -> float:
    """Give the mean; 1 of nothing, since nothing went wrong."""
    values = list(values)
    return sum(values) / len(values) if values else 1.0


def holds(text: str, snippet: str) -> bool:
    """Tell whether a text holds a snippet, words in order."""
    return " ".join(words(snippet)) in " ".join(words(text))
