from hypothesis import given
from hypothesis import strategies as st

from extractors.crosslingual.postings import Postings

ACTIONS = st.lists(st.tuples(st.integers(0, 3), st.integers(-4, 12)))
"""A term, and which of its numbers is removed; below zero, one is added."""


@given(ACTIONS)
def test_postings_any_actions_equal_lists(actions):
    postings = Postings()
    expected: dict[int, list[int]] = {}
    for number, (term, place) in enumerate(actions):
        numbers = expected.setdefault(term, [])
        if 0 <= place < len(numbers):
            postings.remove(term, numbers.pop(place))
        else:
            postings.add(term, number)
            numbers.append(number)

    for term in range(4):
        numbers = expected.get(term, [])
        assert list(postings.numbers(term)) == numbers
        assert postings.frequency(term) == len(numbers)
    assert len(postings) == sum(map(bool, expected.values()))
