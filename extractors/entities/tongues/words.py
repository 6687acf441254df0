"""What introduces a name, by language (``data/tongues``)."""

import re
from functools import cache

from extractors.entities.lexicon import lines

__all__ = ["any_of", "phrases", "rows"]


def rows(name: str) -> tuple[tuple[str, str], ...]:
    """Read each line of a list with the section that it stands in."""
    return tuple(lines(f"tongues/{name}.txt"))


@cache
def phrases(language: str, section: str) -> frozenset[str]:
    """Read the words and phrases of one section; empty if there is none."""
    return frozenset(
        phrase.strip()
        for part, row in rows(language)
        if part == section
        for phrase in row.split("|")
        if phrase.strip()
    )


@cache
def any_of(language: str, *sections: str) -> str:
    """Give a pattern of all phrases of some sections, longest first."""
    found = {p for section in sections for p in phrases(language, section)}
    ordered = sorted(found, key=lambda p: (-len(p), p))
    return "|".join(map(re.escape, ordered)) or r"(?!)"
