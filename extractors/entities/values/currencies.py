"""
The signs and names of currencies in the text of a language.

CLDR has the name of every currency in every language with all its plural
forms (``canadiske dollar``, ``канадских долларов``). A text says ``dollar``
alone for the most used one, so the noun of such a name counts too. The words
that only the press uses are in ``data/languages/currencies.txt``.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from babel import Locale
from babel.numbers import get_currency_name

from extractors.entities.text.lexicon import rows
from extractors.words.cldr import locale_of

__all__ = ["LEADING", "currency_names"]

_SIGNS: Mapping[str, str] = {
    "$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY",
    "JP¥": "JPY", "CN¥": "CNY", "RMB": "CNY", "₽": "RUB", "₹": "INR",
    "Rs": "INR", "Rs.": "INR", "Rp": "IDR", "RM": "MYR", "₩": "KRW",
    "HK$": "HKD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD",
    "S$": "SGD", "NZ$": "NZD", "NT$": "TWD", "R$": "BRL", "₴": "UAH",
    "₺": "TRY", "₪": "ILS", "฿": "THB", "₫": "VND", "₦": "NGN",
}  # fmt: skip
"""ISO 4217 code by a sign that is the same in all languages."""

_NAMED = (
    "USD", "EUR", "GBP", "JPY", "CNY", "CHF", "RUB", "INR", "KRW", "TRY",
    "PLN", "HUF", "UAH", "THB", "IDR", "MYR", "VND", "SAR", "AED", "NGN",
    "ZAR", "MXN", "BRL", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD", "SEK",
    "NOK", "DKK", "CZK", "RON", "ISK", "ILS", "EGP", "ARS", "CLP", "COP",
    "PKR", "IRR", "QAR", "KWD", "RSD", "BGN", "PHP", "KZT", "MAD",
)  # fmt: skip
"""Currencies whose names in CLDR are read."""

_WITH_NOUN = (
    "EUR", "JPY", "CNY", "CHF", "RUB", "INR", "KRW", "PLN", "HUF", "UAH",
    "THB", "IDR", "MYR", "VND", "SAR", "AED", "NGN", "ZAR",
)  # fmt: skip
"""
Currencies that their noun alone names in every language.

A pound is a weight, a lira a pound in French, and a peso has six countries.
Such nouns are in the list of the press, for the languages where they are
clear.
"""

_OWN: Mapping[str, str] = {
    "bg": "BGN", "cs": "CZK", "da": "DKK", "is": "ISK", "nb": "NOK",
    "nn": "NOK", "no": "NOK", "ro": "RON", "sr": "RSD", "sv": "SEK",
}  # fmt: skip
"""The currency that a noun of several countries means in a language."""

_PRESS = "languages/currencies.txt"
_COUNTS = (None, 1, 2, 5, 1.5)
"""One number of each plural form that CLDR distinguishes."""

LEADING = frozenset(
    {*_SIGNS, *_NAMED, "kr", "kr.", "Kč", "zł", "Ft", "Fr.", "TL", "руб."}
)
"""Signs and short forms that can stand before a number as well."""


@cache
def currency_names(language: str) -> Mapping[str, str]:
    """
    Return the ISO 4217 code by each sign and name of a currency.

    ``GBX`` is the penny sterling, as exchanges quote.

    Args:
        language: ISO 639; without CLDR data, that of English.
    """
    locale = locale_of(language) or Locale("en")
    language = locale.language
    names = {**{code: code for code in _NAMED}, **_SIGNS}
    if language == "zh":
        names["¥"] = "CNY"
    names |= dict(_read_press(language))
    for name, code in (*_cldr_names(locale), *_cldr_nouns(locale)):
        names.setdefault(name, code)
    return names


def _read_press(language: str) -> Iterator[tuple[str, str]]:
    for section, (code, *names), _ in rows(_PRESS):
        if section == language:
            yield from ((name, code) for name in names)


def _cldr_names(locale: Locale) -> Iterator[tuple[str, str]]:
    for code in _NAMED:
        for name in _forms(locale, code):
            yield name, code
            yield name[0].lower() + name[1:], code


def _cldr_nouns(locale: Locale) -> Iterator[tuple[str, str]]:
    """Yield ``dollari`` for the dollar, from ``dollari canadesi``."""
    canadian = get_currency_name("CAD", locale=locale).split()
    australian = get_currency_name("AUD", locale=locale).split()
    place = 0 if canadian[0] in australian else -1
    own = _OWN.get(locale.language, "EUR")
    for code in (*_WITH_NOUN, own):
        for noun in _nouns(locale, code, place):
            yield noun, code
    for noun in _nouns(locale, "CAD", place):
        yield noun, "USD"
        yield f"US-{noun}", "USD"
        yield f"US {noun}", "USD"


def _nouns(locale: Locale, code: str, place: int) -> Iterator[str]:
    for name in _forms(locale, code):
        words = name.split()
        if len(words) <= 2:  # a noun and its country
            yield words[place]
            yield words[place].lower()


def _forms(locale: Locale, code: str) -> set[str]:
    return {
        get_currency_name(code, count=count, locale=locale)
        for count in _COUNTS
    }
