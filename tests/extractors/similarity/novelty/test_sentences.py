"""Sentences of texts in several scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.similarity.novelty.sentences import split_sentences
from extractors.words.tokens import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. Boats sank!", ["It rained.", "Boats sank!"]),
        ("\u201cGo.\u201d He went.", ["\u201cGo.\u201d", "He went."]),
        ("Mr. Orrin came. He sat.", ["Mr. Orrin came.", "He sat."]),
        ("Am 17. Mai kam er. Er ging.", ["Am 17. Mai kam er.", "Er ging."]),
        ("It rose to 3.5 percent today", ["It rose to 3.5 percent today"]),
        ("雨が降った。船が沈んだ!", ["雨が降った。", "船が沈んだ!"]),
        ("هل جاء؟ نعم جاء۔ ثم ذهب", ["هل جاء؟", "نعم جاء۔", "ثم ذهب"]),
        ("A head\n\nA text", ["A head", "A text"]),
        (" . . . ", []),
        ("", []),
    ],
)
def test_split_text_returns_sentences(text, expected):
    assert [sentence.text for sentence in split_sentences(text)] == expected


@given(st.text(alphabet="aB1 .!?。\n\u201d,'", max_size=60))
def test_split_sentences_are_in_order_and_within_the_text(text):
    sentences = split_sentences(text)

    edges = [edge for part in sentences for edge in (part.start, part.stop)]
    assert edges == sorted(edges)
    assert not edges or edges[-1] <= len(tokens(text)) + text.count(".")
