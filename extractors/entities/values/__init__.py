"""
Values in a text, with their normal forms.

    values  all values: tickers, amounts of money, percentages and dates
    dates   dates, relative to the date of the item
"""
