"""Known places in languages other than English."""

import pytest

from tests.extractors.entities.news import ENGINE


def names_of(text, language="de"):
    return {
        (text[span.start : span.end], span.type)
        for span in ENGINE(text, language)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Investor Turki Alsaad kam.", set()),
    ],
)
def test_foreign_entries_country_of_another_language_needs_context(
    text, expected
):
    assert names_of(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Les eaux du Nord-Est baissent dans le Nord.", set()),
    ],
)
def test_foreign_entries_direction_is_no_region(language, text, expected):
    assert names_of(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Die USA schweigen.", "USA"),
        ("de", "Großbritannien schweigt.", "Großbritannien"),
        ("ru", "Посол Великобритании уехал.", "Великобритания"),
    ],
)
def test_foreign_entries_country_has_name_in_script_of_text(
    language, text, name
):
    (span,) = ENGINE(text, language)

    assert (span.name or text[span.start : span.end]) == name
