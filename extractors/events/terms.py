"""
The terms of a text: the stems that stand for its event, with their weights.

A term weighs what it says (TF-IDF, Salton and Buckley 1988): often in this
text, rarely in others. The beginning of a text counts, because news begins
with the event and ends with its background.
"""

import math
from collections import Counter
from collections.abc import Collection
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt
import xxhash

from extractors.words.content_words import (
    content_words,
    words_by_token,
    words_of,
)
from extractors.words.tokens import read

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
Numbers = npt.NDArray[Any]

WORDS = 300
"""Content words of a text that count."""
LEDE = 40
"""Content words of its beginning."""
HEADLINE = 2
"""A word of the headline counts as so many."""
TERMS = 100
"""Terms of a text that are kept. With 64, the stories of long texts break:
B-cubed F1 on BASIL was .955, with 100 it was .992."""
REMEMBERED = 1 << 17
"""Terms whose ids are remembered, before all are forgotten."""
HEAVIEST = 255
"""The weight of a text's heaviest term; weights are whole numbers, so that
sums of them are the same on each machine."""


LOGARITHMS = np.array(
    [0.0, *(1 + math.log(count) for count in range(1, 3 * WORDS + 1))]
)
"""What so many occurrences of a term count."""


class TermCounts(NamedTuple):
    """
    How often each term occurs in a text.

    Attributes:
        ids: the terms in the order of the text.
        text: of each term, in the headline and first `WORDS` content words.
        lede: in the headline and first `LEDE` content words, of the first
            terms; the others are not there.
    """

    ids: list[int]
    text: Numbers
    lede: Numbers


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

    @property
    def weight_array(self) -> npt.NDArray[np.uint8]:
        """The weights as a read-only array."""
        return np.frombuffer(self.weights, np.uint8)


def count_terms(headline: str, body: str) -> TermCounts:
    """Count the terms of a text; only its first `WORDS` words count."""
    if _remembered_id.cache_info().currsize > REMEMBERED:
        _remembered_id.cache_clear()
    head = [*map(_remembered_id, islice(content_words(headline), WORDS))]
    words = islice(words_of(read(body).folded), WORDS)
    terms = [*head, *head, *map(_remembered_id, words)]
    text = Counter(terms)
    lede = Counter(terms[: HEADLINE * len(head) + LEDE])
    return TermCounts(
        [*text],
        np.array([*text.values()], np.int64),
        np.array([*lede.values()], np.int64),
    )


def weigh(ids: Ids, counts: Numbers, rarity: Numbers) -> tuple[Terms, Numbers]:
    """
    Return the `TERMS` heaviest terms of a text, and where they are in `ids`.

    Args:
        ids: the terms of a text; those without counts are not looked at.
        counts: how often each of the first terms occurs in it, 1 to three
            times `WORDS`.
        rarity: inverse document frequency of each, above 0.
    """
    size = len(counts)
    if not size:
        return Terms(), counts
    ids = ids[:size]
    weights = LOGARITHMS[counts] * rarity[:size]
    unit = HEAVIEST / weights.max()
    if size > TERMS:
        heaviest = np.lexsort((ids, -weights))[:TERMS]
        kept = heaviest[ids[heaviest].argsort()]
    else:
        kept = ids.argsort()
    weighed = np.rint(weights[kept] * unit).clip(1).astype(np.uint8)
    return Terms(ids[kept].astype("<u4").tobytes(), weighed.tobytes()), kept


def name_terms(
    headline: str, body: str, wanted: Collection[int]
) -> dict[int, str]:
    """
    Return the first word of a text that has a term, as it is written.

    Args:
        wanted: ids of the terms to name; those that the text lacks get none.
    """
    names: dict[int, str] = {}
    for words in read(headline), read(body):
        by_token = words_by_token(words.folded)
        for surface, word in zip(words.surfaces, by_token, strict=True):
            term = _remembered_id(word)
            if word and term in wanted and term not in names:
                names[term] = surface if len(surface) > 1 else word
                if len(names) == len(wanted):
                    return names
    return names


def term_id(term: str) -> int:
    """Return a term's id: the same for all time (xxh32)."""
    return xxhash.xxh32_intdigest(term.encode())


_remembered_id = cache(term_id)
