"""Names in Russian and Ukrainian."""

import pytest

from tests.extractors.entities.news import mentions_of


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Представитель Ассоциации банков молчит.", set()),
        (
            "ru",
            "Глава Генеральной Ассамблеи Вера Лугова прибыла.",
            {("Вера Лугова", "person")},
        ),
        ("uk", "Представник Асоціації банків мовчить.", set()),
    ],
)
def test_recognise_institution_behind_title_is_no_person(
    language, text, expected
):
    assert mentions_of(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("На щите: СМОТРИ ВПЕРЁД СЕЙЧАС.", set()),
        ("Сообщает МЧС.", {("МЧС", "organisation")}),
    ],
)
def test_recognise_words_in_capitals_are_no_organisation(text, expected):
    assert mentions_of(text, "ru") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ушёл глава губернатора По словам соседей.", set()),
    ],
)
def test_recognise_opening_of_sentence_is_no_name(text, expected):
    assert mentions_of(text, "ru") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Китая Ван Минь заявил о споре.",
            {("Китая", "place"), ("Ван Минь", "person")},
        ),
    ],
)
def test_recognise_country_before_name_is_no_part_of_it(text, expected):
    assert mentions_of(text, "ru") == expected
