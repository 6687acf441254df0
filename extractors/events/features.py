"""
How alike a text and a story are, in four figures.

All candidates are measured at once, in arrays. Sums are of whole numbers, so
that the figures do not depend on the order of addition.
"""

import math
from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from extractors.events.terms import Terms

__all__ = ["EventText", "Features", "Likeness", "compare", "features_among"]

Numbers = npt.NDArray[Any]

UNRELATED = 0.1
"""The cosine with another story where there is none: in a lane of few texts
the only candidate is not more alike for that."""
THOUSAND = 1000
"""Rarities are summed in thousandths."""
LEDE = 1 << 32
"""Is added to the terms of ledes, where they stand beside those of texts."""
LAST = Terms(b"\xff\xff\xff\xff", b"\x00")
"""Stands behind all other terms, and weighs nothing."""


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


class Likeness(NamedTuple):
    """
    How alike a text and a story are, whatever other stories there are.

    Attributes:
        mean: mean cosine of the text with the story's texts, 0 to 1.
        lede: highest cosine of headline and lede, as in `Features`.
        shared: as in `Features`.
    """

    mean: float
    lede: float
    shared: float


def compare(
    own: EventText,
    rarity: npt.NDArray[np.float64],
    stories: Sequence[Sequence[EventText]],
) -> list[Likeness]:
    """
    Compare a text with some stories.

    Args:
        rarity: inverse document frequency of each of the text's terms.
        stories: the texts of each, at least one.
    """
    texts = [text for members in stories for text in members]
    if not texts:
        return []
    cosines, lede, shared = _compare_texts(own, rarity, texts)
    ends = [*accumulate(len(members) for members in stories)]
    parts = [
        slice(end - len(members), end)
        for members, end in zip(stories, ends, strict=True)
    ]
    return [
        Likeness(
            sum(cosines[part]) / (part.stop - part.start),
            max(lede[part]),
            math.log1p(max(shared[part]) / THOUSAND),
        )
        for part in parts
    ]


def features_among(stories: Sequence[Likeness]) -> list[Features]:
    """Return the figures of each story, beside the others of them."""
    margins = _margins([story.mean for story in stories])
    lede_margins = _margins([story.lede for story in stories])
    return [
        Features(story.lede, story.shared, margin, lede_margin)
        for story, margin, lede_margin in zip(
            stories, margins, lede_margins, strict=True
        )
    ]


def _margins(figures: Sequence[float]) -> list[float]:
    """Return how far each figure is above the highest of the others."""
    first, second = sorted((*figures, UNRELATED, UNRELATED))[:-3:-1]
    return [
        figure - (second if figure == first else first) for figure in figures
    ]


def _compare_texts(
    own: EventText, rarity: Numbers, texts: Sequence[EventText]
) -> tuple[list[float], list[float], list[int]]:
    """
    Compare a text with others.

    All terms are looked up at once. Those of the ledes follow those of the
    texts, and have a further bit.

    Returns:
        The cosines of texts and of ledes, and the rarity of the terms that
        the texts share, in thousandths.
    """
    count = len(texts)
    parts = [*(text.text for text in texts), *(text.lede for text in texts)]
    ids, weights, bounds = _stack(parts)
    ids[bounds[count] :] += LEDE
    known, own_weights, own_bounds = _stack((own.text, own.lede, LAST))
    known[own_bounds[1] :] += LEDE
    places = known.searchsorted(ids)
    hits = known[places] == ids
    rare = np.zeros(len(known), np.int64)
    rare[: len(rarity)] = np.rint(rarity * THOUSAND)
    sums = np.zeros((3, len(ids) + 1), np.int64)
    rows = weights, np.where(hits, own_weights[places], 0)
    np.multiply(rows, weights, out=sums[:2, 1:])
    np.multiply(hits, rare[places], out=sums[2, 1:])
    totals = sums.cumsum(axis=1)[:, bounds]
    squares, products, shared = totals[:, 1:] - totals[:, :-1]
    lengths = np.sqrt(np.maximum(squares, 1))
    own_lengths = [_length(own.text)] * count + [_length(own.lede)] * count
    cosines = (products / (own_lengths * lengths)).tolist()
    return cosines[:count], cosines[count:], shared[:count].tolist()


def _stack(terms: Sequence[Terms]) -> tuple[Numbers, Numbers, list[int]]:
    """Return the ids and weights of many texts, and where each begins."""
    ids = np.frombuffer(b"".join([part.ids for part in terms]), "<u4")
    weights = np.frombuffer(b"".join([part.weights for part in terms]), "u1")
    bounds = [0, *accumulate([len(part) for part in terms])]
    return ids.astype(np.int64), weights.astype(np.int64), bounds


def _length(terms: Terms) -> float:
    weights = terms.weights
    return math.sqrt(sum(map(int.__mul__, weights, weights))) or 1.0
