"""People in Latin script: words that are taken for names."""

import pytest

from tests.extractors.entities.news import mentions_of, names_of


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Diese Vermutung erklärte vieles.", set()),
        (
            "de",
            "Gerade im Dienst fehlt Personal, sagte Herr Kowalke.",
            {("Kowalke", "person")},
        ),
        ("de", "Der Exporteur von Waren, sagte er, wartet.", set()),
    ],
)
def test_find_people_word_of_sentence_is_no_name(language, text, expected):
    assert mentions_of(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Eine Frau aus South Anglia, sagte er, wartet.", set()),
        ("de", "Ähnlich wie Long COVID wirkt es lange.", set()),
    ],
)
def test_find_people_direction_or_acronym_is_no_name(language, text, expected):
    assert mentions_of(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Es war eine Art Wächter.", set()),
    ],
)
def test_find_people_noun_that_is_a_first_name_is_none(
    language, text, expected
):
    assert mentions_of(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "Le ministre belge des Finances Luc Moreau a déclaré cela.",
            {("Luc Moreau", "person")},
        ),
    ],
)
def test_find_people_field_of_office_is_no_part_of_name(
    language, text, expected
):
    assert mentions_of(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Das sagte Ursula von der Heide.",
            {("Ursula von der Heide", "person")},
        ),
    ],
)
def test_find_people_german_noble_surname_is_whole(text, expected):
    assert mentions_of(text, "de") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "tr",
            "Başkan Demir Kaya ve Ankaralı Ali Tan geldi.",
            {("Demir Kaya", "person"), ("Ali Tan", "person")},
        ),
    ],
)
def test_find_people_turkish_and_joins_no_names(language, text, expected):
    assert mentions_of(text, language) == expected


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("es", "José Vexley"),
        ("pl", "Jarosław Wexel"),
        ("fr", "Clémence Vexin"),
        ("pt", "João Vexal"),
    ],
)
def test_people_first_name_with_accents_is_a_listed_one(language, name):
    before = {"es": "Ayer", "pl": "Wczoraj", "fr": "Hier", "pt": "Ontem"}

    found = names_of(f"{before[language]} {name} 123.", language)

    assert ("person", name) in found
