"""Names of months and weekdays by language, from CLDR."""

from functools import cache

from extractors.words.cldr import locale_of

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
    locale = locale_of(language)
    if locale is None:
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
