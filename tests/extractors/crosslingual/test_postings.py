from hypothesis import given
from hypothesis import strategies as st

from extractors.crosslingual.postings import Postings

ACTIONS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 5)))


@given(ACTIONS)
def test_postings_any_actions_equal_sets(actions):
    postings, expected = Postings(), {}
    for term, number in actions:
        numbers = expected.setdefault(term, set())
        if number in numbers:
            postings.remove(term, number)
            numbers.remove(number)
        else:
            postings.add(term, number)
            numbers.add(number)

    for term in range(4):
        numbers = expected.get(term, set())
        assert set(postings.numbers(term)) == numbers
        assert postings.frequency(term) == len(numbers)
    assert len(postings) == sum(map(bool, expected.values()))
