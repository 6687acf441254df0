"""People in Latin script: words that are taken for names."""

import pytest

from tests.extractors.entities.news import ENGINE


def names_of(text, language="de"):
    return {
        (text[span.start : span.end], span.type)
        for span in ENGINE(text, language)
    }


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
    assert names_of(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Eine Frau aus South Anglia, sagte er, wartet.", set()),
        ("de", "Ähnlich wie Long COVID wirkt es lange.", set()),
    ],
)
def test_find_people_direction_or_acronym_is_no_name(language, text, expected):
    assert names_of(text, language) == expected


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
    assert names_of(text) == expected


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
    assert names_of(text, language) == expected
