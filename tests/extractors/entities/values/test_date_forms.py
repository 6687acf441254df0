import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.entities.values.date_forms import (
    calendar_matches,
    compile_forms,
    relative_matches,
)

LANGUAGES = (
    "", "en", "es", "fr", "de", "id", "ru", "ar", "zh", "it", "pl", "ja", "ko",
)  # fmt: skip
PIECES = (
    "March", "MAY", "mai", "12", "3", "3rd", "2021", "20215", "Sonntag",
    "Friday", "vendredi", "星期五", "last", "Next", "this", "of", "de",
    "2021-12-15", "-", ".", ",", " ", " ", " ", "年", "月", "日", "mart",
    "среду", "5 июня", "\n", "x", "12月15日", "2024年3月4日", "st",
    "16.3.2026", "16/3/2026", "(16/3)", "3월 5일", "środę", "maggio", "/",
)  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), max_size=20), st.sampled_from(LANGUAGES)
)
def test_calendar_matches_any_text_equal_those_of_whole_scan(pieces, language):
    text = "".join(pieces)

    found = [match.span() for match in calendar_matches(text, language)]

    whole = compile_forms(language).finditer(text)
    assert found == [match.span() for match in whole]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Tomorrow, not yesterday's", ["Tomorrow", "yesterday"]),
        ("en", "todays", []),
        ("de", "HEUTE Morgen, morgen", ["HEUTE", "morgen"]),
        ("es", "por la mañana; Mañana", ["Mañana"]),
        ("id", "Semalam dan hari ini", ["Semalam", "hari ini"]),
        ("zh", "他今天说昨日", ["今天", "昨日"]),
        ("id", "\u017femalam", []),
        ("nl", "gisteren", ["gisteren"]),
        ("sv", "i går och idag", ["i går", "idag"]),
        ("ja", "首相は昨日、", ["昨日"]),
        ("tlh", "yesterday", []),
    ],
)
def test_relative_matches_words_of_language_are_found(
    language, text, expected
):
    found = [match[0] for match in relative_matches(text, language)]

    assert found == expected
