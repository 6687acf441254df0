import numpy as np
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


def weights(counts, rarity):
    terms, _ = weigh(
        np.array([*counts], np.uint32),
        np.array([*counts.values()], np.int64),
        np.array([rarity[term] for term in counts], np.float64),
    )
    return terms


def occurrences(ids, counts):
    return dict(zip(ids, counts.tolist(), strict=False))


BODY = "The ferry to Kestwick sank. Divers found the ferry at dawn."


def test_count_terms_word_of_headline_counts_twice_more():
    with_headline = count_terms("Ferry sinks", BODY)
    without = count_terms("", BODY)

    ferry = term_id("ferry")
    assert occurrences(without.ids, without.text)[ferry] == 2
    assert occurrences(with_headline.ids, with_headline.text)[ferry] == 4


def test_count_terms_empty_text_has_none():
    counts = count_terms("", "")

    assert not counts.ids
    assert weights({}, {}) == Terms()


def test_count_terms_word_behind_the_lede_is_not_in_it():
    counts = count_terms("Ferry sinks", "Divers search. " * 20 + "Kestwick")

    lede = occurrences(counts.ids, counts.lede)
    assert lede[term_id("ferry")] == 2
    assert lede[term_id("diver")] == 20
    assert term_id("kestw") not in lede
    assert counts.ids[len(lede)] == term_id("kestw")


def test_weigh_rare_term_weighs_more_than_common_one():
    terms = weights({1: 1, 2: 1}, {1: 0.9, 2: 0.3})

    assert terms.id_array.tolist() == [1, 2]
    assert list(terms.weights) == [HEAVIEST, HEAVIEST // 3]


def test_name_terms_give_the_written_form():
    wanted = {term_id("kestw"), term_id("storm")}

    assert name_terms("", BODY, wanted) == {term_id("kestw"): "Kestwick"}


def test_name_terms_pairs_of_a_script_without_spaces_are_whole():
    pair = term_id("京都")

    assert name_terms("", "東京都", {pair}) == {pair: "京都"}


@given(
    st.dictionaries(
        st.integers(0, 2**32 - 1), st.integers(1, 50), max_size=300
    )
)
def test_weigh_keeps_ascending_ids_and_bounded_weights(counts):
    terms = weights(counts, dict.fromkeys(counts, 0.5))

    ids = terms.id_array.tolist()
    assert ids == sorted(set(ids))
    assert len(terms) == min(len(counts), TERMS)
    assert all(1 <= weight <= HEAVIEST for weight in terms.weights)
