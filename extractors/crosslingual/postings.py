"""Which stories have a term, in little memory."""

from array import array
from bisect import bisect_left, insort
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from extractors.words.term_places import Places, TermPlaces

__all__ = ["Postings"]

Numbers = npt.NDArray[Any]


class Postings:
    """
    Numbers of stories by the place of a term.

    Most terms occur in one story. Its number is stored without an array,
    which takes a third of the memory. Arrays ascend, so that a number is
    found in them without reading all.
    """

    def __init__(self) -> None:
        self._places = TermPlaces()
        self._terms = array("Q", (0,))
        self._numbers: list[int | array[int]] = [array("Q")]
        self._frequencies = np.zeros(1, np.uint32)

    def __len__(self) -> int:
        """Return the number of different terms."""
        return len(self._places)

    def find(self, terms: list[int]) -> Places:
        """Return the places of terms; 0 for those that no story has."""
        return self._places.find(terms)

    def numbers(self, place: int) -> Sequence[int]:
        """Return the stories with a term, ascending."""
        found = self._numbers[place]
        return (found,) if isinstance(found, int) else found

    def frequencies(self, places: Places) -> Numbers:
        """Return how many stories have each term."""
        return self._frequencies[places]

    def read(self, places: Places) -> Numbers:
        """Return the stories with the first term, then with the next one."""
        read = array("Q")
        for place in places.tolist():
            found = self._numbers[place]
            if isinstance(found, int):
                read.append(found)
            else:
                read.extend(found)
        return np.frombuffer(read, np.uint64)

    def add(self, terms: list[int], number: int) -> list[int]:
        """Add a story to terms that it does not have; return their places."""
        entered = self._places.enter(terms)
        places: list[int] = entered.tolist()
        for term, place in zip(terms, places, strict=True):
            if place == len(self._numbers):
                self._numbers.append(number)
                self._terms.append(term)
            else:
                self._add(place, term, number)
        if len(self._numbers) > len(self._frequencies):
            self._frequencies = np.pad(
                self._frequencies, (0, len(self._numbers))
            )
        self._frequencies[entered] += 1
        return places

    def _add(self, place: int, term: int, number: int) -> None:
        found = self._numbers[place]
        if isinstance(found, int):
            self._numbers[place] = array("Q", sorted((found, number)))
        elif not found:
            self._numbers[place] = number
            self._terms[place] = term
        elif number > found[-1]:
            found.append(number)
        else:
            insort(found, number)

    def remove(self, places: list[int], number: int) -> None:
        """Remove a story from terms that it has."""
        self._frequencies[np.array(places, np.int64)] -= 1
        for place in places:
            found = self._numbers[place]
            if isinstance(found, int):
                self._numbers[place] = array("Q")
                self._places.remove((self._terms[place],))
                continue
            del found[bisect_left(found, number)]
            if len(found) == 1:
                self._numbers[place] = found[0]
