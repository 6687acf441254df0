"""
Words, as texts are compared by: case, quotes and dashes do not count.

Scripts written without spaces (Chinese, Japanese, Thai, Lao, Khmer,
Burmese) give one token a character: their shingles are character n-grams.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import or_

__all__ = [
    "Words",
    "is_number",
    "is_unspaced",
    "read",
    "tokens",
    "unspaced_share",
]

UNSPACED = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\u1780-\u17ff"  # Burmese, Khmer
    "\u3040-\u30ff\u31f0-\u31ff"  # kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"  # Han
)
MARKS = (
    # \w leaves out combining marks, which would cut Hindi or Tamil words up
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0963\u0966-\u0dff"
)
NUMBER = r"\d+(?:[.,:/]\d+)*"
WORD = rf"(?:(?![{UNSPACED}])[\w{MARKS}])+"
MIXED = re.compile(rf"[{UNSPACED}]|{NUMBER}|{WORD}(?:'{WORD})?")
SPACED = re.compile(rf"{NUMBER}|[\w{MARKS}]+(?:'[\w{MARKS}]+)?")
ONE_UNSPACED = re.compile(rf"[{UNSPACED}]")
APOSTROPHE = str.maketrans("\u2019\u2018", "''")
NAMES_AT_MOST = 0.25
"""Capital letters tell names in English (12 %), not in German (30 %)."""


@dataclass(frozen=True)
class Words:
    """
    A text's tokens in order.

    Attributes:
        surfaces: as written.
        folded: as compared: NFKC, case folded.
    """

    surfaces: tuple[str, ...]
    folded: tuple[str, ...]

    @cached_property
    def numbers(self) -> tuple[bool, ...]:
        """Whether the token is a number."""
        return tuple(
            not one.isalpha() and is_number(one) for one in self.surfaces
        )

    @cached_property
    def facts(self) -> tuple[bool, ...]:
        """
        Whether the token is what a template changes and a copy keeps.

        That is a number, or a name where capital letters tell names. Most
        items are compared with nothing, so this is told when it is asked.
        """
        capital = [one[0].isupper() for one in self.surfaces]
        named = sum(capital) <= NAMES_AT_MOST * len(self.surfaces)
        if not named:
            return self.numbers
        return tuple(map(or_, self.numbers, capital))


def tokens(text: str) -> list[str]:
    """
    Return the text's tokens in order, folded.

    Numbers stay whole (``1,234.5``, ``10:30``, ``6-1/8`` as two), for they
    tell templates apart.
    """
    return [one.casefold() for one in _surfaces(text)]


@lru_cache(maxsize=1024)
def read(text: str) -> Words:
    """
    Return the text's tokens, and what is a fact among them.

    Remembered for the last texts: an item is compared with several, and a
    story that many repeat is compared with each of them.
    """
    surfaces = _surfaces(text)
    return Words(tuple(surfaces), tuple(one.casefold() for one in surfaces))


def is_number(token: str) -> bool:
    """Say whether the token holds a digit."""
    return any(map(str.isdecimal, token))


def is_unspaced(token: str) -> bool:
    """Say whether the token is one character of a script without spaces."""
    return len(token) == 1 and bool(ONE_UNSPACED.match(token))


def unspaced_share(words: Sequence[str]) -> float:
    """Return the share of tokens from scripts without spaces, 0 to 1."""
    if not words or "".join(words).isascii():
        return 0.0
    return sum(map(is_unspaced, words)) / len(words)


def _surfaces(text: str) -> list[str]:
    normal = unicodedata.normalize("NFKC", text).translate(APOSTROPHE)
    # The pattern for spaced scripts alone is three times as fast.
    plain = normal.isascii() or not ONE_UNSPACED.search(normal)
    found: list[str] = (SPACED if plain else MIXED).findall(normal)
    return found
