"""
Score functions, each as its corpus defines it.

Scores are fractions, 0 to 1. Every mean is over pages, not over words.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Any

_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, normal form KC."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).lower())


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    """Count the word n-grams of a text, as the AEB evaluation does."""
    tokens = _WORD.findall(text)
    if len(tokens) < size:
        return Counter([tuple(tokens)]) if tokens else Counter()
    return Counter(zip(*(tokens[n:] for n in range(size)), strict=False))


def overlap(
    truth: Counter[Any], extracted: Counter[Any]
) -> tuple[float, float]:
    """Return precision and recall of an extracted bag of words."""
    shared = sum((truth & extracted).values())
    return (
        shared / (sum(extracted.values()) or 1)
        if extracted
        else float(not truth),
        shared / (sum(truth.values()) or 1) if truth else float(not extracted),
    )


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean."""
    total = precision + recall
    return 2 * precision * recall / total if total else 0.0


def mean(values: Iterable[float]) -> float:
    """Return the mean; 1 if there are no values, as nothing is wrong."""
    values = list(values)
    return sum(values) / len(values) if values else 1.0
