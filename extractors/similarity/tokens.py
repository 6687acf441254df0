"""
Words, as texts are compared by: case, quotes and dashes do not count.

Scripts written without spaces (Chinese, Japanese, Thai, Lao, Khmer,
Burmese) give one token a character: their shingles are character n-grams.
"""

import re
import unicodedata

__all__ = ["is_unspaced", "tokens", "unspaced_share"]

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
NUMBER = r"\d+(?:[.,:]\d+)*"
WORD = rf"(?:(?![{UNSPACED}])[\w{MARKS}])+"
TOKEN = re.compile(rf"[{UNSPACED}]|{NUMBER}|{WORD}(?:['’]{WORD})?")
ONE_UNSPACED = re.compile(rf"[{UNSPACED}]")


def tokens(text: str) -> list[str]:
    """
    Return the text's tokens in order, folded (NFKC, case, apostrophes).

    Numbers stay whole (``1,234.5``, ``10:30``), for they tell templates
    apart.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return TOKEN.findall(folded.replace("’", "'"))


def is_unspaced(token: str) -> bool:
    """Say whether the token is one character of a script without spaces."""
    return ONE_UNSPACED.fullmatch(token) is not None


def unspaced_share(words: list[str]) -> float:
    """Return the share of tokens from scripts without spaces, 0 to 1."""
    if not words:
        return 0.0
    return sum(map(is_unspaced, words)) / len(words)
