"""The time of day in a date."""

from datetime import time

import pytest

from extractors.formats.common.date_forms.clock_times import find_clock
from extractors.formats.common.date_forms.normalise import normalise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15:05", time(15, 5)), ("7.45 pm", time(19, 45)),
        ("12 noon", time(12)), ("midnight", time(0)), ("3 p. m.", time(15)),
        ("12:05 a.m.", time(0, 5)), ("午後3時5分", time(15, 5)),
        ("15h05", time(15, 5)), ("15 Uhr", time(15)),
        ("3:05 μ.μ.", time(15, 5)), ("3:05 م", time(15, 5)),
        ("1505 GMT", time(15, 5)), ("23:59:60", time(23, 59, 59)),
    ],
)  # fmt: skip
def test_find_clock_form_is_read(text, expected):
    assert find_clock(normalise(text)).time == expected


@pytest.mark.parametrize("text", ["25:10", "13 AM", "12:75"])
def test_find_clock_impossible_time_is_none(text):
    found = find_clock(text)

    assert found is None or found.time is None


@pytest.mark.parametrize("text", ["", "May 4, 2026", "2026", "1:2:3"])
def test_find_clock_text_without_time_is_none(text):
    assert find_clock(text) is None
