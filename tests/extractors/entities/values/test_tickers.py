import pytest

from extractors.entities.values.tickers import find_tickers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Nasdaq: ACME)", [("Nasdaq: ACME", "mic:XNAS:ACME")]),
        ("<.N225.T>", [(".N225.T", "mic:XTKS:.N225")]),
        ("(600519.SS)", [("600519.SS", "mic:XSHG:600519")]),
        ("at 0700.HK,", [("0700.HK", "mic:XHKG:0700")]),
        ("1.0700.HK", [("0700.HK", "mic:XHKG:0700")]),
        ("A0700.HK 0700.HKD", []),
        ("(IBM.QX)", []),
        ("(LSE: .)", []),
    ],
)
def test_find_tickers_code_has_market_of_its_suffix(text, expected):
    found = [
        (text[span.start : span.end], span.id)
        for span, _ in find_tickers(text)
    ]

    assert found == expected
