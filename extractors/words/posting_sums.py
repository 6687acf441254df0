"""
Which texts share most with another one: sums over the postings of its terms.

A posting is the number of a text that has a term. Sums are of whole numbers,
so that they do not depend on the order of addition.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["add_up", "least_of"]

Numbers = npt.NDArray[Any]


def add_up(
    numbers: Numbers, shares: Numbers, bits: int
) -> tuple[Numbers, Numbers]:
    """
    Return each number once, ascending, and the sum of its shares.

    Args:
        numbers: postings; below 2 to the power of 64 - ``bits``.
        shares: what each of the postings counts; below 2 to the power of
            ``bits``.
    """
    if not len(numbers):
        return numbers, shares
    # One sort of both together takes a tenth of a sort with its inverse.
    both = numbers.astype(np.uint64) << np.uint64(bits)
    both |= shares.astype(np.uint64)
    both.sort()
    numbers = both >> np.uint64(bits)
    is_first = np.ones(len(numbers), np.bool_)
    np.not_equal(numbers[1:], numbers[:-1], out=is_first[1:])
    starts = is_first.nonzero()[0]
    sums = np.add.reduceat(both & np.uint64((1 << bits) - 1), starts)
    return numbers[starts], sums.astype(np.int64)


def least_of(shares: Numbers, count: int) -> int:
    """Return the least of the greatest shares, so many at most; 0 for all."""
    if len(shares) <= count:
        return 0
    return int(np.partition(shares, -count)[-count])
