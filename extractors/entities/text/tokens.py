"""Words and punctuation marks of a text, with their offsets."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, compress, repeat
from operator import contains
from typing import NamedTuple

from extractors.entities.text.lexicon import section

__all__ = ["Tokens", "positions", "tokenise"]

_TOKEN = re.compile(r"(\w++(?:[-'\u2019.&+]\w++)*+|[^\w\s])")
"""A group around the token makes ``split`` return it, too."""

_ABBREVIATIONS = section("closed.txt", "abbreviation")
"""Abbreviations that end in a full stop: ``Mr.``, ``Inc.``."""

_APOSTROPHE_S = re.compile(r"['\u2019][sS]")


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
    """
    Split a text whose language puts spaces between words.

    The columns are made as a whole and not token by token, because a text
    has many tokens and few that need more than that.
    """
    pieces = _TOKEN.split(text)
    stops = list(_join_full_stops(pieces))
    if stops:
        keep = [True] * len(pieces)
        for at in stops:
            keep[at - 1] = keep[at] = False
        pieces = list(compress(pieces, keep))
    offsets = list(accumulate(map(len, pieces)))
    words, ends = pieces[1::2], offsets[1::2]
    starts = offsets[:-1:2]
    breaks = list(map(contains, pieces[:-1:2], repeat("\n")))
    possessive = _cut_possessives(text, words, ends)
    return Tokens(words, starts, ends, possessive, breaks)


def positions(words: Sequence[str], wanted: str) -> Iterator[int]:
    """Yield where a word stands among others."""
    at = -1
    for _ in range(words.count(wanted)):
        at = words.index(wanted, at + 1)
        yield at


def _join_full_stops(pieces: list[str]) -> Iterator[int]:
    """Join full stops to the abbreviations before them; yield the stops."""
    for at in positions(pieces, "."):
        # before each token is what separates it from the one before
        if at > 1 and not pieces[at - 1] and _is_abbreviation(pieces[at - 2]):
            pieces[at - 2] += "."
            yield at


def _is_abbreviation(word: str) -> bool:
    """Return whether a full stop belongs to a word: ``U.S.``, ``J.``."""
    return (
        word in _ABBREVIATIONS
        or (len(word) == 1 and word.isupper())
        or (len(word) > 2 and word[1] == "." and word[-2] == ".")
    )


def _cut_possessives(
    text: str, words: list[str], ends: list[int]
) -> list[bool]:
    """Cut ``'s`` off; return for each token whether it had one."""
    possessive = [False] * len(words)
    for match in _APOSTROPHE_S.finditer(text):
        at = bisect_left(ends, match.end())
        if at < len(ends) and ends[at] == match.end() and len(words[at]) > 2:
            words[at] = words[at][:-2]
            ends[at] -= 2
            possessive[at] = True
    return possessive
