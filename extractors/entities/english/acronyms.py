"""Acronyms of things: ``intensive care unit (ICU)``."""

from collections.abc import Iterator

from extractors.entities.text.text_context import TextContext
from extractors.entities.text.tokens import positions

__all__ = ["common_acronyms"]

_LETTERS = range(2, 8)
_MOST_SMALL_WORDS = 2
"""Words such as ``of`` in an expansion, of which an acronym has no letter."""

_SMALL_WORDS = frozenset(["and", "for", "in", "of", "on", "the", "to", "with"])


def common_acronyms(context: TextContext) -> set[str]:
    """
    Return the acronyms that a text expands to words in small letters.

    They are no names: an illness, a device, a unit. The expansion of an
    organisation's acronym has capital letters.
    """
    return set(_find_acronyms(context))


def _find_acronyms(context: TextContext) -> Iterator[str]:
    words = context.words
    for at in positions(context.tokens.words, "("):
        acronym = words[at + 1]
        if not acronym.isupper() or words[at + 2] != ")":
            continue
        if len(acronym) in _LETTERS and _is_expanded(context, at, acronym):
            yield acronym


def _is_expanded(context: TextContext, at: int, acronym: str) -> bool:
    """Return whether words in small letters before a token begin with it."""
    skipped = 0
    for letter in reversed(acronym.lower()):
        at -= 1
        while (
            context.word(at) in _SMALL_WORDS
            and context.word(at)[0] != letter
            and skipped < _MOST_SMALL_WORDS
        ):
            skipped += 1
            at -= 1
        if not context.word(at).startswith(letter):
            return False
    return True
