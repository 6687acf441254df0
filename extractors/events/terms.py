"""
The terms of a text: the stems that stand for its event, with their weights.

A term weighs what it says (TF-IDF, Salton and Buckley 1988): often in this
text, rarely in others. The beginning of a text counts, because news begins
with the event and ends with its background.
"""

import math
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice

import msgspec
import numpy as np
import numpy.typing as npt
import xxhash

from extractors.similarity.content_words import content_words, words_of
from extractors.similarity.tokens import read

__all__ = [
    "TERMS",
    "Ids",
    "TermCounts",
    "Terms",
    "count_terms",
    "name_terms",
    "term_id",
    "weigh",
]

Ids = npt.NDArray[np.uint32]

WORDS = 300
"""Content words of a text that count."""
LEDE = 40
"""Content words of its beginning."""
HEADLINE = 2
"""A word of the headline counts as so many."""
TERMS = 100
"""Terms of a text that are kept. With 64, the stories of long texts break:
B-cubed F1 on BASIL was .955, with 100 it was .992."""
HEAVIEST = 255
"""The weight of a text's heaviest term; weights are whole numbers, so that
sums of them are the same on each machine."""


class TermCounts(msgspec.Struct, frozen=True):
    """
    How often each term occurs in a text, by term id.

    Attributes:
        text: in its headline and first `WORDS` content words.
        lede: in its headline and first `LEDE` content words.
    """

    text: Mapping[int, int]
    lede: Mapping[int, int]


class Terms(msgspec.Struct, frozen=True):
    """
    The heaviest terms of a text, as a sparse vector.

    Attributes:
        ids: term ids, ascending, little-endian 32-bit.
        weights: one byte a term, 1 to `HEAVIEST`.
    """

    ids: bytes = b""
    weights: bytes = b""

    def __len__(self) -> int:
        """Return the number of terms."""
        return len(self.weights)

    @property
    def id_array(self) -> Ids:
        """The ids as a read-only array."""
        return np.frombuffer(self.ids, "<u4")


def count_terms(headline: str, body: str) -> TermCounts:
    """Count the terms of a text; only its first `WORDS` words count."""
    head = [*islice(content_words(headline), WORDS)]
    words = [*islice(words_of(read(body).folded), WORDS)]
    return TermCounts(_count(head, words), _count(head, words[:LEDE]))


def weigh(counts: Mapping[int, int], rarity: Mapping[int, float]) -> Terms:
    """
    Return the `TERMS` heaviest terms of a text with their weights.

    Args:
        counts: how often a term occurs in the text.
        rarity: inverse document frequency of each term, above 0.
    """
    weights = {
        term: (1 + math.log(count)) * rarity[term]
        for term, count in counts.items()
    }
    heaviest = sorted(weights, key=lambda term: (-weights[term], term))
    kept = sorted(heaviest[:TERMS])
    if not kept:
        return Terms()
    unit = HEAVIEST / weights[heaviest[0]]
    return Terms(
        np.array(kept, "<u4").tobytes(),
        bytes(max(1, round(weights[term] * unit)) for term in kept),
    )


def name_terms(headline: str, body: str) -> dict[int, str]:
    """Return for each term of a text a word that has it, as it is written."""
    names: dict[int, str] = {}
    for words in read(headline), read(body):
        for place, surface in enumerate(words.surfaces):
            for term in words_of(words.folded[max(0, place - 1) : place + 1]):
                name = surface if len(surface) > 1 else term
                names.setdefault(term_id(term), name)
    return names


@lru_cache(maxsize=1 << 17)
def term_id(term: str) -> int:
    """Return a term's id: the same for all time (xxh32)."""
    return xxhash.xxh32_intdigest(term.encode())


def _count(headline: list[str], words: list[str]) -> dict[int, int]:
    counts = Counter(map(term_id, words))
    for word in headline:
        counts[term_id(word)] += HEADLINE
    return counts
