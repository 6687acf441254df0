"""Words and punctuation marks of a text, with their offsets."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.entities.text.lexicon import section

__all__ = ["Tokens", "tokenise"]

_TOKEN = re.compile(r"\w+(?:[-'\u2019.&+]\w+)*|[^\w\s]")
_ABBREVIATIONS = section("closed.txt", "abbreviation")
"""Abbreviations that end in a full stop: ``Mr.``, ``Inc.``."""

_POSSESSIVE = ("'s", "\u2019s", "'S", "\u2019S")


class Tokens(NamedTuple):
    """
    The tokens of a text as parallel columns.

    Attributes:
        words: each token, without a possessive ``'s``.
        starts: first code point of each.
        ends: one past the last code point of each, without its ``'s``.
        possessive: whether the token had an ``'s``.
        breaks: whether a line break stands before the token.
    """

    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    possessive: Sequence[bool]
    breaks: Sequence[bool]


def tokenise(text: str) -> Tokens:
    """Split a text whose language puts spaces between words."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    possessive: list[bool] = []
    breaks: list[bool] = []
    previous_end = 0
    for match in _TOKEN.finditer(text):
        word = match[0]
        start, end = match.span()
        if start < previous_end:
            continue
        if text[end : end + 1] == "." and _is_abbreviation(word):
            word, end = f"{word}.", end + 1
        token_end = end
        is_possessive = (
            word[-1] in "sS" and len(word) > 2 and word.endswith(_POSSESSIVE)
        )
        if is_possessive:
            word, end = word[:-2], end - 2
        words.append(word)
        starts.append(start)
        ends.append(end)
        possessive.append(is_possessive)
        gap = text[previous_end:start]
        breaks.append(gap != " " and "\n" in gap)
        previous_end = token_end
    return Tokens(words, starts, ends, possessive, breaks)


def _is_abbreviation(word: str) -> bool:
    """Return whether a full stop belongs to a word: ``U.S.``, ``J.``."""
    return (
        word in _ABBREVIATIONS
        or (len(word) == 1 and word.isupper())
        or (len(word) > 2 and word[1] == "." and word[-2] == ".")
    )
