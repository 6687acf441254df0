import pytest

from extractors.words.content_words import content_words, share_within


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The closing of 12 docks", ["closi", "12", "docks"]),
        ("港口开", ["港口", "口开"]),
        ("港口, 12", ["港口", "12"]),
        ("في بحر مراكب", ["في", "بحر", "مراكب"[:5]]),
        ("Some 1,234,567 crowns", ["some", "1234567", "crown"]),
        ("", []),
    ],
)
def test_content_words_are_stems_numbers_and_pairs(text, words):
    assert [*content_words(text)] == words


def test_share_within_is_share_of_words_in_vocabulary():
    vocabulary = frozenset(content_words("They closed the gate"))

    assert share_within(["dock", "closed"], vocabulary) == 0.5
    assert share_within(["港", "口"], vocabulary) == 0.0
    assert share_within([], vocabulary) == 0.0
