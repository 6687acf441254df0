"""
Values in a text, with their normal forms.

    values             all values
    tickers            codes of shares
    numbers            amounts of money and percentages
    percentages        percentages alone, and the words for them
    written_numbers    numbers in digits, as each language writes them
    currencies         the names of currencies in each language
    dates              dates, relative to the date of the item
    date_forms         the written forms of dates, and where they stand
    calendar_words     months, weekdays and relative days by language
    weekday_direction  whether a weekday is behind or ahead
"""
