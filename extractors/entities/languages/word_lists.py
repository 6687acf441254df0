"""What introduces a name, by language (``data/languages``)."""

import re
from functools import cache

from extractors.entities.text.lexicon import rows

__all__ = ["any_of", "phrases"]


@cache
def phrases(language: str, section: str) -> frozenset[str]:
    """Read the words and phrases of one section; empty if there is none."""
    return frozenset(
        phrase
        for row in rows(f"languages/{language}.txt")
        if row.section == section
        for phrase in row.names
    )


@cache
def any_of(language: str, *sections: str) -> str:
    """Give a pattern of all phrases of some sections, longest first."""
    found = {p for section in sections for p in phrases(language, section)}
    ordered = sorted(found, key=lambda p: (-len(p), p))
    return "|".join(map(re.escape, ordered)) or r"(?!)"
