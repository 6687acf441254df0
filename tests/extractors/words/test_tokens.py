"""Tokens of a text, and the facts among them."""

from itertools import compress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.words.tokens import (
    is_one_token,
    read,
    tokens,
    unspaced_share,
)

LETTERS = st.text(st.characters(categories=["L"]), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The \u201cModel\u201d town", ["the", "model", "town"]),
        ("don\u2019t won't", ["don't", "won't"]),
        ("1,234.5 at 10:30", ["1,234.5", "at", "10:30"]),
        ("ﬁne \uff21\uff22\uff23", ["fine", "abc"]),
        ("北京12月", ["北", "京", "12", "月"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("", []),
    ],
)
def test_tokens_text_returns_folded_words(text, expected):
    assert tokens(text) == expected


@given(LETTERS)
def test_one_token_is_what_tokens_return(word):
    if is_one_token(word):
        assert tokens(word) == [word.casefold()]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("Été", True), ("слово", True), ("two words", False), ("don't", False),
     ("ﬁne", False), ("北京", False), ("12", False), ("", False)],
)  # fmt: skip
def test_one_token_is_a_word_of_letters(text, is_one):
    assert is_one_token(text) is is_one


def test_facts_english_text_has_numbers_and_names():
    words = read("the mayor Ilse Brandt paid 12 crowns for the old boat today")

    facts = list(compress(words.folded, words.facts))

    assert facts == ["ilse", "brandt", "12"]


def test_facts_german_text_has_no_names():
    words = read("Der Hafen und der Markt der Stadt am Fluss blieben zu")

    assert not any(words.facts)


def test_unspaced_share_thai_is_one():
    assert unspaced_share(tokens("ท่าเรือเปิด")) == 1.0


@pytest.mark.parametrize(
    "written",
    ["2,000", "2.000", "2 000", "2\u202f000", "2'000", "٢٬٠٠٠", "٢٠٠٠"],
)
def test_tokens_number_is_the_same_however_it_is_written(written):
    assert tokens(f"some {written} people") == ["some", "2000", "people"]


@pytest.mark.parametrize(
    "written", ["1.5", "10:30", "0,123", "1,23", "in 1987 300", "2,0000"]
)
def test_tokens_other_numbers_keep_their_signs(written):
    assert " ".join(tokens(written)) == written
