"""
How alike a text and a story are, in five figures.

All candidates are measured at once, in arrays. Sums are of whole numbers, so
that the figures do not depend on the order of addition.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import accumulate

import msgspec
import numpy as np
import numpy.typing as npt

from extractors.events.terms import Terms

__all__ = ["EventText", "Features", "centroid_length", "measure"]

Numbers = npt.NDArray[np.int64]

THOUSAND = 1000
"""Rarities are summed in thousandths."""


class EventText(msgspec.Struct, frozen=True):
    """
    A text about an event. A story has one or more of them.

    Attributes:
        at: its time, seconds of the Unix epoch.
        text: its terms.
        lede: the terms of its headline and lede.
    """

    uri: str
    at: float
    text: Terms = Terms()
    lede: Terms = Terms()


class Features(msgspec.Struct, frozen=True, array_like=True):
    """
    How alike a text and a story are; all but the last are cosines, 0 to 1.

    Attributes:
        mean: mean cosine with the story's texts.
        best: highest cosine with one of them.
        centroid: cosine with the sum of their unit vectors.
        lede: highest cosine of headline and lede with those of one of them.
        shared: log1p of the rarity of all terms shared with one of them.
    """

    mean: float
    best: float
    centroid: float
    lede: float
    shared: float


def measure(
    own: EventText,
    rarity: Mapping[int, float],
    stories: Sequence[tuple[Sequence[EventText], float]],
) -> list[Features]:
    """
    Measure a text against each of some stories.

    Args:
        rarity: inverse document frequency of the text's terms.
        stories: the texts of each, at least one, and its `centroid_length`.
    """
    texts = [text for members, _ in stories for text in members]
    if not texts:
        return []
    rare = [
        round(rarity[term] * THOUSAND) for term in own.text.id_array.tolist()
    ]
    stack = _Stack([text.text for text in texts])
    places, hits = stack.find(own.text)
    cosines = stack.cosines(own.text, places, hits)
    shared = stack.sums(np.where(hits, np.array([*rare, 0])[places], 0))
    ledes = _Stack([text.lede for text in texts])
    lede = ledes.cosines(own.lede, *ledes.find(own.lede))
    ends = [*accumulate(len(members) for members, _ in stories)]
    return [
        Features(
            sum(cosines[part]) / len(members),
            max(cosines[part]),
            sum(cosines[part]) / length,
            max(lede[part]),
            math.log1p(max(shared[part]) / THOUSAND),
        )
        for (members, length), end in zip(stories, ends, strict=True)
        for part in [slice(end - len(members), end)]
    ]


def centroid_length(members: Sequence[EventText]) -> float:
    """Return the length of the sum of the texts' unit vectors; at least 1."""
    if len(members) < 2:
        return 1.0
    stack = _Stack([text.text for text in members])
    lengths = np.repeat(stack.lengths, stack.sizes)
    _, places = np.unique(stack.ids, return_inverse=True)
    sums = np.bincount(places, stack.weights / lengths)
    return max(1.0, math.sqrt(float((sums**2).sum())))


class _Stack:
    """The terms of many texts, one after the other."""

    def __init__(self, texts: Sequence[Terms]) -> None:
        self.ids = np.frombuffer(b"".join(text.ids for text in texts), "<u4")
        self.weights = _weights(b"".join(text.weights for text in texts))
        self.sizes = [len(text) for text in texts]
        self._bounds = np.array([0, *accumulate(self.sizes)])
        squares = self.sums(self.weights**2)
        self.lengths = [math.sqrt(square) or 1.0 for square in squares]

    def sums(self, values: Numbers) -> list[int]:
        """Return the sum of the values of each text."""
        totals = np.concatenate([[0], np.cumsum(values)])[self._bounds]
        sums: list[int] = np.diff(totals).tolist()
        return sums

    def find(
        self, own: Terms
    ) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.bool_]]:
        """
        Find the terms in one text.

        Returns:
            The place in that text of each term, and whether it is there.
        """
        known = np.append(own.id_array, np.uint32(0))
        places = np.searchsorted(known[:-1], self.ids)
        hits = (known[places] == self.ids) & (places < len(own))
        return places, hits

    def cosines(
        self,
        own: Terms,
        places: npt.NDArray[np.intp],
        hits: npt.NDArray[np.bool_],
    ) -> list[float]:
        """Return the cosine of each text with the one that was found."""
        weights = np.append(_weights(own.weights), 0)
        products = self.sums(np.where(hits, weights[places] * self.weights, 0))
        length = math.sqrt(int((weights**2).sum())) or 1.0
        return [
            product / (length * other)
            for product, other in zip(products, self.lengths, strict=True)
        ]


def _weights(weights: bytes) -> Numbers:
    return np.frombuffer(weights, np.uint8).astype(np.int64)
