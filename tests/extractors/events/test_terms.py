from hypothesis import given
from hypothesis import strategies as st

from extractors.events.terms import (
    HEAVIEST,
    TERMS,
    Terms,
    count_terms,
    name_terms,
    term_id,
    weigh,
)

BODY = "The ferry to Kestwick sank. Divers found the ferry at dawn."


def test_count_terms_word_of_headline_counts_twice_more():
    with_headline = count_terms("Ferry sinks", BODY)
    without = count_terms("", BODY)

    ferry = term_id("ferry")
    assert without.text[ferry] == 2
    assert with_headline.text[ferry] == 4


def test_count_terms_empty_text_has_none():
    counts = count_terms("", "")

    assert not counts.text
    assert weigh(counts.text, {}) == Terms()


def test_weigh_rare_term_weighs_more_than_common_one():
    terms = weigh({1: 1, 2: 1}, {1: 0.9, 2: 0.3})

    assert terms.id_array.tolist() == [1, 2]
    assert list(terms.weights) == [HEAVIEST, HEAVIEST // 3]


def test_name_terms_give_the_written_form():
    assert "Kestwick" in name_terms("", BODY).values()


@given(
    st.dictionaries(
        st.integers(0, 2**32 - 1), st.integers(1, 50), max_size=300
    )
)
def test_weigh_keeps_ascending_ids_and_bounded_weights(counts):
    terms = weigh(counts, dict.fromkeys(counts, 0.5))

    ids = terms.id_array.tolist()
    assert ids == sorted(set(ids))
    assert len(terms) == min(len(counts), TERMS)
    assert all(1 <= weight <= HEAVIEST for weight in terms.weights)
