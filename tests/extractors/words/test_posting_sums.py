from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from extractors.words.posting_sums import add_up, least_of

POSTINGS = st.lists(st.tuples(st.integers(0, 2**32 - 1), st.integers(0, 999)))


@given(POSTINGS)
def test_add_up_sums_the_shares_of_each_number(postings):
    numbers, shares = np.array(postings, np.uint64).reshape(-1, 2).T
    expected = Counter()
    for number, share in postings:
        expected[number] += share

    found, sums = add_up(numbers, shares, 10)

    assert found.tolist() == sorted(expected)
    assert dict(zip(found.tolist(), sums.tolist(), strict=True)) == expected


@given(st.lists(st.integers(0, 99)), st.integers(1, 9))
def test_least_of_is_that_of_the_greatest(shares, count):
    greatest = sorted(shares, reverse=True)

    least = least_of(np.array(shares, np.int64), count)

    assert least == (greatest[count - 1] if len(shares) > count else 0)
