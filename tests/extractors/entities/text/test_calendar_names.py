import pytest

from extractors.entities.text.calendar_names import calendar_names
from tests.extractors.entities.news import names_of


@pytest.mark.parametrize(
    ("language", "word"),
    [("de", "mai"), ("fr", "mars"), ("es", "mayo"), ("it", "maggio"),
     ("pt", "maio"), ("tr", "mart"), ("pl", "maja"), ("ru", "мая"),
     ("sv", "juni"), ("id", "minggu")],
)  # fmt: skip
def test_calendar_names_months_and_weekdays_are_listed(language, word):
    assert word in calendar_names(language)


@pytest.mark.parametrize("language", ["", "xx", "no such"])
def test_calendar_names_unknown_language_gives_none(language):
    assert calendar_names(language) == frozenset()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am 1. Mai wird gefeiert. Im Mai steigen Preise. Bis Mai."),
        ("de", "Im Mai Zahlen, seit August Preise."),
        ("fr", "Mars et Mai sont froids. En Mars il neige."),
        ("es", "En Mayo y en Marzo llueve."),
        ("pt", "Em Maio chove."),
    ],
)
def test_calendar_names_months_are_no_names(language, text):
    found = names_of(text, language)

    assert not [name for kind, name in found if kind != "date"]
