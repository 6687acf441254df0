"""
Values in a text, with their normal forms.

    values             all values
    tickers            codes of shares
    numbers            amounts of money and percentages
    dates              dates, relative to the date of the item
    date_forms         the written forms of dates, and where they stand
    weekday_direction  whether a weekday is behind or ahead
"""
