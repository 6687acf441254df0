from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.entities.values.values import find_values

AT = date(2021, 12, 15)  # a Wednesday


def values_of(text):
    return {
        (text[span.start : span.end], span.type, value)
        for span, value in find_values(text, AT)
    }


@pytest.mark.parametrize(
    ("text", "surface", "kind", "value"),
    [
        ("on Dec 15, they met", "Dec 15", "date", "2021-12-15"),
        ("since last Friday", "last Friday", "date", "2021-12-10"),
        ("on Jan 2 it opens", "Jan 2", "date", "2022-01-02"),
        ("in May 2020", "May 2020", "date", "2020-05"),
        ("el 12 de diciembre", "12 de diciembre", "date", "2021-12-12"),
        ("12月15日", "12月15日", "date", "2021-12-15"),
        ("cost $100 billion", "$100 billion", "money", "USD 100000000000"),
        ("2,5 Milliarden Euro", "2,5 Milliarden Euro", "money",
         "EUR 2500000000"),
        ("Rp 5 miliar", "Rp 5 miliar", "money", "IDR 5000000000"),
        ("rose 3.5 percent", "3.5 percent", "percentage", "3.5"),
    ],
)  # fmt: skip
def test_find_values_returns_normal_value(text, surface, kind, value):
    assert (surface, kind, value) in values_of(text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "ayer, por la mañana", {("ayer", "2021-12-14")}),
        ("fr", "Mardi, demain", {("Mardi", "2021-12-14"), ("demain", "2021-12-16")}),
        ("de", "gestern Morgen", {("gestern", "2021-12-14")}),
        ("de", "2,5 Mio. Euro", {("2,5 Mio. Euro", "EUR 2500000")}),
        ("ms", "2.5 bilion ringgit", {("2.5 bilion ringgit", "MYR 2500000000")}),
        ("ru", "вчера, 2 миллиарда рублей", {("вчера", "2021-12-14"), ("2 миллиарда рублей", "RUB 2000000000")}),
        ("zh", "他星期二说，昨天", {("星期二", "2021-12-14"), ("昨天", "2021-12-14")}),
        ("ar", "3 في المئة أمس", {("3 في المئة", "3"), ("أمس", "2021-12-14")}),
        ("de", "im May 2020 und 3 mai", {("3 mai", "2022-05-03")}),
        ("", "12 mai, 3 mars, Tuesday", {("12 mai", "2022-05-12"), ("3 mars", "2022-03-03"), ("Tuesday", "2021-12-14")}),
    ],
)  # fmt: skip
def test_find_values_uses_words_of_language(language, text, expected):
    values = {
        (text[span.start : span.end], value)
        for span, value in find_values(text, AT, language)
    }

    assert values == expected


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Acme (NYSE: IBM) fell", "mic:XNYS:IBM"),
        ("Acme <IBM.N> fell", "mic:XNYS:IBM"),
        ("Acme 600519.SS fell", "mic:XSHG:600519"),
    ],
)
def test_find_values_ticker_id_has_exchange(text, key):
    assert key in {span.id for span, _ in find_values(text, AT)}


@given(
    st.text(max_size=80),
    st.dates(),
    st.sampled_from(["", "en", "es", "ms", "zh", "ar", "sw"]),
)
def test_find_values_any_text_and_date_gives_valid_spans(
    text, item_date, language
):
    for span, _ in find_values(text, item_date, language):
        assert 0 <= span.start < span.end <= len(text)
