"""Patterns of names in Latin script."""

from extractors.entities.languages.word_lists import any_of

__all__ = ["UPPER", "WORD", "run"]

UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĞĠĢĦĪĮİĶĹĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ]"
WORD = rf"(?:{UPPER}[\w’'-]*\w|{UPPER}\.)"
"""A word with a capital, or an initial with its point."""


def run(language: str, least: int, most: int = 4) -> str:
    """Give a pattern of capitalised words; ``de la`` may join two."""
    inner = any_of(language, "inner")
    more = rf"(?: (?:(?:{inner}) ){{0,2}}{WORD})"
    return rf"{WORD}{more}{{{least - 1},{most - 1}}}"
