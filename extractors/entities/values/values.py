"""What a text counts and dates: dates, amounts, percentages, tickers."""

from collections.abc import Iterator
from datetime import date

from extractors.entities.engine import Span
from extractors.entities.values.amounts import money, percentages
from extractors.entities.values.dates import dates
from extractors.entities.values.tickers import tickers

__all__ = ["values"]


def values(
    text: str, at: date, language: str = ""
) -> Iterator[tuple[Span, str]]:
    """
    Find what a text counts and dates.

    Args:
        text: any text.
        at: the item's own date.
        language: BCP 47; empty reads every language's dates.

    Yields:
        A span with its normal value: ISO 8601 for a date (``2021-12-15``,
        ``2021-12``), ``USD 100000000000`` for an amount, a decimal number
        for a percentage, nothing for a ticker, whose id says all.
    """
    yield from tickers(text)
    yield from money(text)
    yield from percentages(text)
    yield from dates(text, at, language)
