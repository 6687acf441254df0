"""Names that are no entities: streets, feasts, prizes."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.entities.text.patterns import (
    CYRILLIC_WORD,
    WORD,
    word_pattern,
)
from extractors.entities.text.word_lists import any_of, phrases

__all__ = ["find_other_names"]


def find_other_names(text: str, language: str) -> Iterator[tuple[int, int]]:
    """
    Yield start and end of names of streets and the like.

    They hold names of people and places: ``rue de Rivoli``, ``Bağdat
    Caddesi``. Section ``street`` has the words before such a name, section
    ``other`` those at its end.
    """
    for pattern in _patterns(language):
        for match in pattern.finditer(text):
            yield match.span("name")


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    found = []
    if phrases(language, "street"):
        name = rf"(?:{WORD}|{CYRILLIC_WORD})"
        street, of = any_of(language, "street"), any_of(language, "of")
        found.append(
            re.compile(
                rf"(?<!\w)(?:{street}) (?:(?:{of})(?: |(?<=['’])))?"
                rf"(?P<name>{name}(?: {name}){{0,2}})(?!\w)"
            )
        )
    if phrases(language, "other"):
        word, other = word_pattern(language), any_of(language, "other")
        found.append(
            re.compile(
                rf"(?<![\w-])(?P<name>{word}(?: {word}){{0,2}} (?:{other}))"
                r"(?!\w)"
            )
        )
    return tuple(found)
