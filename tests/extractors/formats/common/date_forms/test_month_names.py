"""Names of months by language, compared with CLDR."""

from datetime import date
from pathlib import Path

import pytest
from babel.dates import format_date

from extractors.formats.common import dates
from extractors.formats.common.date_forms import month_names
from extractors.formats.common.date_forms.month_names import month_of

LANGUAGES = [
    line.partition("\t")[0]
    for line in Path(month_names.__file__)
    .with_name("months.txt")
    .read_text("utf-8")
    .splitlines()
]


# Basque declines the figures of a date: ``2026ko azaroaren 20a``.
@pytest.mark.parametrize(
    "language", [code for code in LANGUAGES if code != "eu"]
)
@pytest.mark.parametrize("form", ["long", "medium"])
def test_month_of_date_of_cldr_is_read(language, form):
    for month in range(1, 13):
        day = date(2026, month, 20)
        text = format_date(day, form, locale=language)

        found = dates.parse(text, language)

        assert found is not None, text
        assert found.date() == day, text


def test_month_of_name_of_two_months_needs_a_language():
    assert month_of("listopad") == 0
    assert month_of("listopad", "cs-CZ") == 11
    assert month_of("listopad", "hr") == 10


def test_month_of_name_cut_to_three_letters_is_read():
    assert month_of("Aoû", "fr") == 8


@pytest.mark.parametrize("word", ["नवम्बर", "नवंबर", "நவம்பர்", "نومبر"])
def test_month_of_indian_spellings_is_read(word):
    assert month_of(word) == 11


def test_month_of_other_word_is_none():
    assert month_of("harbour") == 0
    assert month_of("") == 0
