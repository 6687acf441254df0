from streams.page.query.names import KINDS_AT_MOST, most_frequent


def test_most_frequent_names_are_those_of_each_kind():
    first, second, other = KINDS_AT_MOST, 2 * KINDS_AT_MOST, 1
    numbers = [first, second, second, other, 3 * KINDS_AT_MOST]
    assert most_frequent(numbers, 1) == [(second, 2), (other, 1)]
    assert most_frequent(numbers, 2)[1] == (first, 1)
    assert most_frequent([], 5) == []
