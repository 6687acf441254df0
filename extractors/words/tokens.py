"""
The words of a text, in the form in which texts are compared.

Case, quotes and dashes do not count. In scripts without spaces (Chinese,
Japanese, Thai, Lao, Khmer, Burmese) every character is a token, so that their
shingles are character n-grams.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import or_
from unicodedata import decimal

__all__ = [
    "Words",
    "has_unspaced",
    "is_number",
    "is_one_token",
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
    # \w has no combining marks; without these, Hindi and Tamil words split.
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0963\u0966-\u0dff"
)
NUMBER = r"(?=\d)(?:\d{1,3}(?:[ '\u066c]\d{3})+(?!\d)|\d+(?:[.,:/]\d+)*)"
"""The first look spares words the search for two forms: a fourth less."""
WORD = rf"(?:(?![{UNSPACED}])[\w{MARKS}])+"
MIXED = re.compile(rf"[{UNSPACED}]|{NUMBER}|{WORD}(?:'{WORD})?")
SPACED = re.compile(rf"{NUMBER}|[\w{MARKS}]+(?:'[\w{MARKS}]+)?")
UNSPACED_CHARACTER = re.compile(rf"[{UNSPACED}]")
GROUPED = re.compile(r"(?!0)\d{1,3}([.,' \u066c])\d{3}(?:\1\d{3})*")
"""A number with separated thousands: ``2,000``, ``1.234.567``, ``2 000``."""
MAX_CAPITALISED = 0.25
"""Share of capitalised words up to which they are names.

English has 12 %, German 30 %, where every noun is capitalised.
"""


@dataclass(frozen=True)
class Words:
    """
    A text's tokens in order.

    Attributes:
        surfaces: as written, after NFKC.
        folded: as compared: case folded.
    """

    surfaces: tuple[str, ...]
    folded: tuple[str, ...]

    @cached_property
    def numbers(self) -> tuple[bool, ...]:
        """Whether the token is a number."""
        return tuple(
            not token.isalpha() and is_number(token) for token in self.surfaces
        )

    @cached_property
    def facts(self) -> tuple[bool, ...]:
        """
        Whether the token is a fact: a number or a name.

        A template changes facts and a copy keeps them. Names are capitalised
        words, in languages that capitalise little else. This is computed on
        first use, because most items are not compared with another.
        """
        capital = [token[0].isupper() for token in self.surfaces]
        if sum(capital) > MAX_CAPITALISED * len(self.surfaces):
            return self.numbers
        return tuple(map(or_, self.numbers, capital))


def tokens(text: str) -> list[str]:
    """
    Return the text's tokens in order, folded.

    Numbers stay whole (``1,234.5``, ``10:30``; ``6-1/8`` is two), because
    they distinguish texts from the same template. Only the separators of
    thousands are removed.
    """
    return _fold_all(_surfaces(text))


@lru_cache(maxsize=1024)
def read(text: str) -> Words:
    """
    Return the text's tokens, with the facts among them.

    The last texts are cached: an item is compared with several others, and a
    story with each of its many copies.
    """
    surfaces = tuple(_surfaces(text))
    return Words(surfaces, tuple(_fold_all(surfaces)))


def is_number(token: str) -> bool:
    """Return whether the token has a digit."""
    return any(map(str.isdecimal, token))


def is_one_token(text: str) -> bool:
    """Return whether a text is a word that `tokens` returns whole."""
    return text.isalpha() and (
        text.isascii()
        or (unicodedata.is_normalized("NFKC", text) and not has_unspaced(text))
    )


def unspaced_share(words: Sequence[str]) -> float:
    """Return the share of tokens from scripts without spaces, 0 to 1."""
    if not words or "".join(words).isascii():
        return 0.0
    return sum(map(is_unspaced, words)) / len(words)


def _fold_all(surfaces: Sequence[str]) -> list[str]:
    return [
        token.casefold() if token.isalpha() else _fold(token)
        for token in surfaces
    ]


def _fold(token: str) -> str:
    """
    Return the token as compared: case folded, a number without separators.

    Agencies write ``2,000``, ``2.000`` and ``2000`` for the same figure, and
    digits of their own script.
    """
    if not is_number(token):
        return token.casefold()
    if GROUPED.fullmatch(token):
        token = "".join(filter(str.isdecimal, token))
    if token.isascii():
        return token.casefold()
    digits = (str(decimal(sign, sign)) for sign in token.casefold())
    return "".join(digits)


def is_unspaced(token: str) -> bool:
    """Return whether the token is one character of a script without spaces."""
    return len(token) == 1 and bool(UNSPACED_CHARACTER.match(token))


def has_unspaced(text: str) -> bool:
    """Return whether a text has a character of a script without spaces."""
    return not text.isascii() and bool(UNSPACED_CHARACTER.search(text))


def _surfaces(text: str) -> list[str]:
    normal = unicodedata.normalize("NFKC", text)
    # A translation looks each character up: 20 times as slow.
    normal = normal.replace("\u2019", "'").replace("\u2018", "'")
    # The pattern for spaced scripts alone is three times as fast.
    pattern = MIXED if has_unspaced(normal) else SPACED
    surfaces: list[str] = pattern.findall(normal)
    return surfaces
