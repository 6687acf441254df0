"""Names of months and weekdays by language, from CLDR."""

from functools import cache

from babel import Locale, UnknownLocaleError

__all__ = ["calendar_names"]

_CONTEXTS = ("format", "stand-alone")
_WIDTHS = ("wide", "abbreviated")
_SHORTEST = 3


@cache
def calendar_names(language: str) -> frozenset[str]:
    """
    Return months and weekdays of a language, in small letters.

    Args:
        language: ISO 639; CLDR may not have it, and then the result is empty.
    """
    try:
        locale = Locale(language)
    except (UnknownLocaleError, ValueError):
        return frozenset()
    tables = (
        table[context][width]
        for table in (locale.months, locale.days)
        for context in _CONTEXTS
        for width in _WIDTHS
    )
    names = (str(name) for table in tables for name in table.values())
    bare = (name.casefold().removesuffix(".") for name in names)
    return frozenset(name for name in bare if len(name) >= _SHORTEST)
