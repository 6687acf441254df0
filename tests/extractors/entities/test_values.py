from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.entities.values import values

AT = date(2021, 12, 15)  # a Wednesday


def found(text):
    return {
        (text[s.start : s.end], s.type, value) for s, value in values(text, AT)
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
def test_a_value_is_normalised(text, surface, kind, value):
    assert (surface, kind, value) in found(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Acme (NYSE: IBM) fell", "mic:XNYS:IBM"),
        ("Acme <IBM.N> fell", "mic:XNYS:IBM"),
        ("Acme 600519.SS fell", "mic:XSHG:600519"),
    ],
)
def test_a_ticker_has_its_exchange(text, key):
    assert key in {span.id for span, _ in values(text, AT)}


@given(st.text(max_size=80), st.dates())
def test_any_text_and_date_can_be_read(text, at):
    for span, _ in values(text, at):
        assert 0 <= span.start < span.end <= len(text)
