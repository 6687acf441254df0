"""
The parts of a date as people and programs write them.

In reading order:

    normalise       one spelling of figures, spaces and East Asian marks
    calendar_days   the day, in figures or in words
    month_names     names of months by language, from CLDR
    clock_times     the time of day
    zones           names and offsets of time zones

None of them reads the clock: a date without a year, or a time without a day,
is no date.
"""
