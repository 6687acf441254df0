import pytest

from extractors.entities.values.numbers import find_numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("paid US$5.5m", [("US$5.5m", "USD 5500000")]),
        ("Hong Kong dollars 30", [("Hong Kong dollars 30", "HKD 30")]),
        ("100 dollars 5", [("100 dollars", "USD 100")]),
        ("$5,$6", [("$5", "USD 5"), ("$6", "USD 6")]),
        ("5 $6", [("$6", "USD 6")]),
        ("1.$5", [("$5", "USD 5")]),
        ("A10 euros", []),
        ("300 млн рублей", [("300 млн рублей", "RUB 300000000")]),
        ("12 millions d'euros", [("12 millions d'euros", "EUR 12000000")]),
        ("30億 and 20万元", [("20万元", "CNY 200000")]),
    ],
)
def test_find_numbers_money_is_found_beside_currency(text, expected):
    assert _values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fell -3.5%", [("-3.5%", "-3.5")]),
        ("between 5-6%", [("6%", "6")]),
        ("x-4 per cent", [("4 per cent", "4")]),
        ("v1.4%", []),
        ("на 7 процентов", [("7 процентов", "7")]),
    ],
)
def test_find_numbers_percentage_has_its_minus(text, expected):
    assert _values(text) == expected


def _values(text):
    return [
        (text[span.start : span.end], value)
        for span, value in find_numbers(text)
    ]
