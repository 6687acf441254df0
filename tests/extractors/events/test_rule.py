from hypothesis import given
from hypothesis import strategies as st

from extractors.events.features import Features
from extractors.events.rule import JOIN, MERGE, probability

SAME = Features(lede=1.0, shared=3.0, margin=0.9, lede_margin=0.9)
OTHER = Features(lede=0.0, shared=0.0, margin=-0.1, lede_margin=-0.1)


def test_probability_of_the_same_text_is_enough_to_merge():
    assert probability(SAME, 0.0) > MERGE > JOIN


def test_probability_of_a_text_without_shared_terms_is_near_zero():
    assert probability(OTHER, 0.0) < 0.01


@given(st.floats(0.0, 30.0), st.floats(0.01, 30.0))
def test_probability_falls_with_the_days_between(days, more):
    assert probability(SAME, days + more) < probability(SAME, days)
    assert probability(SAME, -days) == probability(SAME, days)
