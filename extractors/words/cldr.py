"""What CLDR (Unicode Common Locale Data Repository) has on a language."""

from babel import Locale, UnknownLocaleError

__all__ = ["locale_of"]


def locale_of(language: str) -> Locale | None:
    """
    Return the data of a language; None if CLDR has none.

    Args:
        language: ISO 639; without region.
    """
    try:
        return Locale(language)
    except (UnknownLocaleError, ValueError):
        return None
