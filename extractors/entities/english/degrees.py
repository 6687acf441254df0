"""Letters of a degree or an order behind a name: ``Ph.D.``, ``OBE``."""

import re

from extractors.entities.text.lexicon import first_names, section, surnames
from extractors.entities.text.text_context import TextContext

__all__ = ["is_degree"]

_DEGREES = section("closed.txt", "degree")
_DOTTED = re.compile(r"(?:[A-Z][A-Za-z]{0,5}\.)+[A-Z][A-Za-z]{0,5}\.?")
"""``Ph.D``, ``M.Sc``, ``Pharm.D``; a domain has parts in small letters."""

_LETTERS = re.compile(r"[A-Z][A-Za-z]?[A-Z.]{1,5}|[A-Z]{2,6}")
_ENDS = frozenset([",", ".", ";", ")", "(", ""])
_MOST_DEGREES = 5


def is_degree(context: TextContext, at: int) -> bool:
    """
    Return whether a token is a degree, an order or a licence of a person.

    It is a listed one, or has full stops inside and small letters, or is a
    short row of letters alone between commas directly after a person.
    """
    word = context.words[at]
    if word in _DEGREES:
        return True
    if not (word[-1].isupper() or "." in word):
        return False
    if "." in word[1:-1] and _DOTTED.fullmatch(word):
        return not word.isupper() or _follows_person(context, at)
    return (
        context.words[at - 1] in {",", "."}
        and _LETTERS.fullmatch(word) is not None
        and _follows_person(context, at)
    )


def _follows_person(context: TextContext, at: int) -> bool:
    """Return whether ``Ann Example, MD, MPH`` stands before a token."""
    if context.word(at + 1) not in _ENDS or context.possessive[at]:
        return False
    for _ in range(_MOST_DEGREES):
        skipped = 2 if context.word(at - 1) == "." else 1
        if context.word(at - skipped) != ",":
            return False
        at -= skipped + 1
        word = context.word(at)
        if not (word in _DEGREES or _LETTERS.fullmatch(word)):
            return _ends_person(context, at)
    return False


def _ends_person(context: TextContext, at: int) -> bool:
    """Return whether a token is the last of a person's full name."""
    last, first = context.word(at), context.word(at - 1)
    if not last[:1].isupper() or not first[:1].isupper():
        return False
    is_initial = len(first) == 2 and first.endswith(".")
    return is_initial or first in first_names() or last in surnames()
