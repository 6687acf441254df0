"""Datelines in small letters with a stop."""

import pytest

from extractors.fields import dateline
from extractors.fields.dateline.german_stop import begins_german_report


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("Berlin. Der Senat hat am Montag neue Fähren bestellt.", ("Berlin",)),
        ("Kiel/Hamburg. Die Reederei stellt den Betrieb ein.",
         ("Kiel", "Hamburg")),
        ("Frankfurt am Main. Das Land will für den Hafen zahlen.",
         ("Frankfurt am Main",)),
        ("WIEN/GRAZ. Die Regierung hat neue Fähren bestellt.",
         ("WIEN", "GRAZ")),
    ],
)  # fmt: skip
def test_place_with_stop_before_german_report_is_dateline(line, places):
    parsed, rest = dateline.parse(line)

    assert parsed is not None
    assert parsed.places == places
    assert rest[:3] in {"Der", "Die", "Das"}


@pytest.mark.parametrize(
    "line",
    [
        "Berlin. Das ist die Stadt, in der ich lebe und nie schlafe.",
        "Berlin. Eine Stadt, die nie schläft und nie ruht.",
        "Berlin. Sommer. Es ist heiß, und die Fähren stehen still.",
        "Paris. The city of love has had its heart broken.",
        "Danke. Das war alles, was er zum Hafen sagte.",
        "Montag. Der Senat hat neue Fähren bestellt.",
        "Vik. Der Name steht an der Wand des Hafens.",
    ],
)
def test_word_with_stop_before_other_sentences_is_no_dateline(line):
    assert dateline.parse(line)[0] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nach dem Sturm sind die Fähren wieder gefahren.", True),
        ("Er ist nach dem Sturm wieder gefahren.", False),
        ("Die Stadt, die nie schläft, hat eine Fähre.", False),
        ("", False),
    ],
)
def test_german_report_is_known_by_its_first_words(text, expected):
    assert begins_german_report(text) == expected
