import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from extractors.crosslingual.postings import Postings

ACTIONS = st.lists(st.tuples(st.integers(10, 13), st.integers(0, 9)))
"""A term, and the number that is added to it, or removed if it is there."""


@given(ACTIONS)
def test_postings_any_actions_equal_sorted_lists(actions):
    postings = Postings()
    expected: dict[int, set[int]] = {}
    for term, number in actions:
        numbers = expected.setdefault(term, set())
        if number in numbers:
            postings.remove(postings.find([term]).tolist(), number)
        else:
            postings.add([term], number)
        numbers ^= {number}

    for term, numbers in expected.items():
        places = postings.find([term])
        assert list(postings.numbers(int(places[0]))) == sorted(numbers)
        assert postings.frequencies(places).tolist() == [len(numbers)]
        assert postings.read(places).tolist() == sorted(numbers)
    assert len(postings) == sum(map(bool, expected.values()))


def test_postings_unknown_term_has_no_stories():
    postings = Postings()
    postings.add([1, 2], 7)

    places = postings.find([3, 1])
    assert places[0] == 0
    assert postings.frequencies(places).tolist() == [0, 1]
    assert postings.read(places).tolist() == [7]
    assert postings.read(np.array([0], np.int64)).tolist() == []
