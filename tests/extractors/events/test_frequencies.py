from hypothesis import given
from hypothesis import strategies as st

from extractors.events.frequencies import DAYS, DocumentFrequencies

TEXTS = st.lists(
    st.tuples(
        st.lists(st.integers(1, 9), unique=True, max_size=5),
        st.integers(100, 107),
    ),
    max_size=20,
)


def test_of_counts_the_texts_of_the_last_days_only():
    frequencies = DocumentFrequencies()
    frequencies.add([1, 2], 100)
    frequencies.add([1], 100 + DAYS)

    assert frequencies.of([1, 2, 3], 100) == {1: 1, 2: 1, 3: 0}
    assert frequencies.of([1, 2], 100 + DAYS) == {1: 1, 2: 0}


def test_rarity_of_an_unseen_term_is_one():
    frequencies = DocumentFrequencies()
    frequencies.add([1], 100)
    rarity = frequencies.rarity(frequencies.of([1, 2], 100), 100, {})

    assert rarity[2] == 1.0
    assert 0 < rarity[1] < 1


def test_rarity_of_a_usual_word_is_low_before_any_text():
    frequencies = DocumentFrequencies()
    rarity = frequencies.rarity({1: 0, 2: 0}, 100, {1: 0.9})

    assert rarity[1] < 0.05
    assert rarity[2] == 1.0


@given(TEXTS, TEXTS)
def test_remove_takes_back_what_add_counted(kept, removed):
    frequencies, expected = DocumentFrequencies(), DocumentFrequencies()
    for ids, day in kept:
        expected.add(ids, day)
    for ids, day in [*removed, *kept]:
        frequencies.add(ids, day)
    for ids, day in removed:
        frequencies.remove(ids, day)

    for day in range(100, 108):
        found = expected.of(range(10), day)
        assert frequencies.of(range(10), day) == found
        assert frequencies.rarity(found, day, {1: 0.5}) == expected.rarity(
            found, day, {1: 0.5}
        )
