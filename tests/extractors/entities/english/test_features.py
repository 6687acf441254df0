import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.entities.english.features import (
    WORDS_AFTER,
    WORDS_BEFORE,
    score_neighbours,
)

words = st.sampled_from([
    "of", "at", "in", "the", "near", "told", "said", ",", "who", "a", "minister", "54",
    "city", "shares", "Orlo", "/", "",
])  # fmt: skip


@given(words, words, words, words)
def test_score_neighbours_points_need_a_listed_word(b2, before, after, a2):
    if score_neighbours(b2, before, after, a2):
        assert before in WORDS_BEFORE or after in WORDS_AFTER


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (("mayor", "of", ".", ""), ""),
        (("city", "of", ".", ""), "place"),
        (("minister", "at", ".", ""), "organisation"),
        (("", "", ",", "who"), "person"),
        (("", "", ",", "54"), "person"),
    ],
)
def test_score_neighbours_word_beside_a_name_gives_its_type(row, kind):
    scores = score_neighbours(*row)

    assert max(scores, key=scores.__getitem__, default="") == kind
