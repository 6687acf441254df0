"""Words and marks of a text, with their places."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.entities.text.lexicon import section

__all__ = ["Tokens", "tokenise"]

_TOKEN = re.compile(r"\w+(?:[-'\u2019.&+]\w+)*|[^\w\s]")
_POINTED = section("closed.txt", "pointed")
"""Abbreviations whose point is their own and ends no sentence."""

_POSSESSIVE = ("'s", "\u2019s", "'S", "\u2019S")


class Tokens(NamedTuple):
    """
    The tokens of a text as parallel columns.

    Attributes:
        words: each token, a possessive's ``'s`` cut off.
        starts: first code point of each.
        ends: one past the last code point of each, less its ``'s``.
        possessive: whether an ``'s`` was cut off.
        breaks: whether a line ends between the token before and this one.
    """

    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    possessive: Sequence[bool]
    breaks: Sequence[bool]


def tokenise(text: str) -> Tokens:
    """Split a text of a language that puts spaces between words."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    possessive: list[bool] = []
    breaks: list[bool] = []
    last = 0
    for match in _TOKEN.finditer(text):
        word, start, end = match.group(), match.start(), match.end()
        if start < last:
            continue
        if text[end : end + 1] == "." and _pointed(word):
            word, end = f"{word}.", end + 1
        after = end
        owns = len(word) > 2 and word.endswith(_POSSESSIVE)
        if owns:
            word, end = word[:-2], end - 2
        words.append(word)
        starts.append(start)
        ends.append(end)
        possessive.append(owns)
        breaks.append("\n" in text[last:start])
        last = after
    return Tokens(words, starts, ends, possessive, breaks)


def _pointed(word: str) -> bool:
    """Tell whether a point after a word belongs to it: ``U.S.``, ``J.``."""
    return (
        word in _POINTED
        or (len(word) == 1 and word.isupper())
        or (len(word) > 2 and word[1] == "." and word[-2] == ".")
    )
