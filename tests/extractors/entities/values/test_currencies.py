import pytest

from extractors.entities.values.currencies import currency_names


@pytest.mark.parametrize(
    ("language", "name", "code"),
    [
        ("en", "Rs", "INR"),
        ("tlh", "dollars", "USD"),
        ("de", "kanadische Dollar", "CAD"),
        ("de", "US-Dollar", "USD"),
        ("de", "Franken", "CHF"),
        ("fr", "dollars canadiens", "CAD"),
        ("fr", "roubles", "RUB"),
        ("sv", "kronor", "SEK"),
        ("nb", "kroner", "NOK"),
        ("cs", "korun", "CZK"),
        ("pl", "złotych", "PLN"),
        ("ru", "юаней", "CNY"),
        ("ja", "¥", "JPY"),
        ("zh", "¥", "CNY"),
        ("pt", "EUR", "EUR"),
    ],
)
def test_currency_names_language_has_its_own(language, name, code):
    assert currency_names(language)[name] == code


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("fr", "livres"),
        ("es", "coronas"),
        ("da", "emirater"),
        ("cs", "pes"),
    ],
)
def test_currency_names_noun_of_many_senses_is_none(language, name):
    assert name not in currency_names(language)
