import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from extractors.events.frequencies import (
    DAYS,
    NEWEST,
    UNSEEN,
    DocumentFrequencies,
)

PLACES = range(10)
TEXTS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(PLACES), unique=True, max_size=5),
        st.integers(100, 100 + 2 * NEWEST),
    ),
    max_size=20,
)


def places(*numbers):
    return np.array(numbers, np.int64)


def frequencies_of(*texts):
    frequencies = DocumentFrequencies()
    for numbers, day in texts:
        frequencies.add(places(*numbers), day)
    return frequencies


def test_of_counts_the_texts_of_the_last_days_only():
    frequencies = frequencies_of(([1, 2, 3], 90), ([1, 2], 100))
    frequencies.add(places(1), 100 + DAYS)

    assert frequencies.of(places(1, 2, 3), 100).tolist() == [1, 1, 0]
    assert frequencies.of(places(1, 2), 100 + DAYS).tolist() == [1, 0]
    assert frequencies.live(places(1, 2, 3)).tolist() == [3, 2, 1]


def test_rarity_of_an_unseen_term_is_one():
    frequencies = frequencies_of(([1], 100))
    rarity = frequencies.rarity(np.array([1, 0]), 100, [0.0, 0.0])

    assert rarity[1] == 1.0
    assert 0 < rarity[0] < 1


def test_rarity_of_a_usual_word_is_low_before_any_text():
    rarity = DocumentFrequencies().rarity(np.array([0, 0]), 100, [0.9, 0.0])

    assert rarity[0] < 0.05
    assert rarity[1] == 1.0


@given(TEXTS, TEXTS)
def test_frequencies_any_texts_equal_counts_by_day(kept, removed):
    texts = [*removed, *kept]
    frequencies = frequencies_of((PLACES, 0), *texts)
    for numbers, day in removed:
        frequencies.remove(places(*numbers), day)

    for day in range(100, 101 + 2 * NEWEST):
        within = [t for t in kept if day - DAYS < t[1] <= day]
        expected = [sum(p in t[0] for t in within) for p in PLACES]
        found = frequencies.of(places(*PLACES), day)
        assert found.tolist() == expected
        rarity = frequencies.rarity(np.array([len(within)]), day, [0.0])
        size = UNSEEN + 1 + len(within)
        assert np.isclose(rarity[0], 1 - np.log1p(len(within)) / np.log(size))
    live = frequencies.live(places(*PLACES)).tolist()
    assert live == [1 + sum(p in t[0] for t in kept) for p in PLACES]


@given(TEXTS)
def test_remove_all_texts_leaves_no_counts(texts):
    frequencies = frequencies_of(*texts)
    for numbers, day in texts:
        frequencies.remove(places(*numbers), day)

    assert not frequencies._by_day.any()
    assert not frequencies._older
    assert not frequencies._texts
