"""Organisations in Latin script: words, clubs, acronyms, cases."""

import pytest

from tests.extractors.entities.news import ENGINE, mentions_of


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Das Blatt zeichnet ein anderes Bild der Lage.", set()),
        ("cs", "Podíl HDP klesl.", set()),
        ("tr", "YILDIZSPOR'UN golü geldi.", set()),
    ],
)
def test_drop_words_word_of_language_is_no_organisation(
    language, text, expected
):
    assert mentions_of(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Laut "Bild" tagt der Rat.', {("Bild", "organisation")}),
    ],
)
def test_drop_words_quoted_word_is_organisation(text, expected):
    assert mentions_of(text, "de") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("cs", "Sklad Gold shořel.", set()),
        ("cs", "Město Long Beach jedná.", {("Long Beach", "place")}),
    ],
)
def test_find_clubs_noun_before_foreign_town_is_no_club(
    language, text, expected
):
    assert mentions_of(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("cs", "Martin Tivoli přišel.", {("Martin Tivoli", "person")}),
    ],
)
def test_find_clubs_first_name_before_town_is_person(language, text, expected):
    assert mentions_of(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Die NGO hat einen CEO.", set()),
        ("fr", "Les PME attendent.", set()),
    ],
)
def test_find_acronyms_common_noun_is_no_organisation(
    language, text, expected
):
    assert mentions_of(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nb", "SAKS: Dette er saksen.", set()),
        ("nl", "BRON. De prijzen stijgen.", set()),
    ],
)
def test_find_acronyms_catchword_of_caption_is_no_organisation(
    language, text, expected
):
    assert mentions_of(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "La Chambre de commerce Luc Moreau attend.",
            {
                ("Chambre de commerce", "organisation"),
                ("Luc Moreau", "person"),
            },
        ),
        (
            "fr",
            "Le Tribunal de Luc Moreau attend.",
            {("Tribunal de Luc Moreau", "organisation")},
        ),
    ],
)
def test_find_organisations_person_behind_it_is_no_part(
    language, text, expected
):
    assert mentions_of(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das teilte die Notenbank mit.", set()),
        ("Die Nationalpolizei kam.", set()),
    ],
)
def test_find_organisations_kind_of_bank_or_police_is_none(text, expected):
    assert mentions_of(text, "de") == expected


def test_find_organisations_german_genitive_has_name_in_nominative():
    (span,) = ENGINE("Laut Angaben des Innenministeriums stimmt das.", "de")

    assert span.name == "Innenministerium"
