import pytest

from extractors.events.terms import term_id
from extractors.events.word_shares import word_shares
from extractors.words.content_words import content_words


def share(language, word):
    (term,) = content_words(word)
    return word_shares(language).get(term_id(term), 0.0)


@pytest.mark.parametrize(
    ("language", "usual", "rare"),
    [
        ("en", "said", "tonnes"),
        ("en-GB", "people", "ferry"),
        ("de", "auch", "Frachter"),
        ("ru", "сказал", "паром"),
    ],
)
def test_word_shares_of_usual_words_are_high(language, usual, rare):
    assert share(language, usual) > 0.1
    assert share(language, rare) < 0.03


def test_word_shares_of_two_regions_are_computed_once():
    assert word_shares("en-GB") is word_shares("en-x-wire")


def test_word_shares_of_language_without_frequencies_are_empty():
    assert word_shares("xx") == {}


@pytest.mark.parametrize("language", ["en", "de", "zh", "ja", "ar"])
def test_word_shares_are_below_one(language):
    shares = word_shares(language)

    assert shares
    assert all(0 < share < 1 for share in shares.values())
