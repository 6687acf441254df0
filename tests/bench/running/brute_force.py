"""The cosine of a text with all others, as a matrix of their terms."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["TermMatrix"]

Numbers = npt.NDArray[Any]


class TermMatrix:
    """
    The terms of many texts, in arrays.

    Args:
        ids: the terms of each text, at least one.
        weights: the weight of each term in its text.
    """

    def __init__(
        self, ids: Sequence[Numbers], weights: Sequence[Numbers]
    ) -> None:
        self._terms, self._columns = np.unique(
            np.concatenate(ids), return_inverse=True
        )
        self._weights = np.concatenate(weights).astype(np.float32)
        self._starts = np.cumsum([0, *map(len, ids)])[:-1]
        squares = np.add.reduceat(self._weights**2, self._starts)
        self._lengths = np.sqrt(squares)

    def most_similar(self, ids: Numbers, weights: Numbers) -> int:
        """Return the number of the text with the highest cosine."""
        dense = np.zeros(len(self._terms), np.float32)
        places = np.searchsorted(self._terms, ids).clip(
            max=len(self._terms) - 1
        )
        known = self._terms[places] == ids
        dense[places[known]] = weights[known]
        products = np.add.reduceat(
            dense[self._columns] * self._weights, self._starts
        )
        return int((products / self._lengths).argmax())
