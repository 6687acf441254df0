"""Known places in languages other than English."""

import pytest

from tests.extractors.entities.news import ENGINE, mentions_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Investor Turki Alsaad kam.", set()),
    ],
)
def test_foreign_entries_country_of_another_language_needs_context(
    text, expected
):
    assert mentions_of(text, "de") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Les eaux du Nord-Est baissent dans le Nord.", set()),
    ],
)
def test_foreign_entries_direction_is_no_region(language, text, expected):
    assert mentions_of(text, language) == expected


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
