"""
Embargoes that are stated in words, in notes, headlines and first lines.

    find_embargo(item)      the embargo that an item's fields state
    apply_embargo(item, ...)  the item under this embargo
    take_embargo_lines(...)   the embargo that the first lines of a text state

The modules, from words to a moment:

    mark_words        the words that mark an embargo, by language
    marks             where they stand in a text
    statement_reader  a mark together with its end
    statements        whether they speak of the copy
    end_reader        the date and time behind a mark
    day_reader        dates and weekdays
    clock_reader      times of day
    calendar_names    months and weekdays in many languages
    zones             time zones by name, agency and language
    moments           the latest moment that the parts can mean
    item_embargo      an item's embargo, status and signals
"""

from extractors.providers.embargo.item_embargo import (
    apply_embargo,
    find_embargo,
    take_embargo_lines,
)

__all__ = ["apply_embargo", "find_embargo", "take_embargo_lines"]
