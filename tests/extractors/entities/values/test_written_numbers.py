import re

import pytest

from extractors.entities.values.written_numbers import (
    COMPOSED,
    DIGITS,
    read_number,
)


@pytest.mark.parametrize(
    ("number", "decimal", "value"),
    [
        ("25 000", ".", 25000),
        ("1\u202f250\u202f000,5", ",", 1250000.5),
        ("3'500", ".", 3500),
        ("١٬٥٠٠٫٥", ".", 1500.5),
        ("1万5千", ".", 15000),
        ("1.5万亿", ".", 1.5e12),
        ("3000多亿", ".", 3e11),
        ("1.2.3", ".", None),
        ("9" * 41, ".", None),
    ],
)
def test_read_number_digits_and_units_give_the_value(number, decimal, value):
    assert read_number(number, decimal) == value


@pytest.mark.parametrize(
    ("pattern", "text", "number"),
    [
        (DIGITS, "2019 500", "2019"),
        (DIGITS, "12 500 and", "12 500"),
        (DIGITS, "12 5000", "12"),
        (DIGITS, "5,", "5"),
        (COMPOSED, "1兆5000億円", "1兆5000億"),
        (COMPOSED, "5 500", "5 500"),
        (COMPOSED, "5 50", "5"),
    ],
)
def test_patterns_match_a_whole_number(pattern, text, number):
    match = re.match(pattern, text)
    assert match is not None
    assert match[0] == number
