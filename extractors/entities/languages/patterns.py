"""Patterns of capitalised words in Latin script."""

from extractors.entities.languages.word_lists import any_of

__all__ = ["UPPER", "WORD", "capitalised_words"]

UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĞĠĢĦĪĮİĶĹĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ]"
WORD = rf"(?:{UPPER}[\w’'-]{{0,60}}\w|{UPPER}\.)"
"""
A capitalised word, or an initial with its full stop.

Its length is limited, because each part of a word with hyphens is a start.
"""


def capitalised_words(language: str, at_least: int, at_most: int = 4) -> str:
    """Return a pattern of capitalised words; ``de la`` can join two."""
    inner = any_of(language, "inner")
    more = rf"(?: (?:(?:{inner}) ){{0,2}}{WORD})"
    return rf"{WORD}{more}{{{at_least - 1},{at_most - 1}}}"
