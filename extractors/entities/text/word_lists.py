"""Titles, head nouns and other words by language (``data/languages``)."""

import re
from functools import cache

from extractors.entities.text.lexicon import rows

__all__ = ["any_of", "phrases"]


@cache
def phrases(language: str, *sections: str) -> frozenset[str]:
    """Return the words and phrases of all sections that a language has."""
    return frozenset(
        phrase
        for row in rows(f"languages/{language}.txt")
        if row.section in sections
        for phrase in row.names
    )


@cache
def any_of(language: str, *sections: str) -> str:
    """Return a pattern of all phrases of some sections, longest first."""
    every = phrases(language, *sections)
    ordered = sorted(every, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(map(re.escape, ordered)) or r"(?!)"
