"""A supplier's own text with a name, a spelling or a ``not`` mended."""

import pytest

from extractors.similarity.mended_words import is_mended

STORY = (
    "The council of Lindmoor will build the bridge, mayor Ilse Brandt said"
    " on Tuesday. Workers begin in May. The bridge does not carry lorries,"
    " and those that bring stones from the old quarry have to use the ferry."
)
GERMAN = (
    "Der Rat von Lindmoor baut die Brücke, sagte Bürgermeisterin Ilse Brandt"
    " am Dienstag. Die Arbeiter beginnen im Mai, und die Brücke trägt keine"
    " Lastwagen."
)


@pytest.mark.parametrize(
    ("old", "before", "after"),
    [
        (STORY, "Brandt", "Brandl"),
        (STORY, "Ilse Brandt", "Karin Holm"),
        (STORY, "Tuesday", "Monday"),
        (STORY, "does not carry", "does carry"),
        (GERMAN, "Brandt", "Brand"),
        (GERMAN, "keine Lastwagen", "Lastwagen"),
        (GERMAN, "baut die Brücke", "baut die Brücke nicht"),
    ],
)
def test_text_with_a_fact_mended_is_mended(old, before, after):
    assert is_mended(old.replace(before, after), old)


@pytest.mark.parametrize(
    ("old", "before", "after"),
    [
        (STORY, "Workers", "Builders"),
        (STORY, "build", "erect"),
        (STORY, "The council", "Council"),
        (STORY, " Workers begin in May.", ""),
        (STORY, "in May", "in 2027"),
        (GERMAN, "Arbeiter", "Bauleute"),
    ],
)
def test_text_with_other_words_is_not_mended(old, before, after):
    assert not is_mended(old.replace(before, after), old)


def test_same_text_is_not_mended():
    assert not is_mended(STORY, STORY)
    assert not is_mended("", STORY)


def test_first_and_last_words_are_compared():
    assert is_mended(
        "Holm opens bridge in Lindmoor", "Holm opens bridge in Lindmore"
    )
    assert is_mended("Holms opens bridge", "Holm opens bridge")


def test_text_with_many_other_words_is_not_mended():
    old = " ".join(
        f"Clause {word} of the pact was agreed by the {word} of its clerks."
        for word in [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
        ]
    )

    assert is_mended(old.replace("was agreed", "was not agreed", 5), old)
    assert not is_mended(old.replace("was agreed", "was not agreed"), old)
