"""Which stories have a term, in little memory."""

from array import array
from bisect import bisect_left
from collections.abc import Sequence

__all__ = ["Postings"]


class Postings:
    """
    Numbers of stories by the hash of a term.

    Most terms occur in one story. Its number is stored without an array,
    which takes a third of the memory. Arrays ascend, so that a number is
    found in them without reading all.
    """

    def __init__(self) -> None:
        self._numbers: dict[int, int | array[int]] = {}

    def __len__(self) -> int:
        """Return the number of different terms."""
        return len(self._numbers)

    def numbers(self, term: int) -> Sequence[int]:
        """Return the stories with a term."""
        found = self._numbers.get(term, ())
        return (found,) if isinstance(found, int) else found

    def frequency(self, term: int) -> int:
        """Return how many stories have a term."""
        found = self._numbers.get(term, ())
        return 1 if isinstance(found, int) else len(found)

    def add(self, term: int, number: int) -> None:
        """Add a story, with a number above all before, to a term."""
        found = self._numbers.get(term)
        if found is None:
            self._numbers[term] = number
        elif isinstance(found, int):
            self._numbers[term] = array("Q", (found, number))
        else:
            found.append(number)

    def remove(self, term: int, number: int) -> None:
        """Remove a story from a term that it has."""
        found = self._numbers[term]
        if isinstance(found, int):
            del self._numbers[term]
            return
        del found[bisect_left(found, number)]
        if len(found) == 1:
            self._numbers[term] = found[0]
