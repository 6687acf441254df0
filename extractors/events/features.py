"""
How alike a text and a story are, in four figures.

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

__all__ = ["EventText", "Features", "measure"]

Numbers = npt.NDArray[np.int64]

UNRELATED = 0.1
"""The cosine with another story where there is none: in a lane of few texts
the only candidate is not more alike for that."""
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
    How alike a text and a story are.

    The margins say how much more alike they are than the text and the next
    story: a run of a template is like many stories.

    Attributes:
        lede: highest cosine of headline and lede with those of one of the
            story's texts, 0 to 1.
        shared: log1p of the rarity of all terms shared with one of them.
        margin: the mean cosine with the story's texts, minus the highest
            one with another story's, or `UNRELATED`; -1 to 1.
        lede_margin: the same of `lede`.
    """

    lede: float
    shared: float
    margin: float
    lede_margin: float


def measure(
    own: EventText,
    rarity: Mapping[int, float],
    stories: Sequence[Sequence[EventText]],
) -> list[Features]:
    """
    Measure a text against each of some stories.

    Args:
        rarity: inverse document frequency of the text's terms.
        stories: the texts of each, at least one.
    """
    texts = [text for members in stories for text in members]
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
    ends = [*accumulate(len(members) for members in stories)]
    parts = [
        slice(end - len(members), end)
        for members, end in zip(stories, ends, strict=True)
    ]
    means = [sum(cosines[part]) / (part.stop - part.start) for part in parts]
    best = [max(lede[part]) for part in parts]
    rarities = [max(shared[part]) / THOUSAND for part in parts]
    return [
        Features(*figures)
        for figures in zip(
            best, map(math.log1p, rarities), _margins(means), _margins(best),
            strict=True,
        )
    ]  # fmt: skip


def _margins(figures: Sequence[float]) -> list[float]:
    """Return how far each figure is above the highest of the others."""
    first, second = sorted((*figures, UNRELATED, UNRELATED))[:-3:-1]
    return [
        figure - (second if figure == first else first) for figure in figures
    ]


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
