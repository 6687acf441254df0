import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.crosslingual.numbers import read_numbers


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("206,737 people", "en", ["206700"]),
        ("2,06,737 people", "en-IN", ["206700"]),
        ("206.737 Menschen", "de", ["206700"]),
        ("206 737 lidí", "cs", ["206700"]),
        ("206\u00a0737 человек", "ru", ["206700"]),
        ("206\u202f737 personnes", "fr", ["206700"]),
        ("20万6737人", "ja", ["206700"]),
        ("２０万６７３７人", "ja", ["206700"]),
        ("20만6737명", "ko", ["206700"]),
        ("٢٠٦٬٧٣٧ شخص", "ar", ["206700"]),
        ("1.5 million", "en", ["1500000"]),
        ("5bn", "en", ["5000000000"]),
        ("1,5 Millionen", "de", ["1500000"]),
        ("2 Billionen", "de", ["2000000000000"]),
        ("2 billion", "en", ["2000000000"]),
        ("3,5 млрд", "ru", ["3500000000"]),
        ("1,2 milionu", "cs", ["1200000"]),
        ("150万", "zh", ["1500000"]),
        ("1.5亿", "zh", ["150000000"]),
        ("1億2000万円", "ja", ["120000000"]),
        ("三千五百", "ja", ["3500"]),
        ("两万", "zh", ["20000"]),
        ("二〇二一年", "ja", ["2021"]),
        ("二十一", "zh", ["21"]),
        ("3.5 per cent", "en", ["3.5"]),
        ("3,5 Prozent", "de", ["3.5"]),
        ("1,234.5 and 1.234,5", "en", ["1234", "1234"]),
        ("In 2020 500 people", "en", ["2020", "500"]),
        ("V roce 2020 500 lidí", "cs", ["2020", "500"]),
        ("14:30", "en", ["14", "30"]),
        ("COVID-19", "en", ["19"]),
        ("1.234", "", ["1.234"]),
        ("1,234", "tlh", ["1234"]),
    ],
)
def test_read_numbers_any_language_gives_plain_digits(text, language, numbers):
    assert list(read_numbers(text, language)) == numbers


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("7 people", "en"),
        ("the G20", "en"),
        ("version 1.2.3", "en"),
        ("am 12.5.2020", "de"),
        ("千葉県", "ja"),
        ("千百", "ja"),
        ("0" * 40, "en"),
        ("9" * 400, "en"),
    ],
)
def test_read_numbers_names_dates_and_codes_are_not_read(text, language):
    assert list(read_numbers(text, language)) == []


@given(st.integers(10, 10**15))
def test_read_numbers_same_number_in_two_languages_is_equal(number):
    grouped = f"{number:,}"

    english = list(read_numbers(grouped, "en"))

    assert english == list(read_numbers(grouped.replace(",", "."), "de"))
    assert english == list(read_numbers(grouped.replace(",", " "), "cs"))
    assert english == list(read_numbers(str(number), "ja"))


@given(st.text(), st.sampled_from(("en", "de", "ru", "ja", "zh", "ar", "")))
def test_read_numbers_any_text_gives_decimal_numbers(text, language):
    for number in read_numbers(text, language):
        assert float(number) > 0


@given(st.text("0123456789., 万億百千一二", max_size=40))
def test_read_numbers_digits_and_units_never_raise(text):
    list(read_numbers(text, "ja"))
    list(read_numbers(text, "cs"))
