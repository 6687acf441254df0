"""Patterns of capitalised words in Latin script."""

from extractors.entities.text.word_lists import any_of

__all__ = [
    "COMPOUNDING",
    "CYRILLIC_LOWER",
    "CYRILLIC_UPPER",
    "CYRILLIC_WORD",
    "STEMMED",
    "UPPER",
    "WORD",
    "capitalised_words",
    "word_pattern",
]

COMPOUNDING = frozenset(["sv", "da", "nb", "fi"])
"""Languages in which a title can end a compound: ``utrikesminister``."""

STEMMED = frozenset(["pl", "cs"])
"""Languages whose titles and head nouns are listed as stems."""

UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĞĠĢĦĪĮİĶĹĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ]"
WORD = rf"(?:{UPPER}[\w’'-]{{0,60}}\w|{UPPER}\.)"
"""
A capitalised word, or an initial with its full stop.

Its length is limited, because each part of a word with hyphens is a start.
"""


CYRILLIC_UPPER = "[А-ЯЁІЇЄҐ]"
CYRILLIC_LOWER = "[а-яёіїєґ]"
CYRILLIC_WORD = (
    rf"{CYRILLIC_UPPER}{CYRILLIC_LOWER}+(?:['’ʼ]{CYRILLIC_LOWER}+)?"
    rf"(?:-{CYRILLIC_UPPER}{CYRILLIC_LOWER}+)?"
)
"""A capitalised word of Russian or Ukrainian: ``Прем'єр``."""

_BEFORE_SUFFIX = rf"(?:{UPPER}[\w-]{{0,60}}\w|{UPPER}\.)"
"""The same in Turkish, where an apostrophe ends the name: ``Lima'da``."""


def word_pattern(language: str) -> str:
    """Return the pattern of a capitalised word in a language."""
    return _BEFORE_SUFFIX if language == "tr" else WORD


def capitalised_words(language: str, at_least: int, at_most: int = 4) -> str:
    """Return a pattern of capitalised words; ``de la`` can join two."""
    inner, word = any_of(language, "inner"), word_pattern(language)
    more = rf"(?: (?:(?:{inner}) ){{0,2}}{word})"
    return rf"{word}{more}{{{at_least - 1},{at_most - 1}}}"
