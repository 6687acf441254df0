"""Find the values in a text: tickers, amounts, percentages, dates."""

from collections.abc import Iterator
from datetime import date

from extractors.entities.engine import Span
from extractors.entities.values.dates import find_dates
from extractors.entities.values.numbers import find_numbers
from extractors.entities.values.tickers import find_tickers

__all__ = ["find_values"]


def find_values(
    text: str, item_date: date, language: str = ""
) -> Iterator[tuple[Span, str]]:
    """
    Find tickers, amounts of money, percentages and dates.

    Args:
        text: any text.
        item_date: the date of the item, to which dates are relative.
        language: BCP 47; if empty, dates of every language are found.

    Yields:
        A span with its normal value: ISO 8601 for a date (``2021-12-15``,
        ``2021-12``), ``USD 100000000000`` for an amount, a decimal number
        for a percentage, empty for a ticker, whose id is its value. Spans
        can overlap.
    """
    yield from find_tickers(text)
    yield from find_numbers(text, language)
    yield from find_dates(text, item_date, language)
