from extractors.similarity.content_words import content_words, support


def test_content_words_are_stems_numbers_and_pairs():
    assert [*content_words("The closing of 12 docks")] == [
        "closi", "12", "docks"
    ]  # fmt: skip
    assert [*content_words("港口开")] == ["港口", "口开"]


def test_support_is_share_of_headline_words_in_text():
    assert support("Dock closed", "They closed the gate") == 0.5
    assert support("Dock closed", "港口") == 0.0
    assert support("", "They closed the gate") is None
