import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.entities.text.tokens import positions, tokenise


@pytest.mark.parametrize(
    ("text", "words", "possessive"),
    [
        ("Mr. Orlo left.", ["Mr.", "Orlo", "left", "."], []),
        ("J.. Q.", ["J.", ".", "Q."], []),
        ("the U.S. and U.K.'s", ["the", "U.S.", "and", "U.K.", "'", "s"], []),
        ("Tarn’s mayor's car", ["Tarn", "mayor", "car"], ["Tarn", "mayor"]),
        ("'s a's", ["'", "s", "a"], ["a"]),
        ("a.b 'S x'Sy", ["a.b", "'", "S", "x'Sy"], []),
        ("", [], []),
    ],
)
def test_tokenise_full_stops_and_possessives_belong_to_words(
    text, words, possessive
):
    tokens = tokenise(text)

    assert tokens.words == words
    marked = zip(tokens.words, tokens.possessive, strict=True)
    assert [word for word, flag in marked if flag] == possessive


@given(st.lists(st.sampled_from(["Mr", "U.S", ".", "'s", "a", " ", "\n"])))
def test_tokenise_any_text_words_are_slices_in_order(pieces):
    text = "".join(pieces)
    tokens = tokenise(text)
    spans = list(zip(tokens.starts, tokens.ends, strict=True))

    assert tokens.words == [text[start:end] for start, end in spans]
    assert spans == sorted(spans)
    assert len(tokens.breaks) == len(tokens.possessive) == len(spans)


def test_tokenise_line_break_stands_before_first_word_of_line():
    assert tokenise("a b\n\nc").breaks == [False, False, True]


def test_positions_word_that_stands_twice_has_two():
    assert list(positions(["a", "b", "a"], "a")) == [0, 2]
    assert list(positions(["a"], "b")) == []
