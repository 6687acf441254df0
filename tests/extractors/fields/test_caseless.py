import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractors.fields.caseless import compile_caseless

WORDS = ("read more", "κάντε κλικ στους", "weiter", "читать", "devamı için")


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("read more", "READ More"),
        ("devamı için", "DEVAMI İÇİN"),
        ("ilgili", "İLGİLİ"),
        ("τους αναγνώστες", "ΤΟΥΣ ΑΝΑΓΝΏΣΤΕΣ"),
        ("σχόλια", "ΣΧΌΛΙΑ"),
        ("читать", "ЧИТАТЬ"),
        (r"\W*ende\W*$", "»ENDE«"),
        (r"(?<![A-Za-z])abo\b", "Ein Abo"),
    ],
)
def test_search_text_in_other_case_matches(pattern, text):
    assert compile_caseless(pattern).search(text)


@given(st.sampled_from(WORDS), st.text(max_size=8), st.text(max_size=8))
@example("read more", "İ", "ẞ")
def test_search_any_text_matches_as_with_ignorecase(word, before, after):
    text = f"{before}{word.upper()}{after}"

    match = compile_caseless(word).search(text)

    assert match
    expected = re.search(word, text, re.IGNORECASE)
    assert expected
    assert match.span() == expected.span()


def test_match_behind_the_start_is_none():
    assert not compile_caseless("more").match("Read more")


def test_compile_capital_letter_is_refused():
    with pytest.raises(ValueError, match="QR"):
        compile_caseless(r"\Wscan the QR code")
