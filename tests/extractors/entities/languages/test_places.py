"""Places in Latin script: lists of places, and words."""

import pytest

from tests.extractors.entities.news import mentions_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nach dem Streik in Berlin Lage unklar.", {("Berlin", "place")}),
        (
            "Die Züge nach Berlin, Essen und Hagen fuhren.",
            {("Essen", "place"), ("Berlin", "place"), ("Hagen", "place")},
        ),
    ],
)
def test_find_places_word_behind_a_place_is_no_list(text, expected):
    assert mentions_of(text, "de") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Réunion au sommet à Lille.", {("Lille", "place")}),
        ("cs", "Aby pomohla, vláda jedná.", set()),
    ],
)
def test_find_places_opening_of_sentence_is_no_place(language, text, expected):
    assert mentions_of(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oft ging es ums Essen.", set()),
        ("Er wohnt in Essen.", {("Essen", "place")}),
        ("Das Essen-Spiel fiel aus.", {("Essen", "place")}),
    ],
)
def test_find_places_noun_with_article_is_no_town(text, expected):
    assert mentions_of(text, "de") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nb", "De reiste i Lars Hedins ånd.", set()),
        (
            "es",
            "Lo firmó en Washington Gloria Paredes.",
            {("Washington", "place"), ("Gloria Paredes", "person")},
        ),
    ],
)
def test_find_places_first_name_before_surname_is_no_town(
    language, text, expected
):
    assert mentions_of(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "EEUU calló en Lima.", {("EEUU", "place"), ("Lima", "place")}),
        ("tr", "ABD sustu.", {("ABD", "place")}),
    ],
)
def test_find_places_country_in_capitals_is_place(language, text, expected):
    assert mentions_of(text, language) == expected
