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


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "1.200 Euro", "EUR 1200"),
        ("de", "1,125 Milliarden Euro", "EUR 1125000000"),
        ("de", "3'500 Franken", "CHF 3500"),
        ("de-AT", "25 000 Euro", "EUR 25000"),
        ("de", "5 Mio. US-Dollar", "USD 5000000"),
        ("de", "20 kanadische Dollar", "CAD 20"),
        ("fr", "1\u202f250\u202f000 euros", "EUR 1250000"),
        ("fr", "3,125 millions d’euros", "EUR 3125000"),
        ("fr", "25 M€", "EUR 25000000"),
        ("es", "5.600 millones de euros", "EUR 5600000000"),
        ("es", "2 mil millones de dólares", "USD 2000000000"),
        ("es", "1,250 pesos", "MXN 1250"),
        ("it", "5.600 milioni di euro", "EUR 5600000000"),
        ("it", "20 dollari canadesi", "CAD 20"),
        ("pt-BR", "R$ 2,5 bilhões", "BRL 2500000000"),
        ("pt", "5 mil milhões de euros", "EUR 5000000000"),
        ("nl", "2,5 miljard euro", "EUR 2500000000"),
        ("sv", "1,5 miljoner kronor", "SEK 1500000"),
        ("sv", "20 norska kronor", "NOK 20"),
        ("nb", "kr 25.000", "NOK 25000"),
        ("da", "1,5 mio. kr.", "DKK 1500000"),
        ("fi", "25 000 euroa", "EUR 25000"),
        ("pl", "300 tys. zł", "PLN 300000"),
        ("cs", "12 miliard dolarů", "USD 12000000000"),
        ("hu", "1,5 milliárd forintba", "HUF 1500000000"),
        ("ro", "25.000 de lei", "RON 25000"),
        ("el", "1,5 εκατ. ευρώ", "EUR 1500000"),
        ("tr", "2,5 milyon dolara", "USD 2500000"),
        ("ru", "25 000 рублей", "RUB 25000"),
        ("ru", "20 канадских долларов", "CAD 20"),
        ("uk", "1,5 млн грн", "UAH 1500000"),
        ("bg", "25 000 лева", "BGN 25000"),
        ("id", "Rp2.500.000", "IDR 2500000"),
        ("vi", "1.500 tỷ đồng", "VND 1500000000000"),
        ("hi", "500 करोड़ रुपये", "INR 5000000000"),
        ("fa", "۱٫۵ میلیون یورو", "EUR 1500000"),
        ("he", "5 מיליון שקל", "ILS 5000000"),
        ("ar", "و25,000 دولار", "USD 25000"),
        ("th", "1.5 ล้านบาทและ", "THB 1500000"),
        ("zh", "投资3000多亿元用于", "CNY 300000000000"),
        ("zh", "约1.5万亿美元的", "USD 1500000000000"),
        ("ja", "約1兆5000億円を", "JPY 1500000000000"),
        ("ja", "2万5000円で", "JPY 25000"),
        ("ko", "1조 5천억원을", "KRW 1500000000000"),
        ("en", "Rs 1,50,000", "INR 150000"),
        ("en", "€1.125 billion", "EUR 1125000000"),
        ("en", "300 Norwegian crowns", "NOK 300"),
    ],
)
def test_find_numbers_money_is_read_as_the_language_writes_it(
    language, text, expected
):
    assert [value for _, value in _values(text, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "3,125 Prozent", "3.125"),
        ("es", "0.125 por ciento", "0.125"),
        ("it", "il 3,5 per cento", "3.5"),
        ("sv", "3,5 procent", "3.5"),
        ("cs", "3,5 procenta", "3.5"),
        ("tr", "yüzde 3,5", "3.5"),
        ("tr", "%12", "12"),
        ("zh", "增长3.5%的", "3.5"),
        ("fa", "۳ درصد", "3"),
    ],
)
def test_find_numbers_percentage_is_read_as_the_language_writes_it(
    language, text, expected
):
    assert [value for _, value in _values(text, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "who in 2019 won the prize"),
        ("en", "Oslo won 2-1"),
        ("en", "Euro 2024 begins"),
        ("en", "she weighs about 60 pounds"),
        ("en", "a 500-pound bomb"),
        ("en", "20 pounds of rice"),
        ("fi", "5 eurooppalaista"),
        ("fr", "5 livres"),
        ("hu", "5 európai ország, 3 százalékpont"),
        ("ru", "на 0,5 процентного пункта"),
        ("ja", "2.5パーセントポイント"),
        ("de", "1.2.3 Euro"),
        ("en", "$" + "9" * 400),
    ],
)
def test_find_numbers_other_sense_is_no_amount(language, text):
    assert _values(text, language) == []


def _values(text, language=""):
    return [
        (text[span.start : span.end], value)
        for span, value in find_numbers(text, language)
    ]
