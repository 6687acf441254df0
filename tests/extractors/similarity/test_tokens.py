import pytest

from extractors.similarity.tokens import read, tokens, unspaced_share


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
def test_words_as_they_are_compared(text, expected):
    assert tokens(text) == expected


def test_numbers_and_names_are_facts_in_english():
    words = read("the mayor Ilse Brandt paid 12 crowns for the old boat today")

    facts = [one for one, fact in zip(words.folded, words.facts, strict=True)
             if fact]  # fmt: skip

    assert facts == ["ilse", "brandt", "12"]


def test_capitals_tell_no_names_in_german():
    words = read("Der Hafen und der Markt der Stadt am Fluss blieben zu")

    assert not any(words.facts)


def test_thai_has_no_spaces_between_words():
    assert unspaced_share(tokens("ท่าเรือเปิด")) == 1.0
