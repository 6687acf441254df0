"""
How names sound, in the same letters for all scripts.

A name keeps its consonants when another script or language writes it:
``Trump``, ``Трамп``, ``トランプ`` and ``Trumpovi`` start with the same ones.
Vowels and endings differ, and Japanese has one sound for l and r.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from anyascii import anyascii

__all__ = ["sounds", "words_by_sound"]

_WORD = re.compile(
    r"[\u30a1-\u30fa\u30fc]{2,}"  # katakana, which writes foreign names
    r"|[^\W\d_\u3040-\u30ff\u3400-\u9fff]{2,}"
)
_LONGEST_WORD = 30
_SPELLINGS = (
    ("sch", "s"), ("sh", "s"), ("ph", "f"), ("th", "t"), ("ck", "k"),
    ("kh", "h"), ("mp", "np"), ("mb", "nb"), ("mf", "nf"), ("mv", "nv"),
)  # fmt: skip
"""Letters that stand for one sound; katakana has n for m before p and b."""

_SOUNDS = str.maketrans("cqwzxl", "kkvskr", "aeiouyh")
_OPENING = frozenset("aeiouyh")
_NOT_A_LETTER = re.compile("[^a-z]")
_REPEATED = re.compile(r"(.)\1+")

_MOST_OF_NAME = 8
"""Consonants of a name. What follows is an ending or a compound."""

_SHORTEST_WORD, _LEAST_OF_WORD, _MOST_OF_WORD = 6, 4, 6
"""
A word in small letters needs six letters and four consonants, and counts by
its first six: so ``coronavirus`` is found in any language.
"""


def sounds(text: str, language: str) -> Iterator[str]:
    """
    Yield the consonants of the names and of the long words of a text.

    Args:
        text: any text.
        language: BCP 47. Inside Chinese, Japanese and Korean text, words of
            other scripts are names, in capital or small letters.

    Yields:
        Two to eight Latin letters. An ``a`` stands for an opening vowel.
    """
    has_foreign_names = language.lower().startswith(("zh", "ja", "ko"))
    for word in _WORD.findall(text):
        is_name = has_foreign_names or word[0].isupper()
        # Scripts without case need few letters.
        is_short = word[0].islower() and len(word) < _SHORTEST_WORD
        if len(word) > _LONGEST_WORD or (is_short and not is_name):
            continue
        sound = _consonants(word)
        if is_name and len(sound) > 1:
            yield sound[:_MOST_OF_NAME]
        elif len(sound) >= _LEAST_OF_WORD:
            yield sound[:_MOST_OF_WORD]


def words_by_sound(text: str) -> dict[str, str]:
    """Return the first word of a text that has each of its sounds."""
    words: dict[str, str] = {}
    for match in _WORD.finditer(text):
        for sound in sounds(match[0], ""):
            words.setdefault(sound, match[0])
    return words


@lru_cache(maxsize=1 << 16)
def _consonants(word: str) -> str:
    letters = _NOT_A_LETTER.sub("", anyascii(word).lower())
    for spelling, sound in _SPELLINGS:
        letters = letters.replace(spelling, sound)
    opening = "a" if letters[:1] in _OPENING else ""
    return opening + _REPEATED.sub(r"\1", letters.translate(_SOUNDS))
