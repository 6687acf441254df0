"""Where the name of a person in Latin script ends."""

import pytest

from tests.extractors.entities.news import mentions_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Karl Veit vom Verwalter Nordlicht kam.", {("Karl Veit", "person")}),
    ],
)
def test_trim_employer_behind_vom_is_no_part_of_name(text, expected):
    assert mentions_of(text, "de") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Es gewann, sagte Boxmanager-Kollege Tarnow.", set()),
        ("Das sagte Anne-Marie Tarnow.", {("Anne-Marie Tarnow", "person")}),
    ],
)
def test_trim_compound_noun_is_no_first_name(text, expected):
    assert mentions_of(text, "de") == expected
