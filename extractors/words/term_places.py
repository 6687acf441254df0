"""A small number for each term of some texts: its place in arrays."""

from collections.abc import Iterable
from itertools import repeat

import numpy as np
import numpy.typing as npt

__all__ = ["Places", "TermPlaces"]

Places = npt.NDArray[np.int64]


class TermPlaces:
    """
    The places of terms, from 1 on; 0 is that of all unknown terms.

    The place of a term that was removed is given to another one.
    """

    def __init__(self) -> None:
        self._places: dict[int, int] = {}
        self._free: list[int] = []

    def __len__(self) -> int:
        """Return the number of terms."""
        return len(self._places)

    def find(self, terms: list[int]) -> Places:
        """Return the place of each term; 0 if it is unknown."""
        found = map(self._places.get, terms, repeat(0))
        return np.fromiter(found, np.int64, len(terms))

    def enter(self, terms: list[int]) -> Places:
        """Return the place of each term; unknown terms get one."""
        found = self.find(terms)
        for number in np.flatnonzero(found == 0).tolist():
            place = self._free.pop() if self._free else len(self) + 1
            self._places[terms[number]] = found[number] = place
        return found

    def remove(self, terms: Iterable[int]) -> None:
        """Forget known terms."""
        self._free.extend(map(self._places.pop, terms))
