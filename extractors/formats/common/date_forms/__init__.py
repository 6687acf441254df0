"""
The parts of a date as people and programs write them.

In reading order:

    normalise       one spelling of figures, spaces and East Asian marks
    solar_hijri     days of the calendar of Iran
    calendar_days   the day, in figures or in words
    month_names     names of months by language, from CLDR
    clock_times     the time of day
    zones           names and offsets of time zones
    date_labels     words before the dates of a line: published, changed
    relative_times  ``3 hours ago``, counted from the fetch

None of them reads the clock: a date without a year, or a time without a day,
is no date.
"""
