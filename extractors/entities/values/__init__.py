"""Dates, amounts and stock tickers."""
