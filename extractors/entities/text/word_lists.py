"""Titles, head nouns and other words by language (``data/languages``)."""

import re
from functools import cache

from extractors.entities.text.lexicon import rows

__all__ = ["any_of", "phrases"]


@cache
def phrases(language: str, section: str) -> frozenset[str]:
    """Return the words and phrases of a section; empty if it is missing."""
    return frozenset(
        phrase
        for row in rows(f"languages/{language}.txt")
        if row.section == section
        for phrase in row.names
    )


@cache
def any_of(language: str, *sections: str) -> str:
    """Return a pattern of all phrases of some sections, longest first."""
    every = {p for section in sections for p in phrases(language, section)}
    ordered = sorted(every, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(map(re.escape, ordered)) or r"(?!)"
