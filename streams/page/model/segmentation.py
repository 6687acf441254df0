"""
Texts of scripts without spaces, prepared for the full-text index.

The index cuts a text at spaces. Chinese, Japanese, Thai, Lao, Khmer and
Burmese have none, so that a whole clause would be one word. A zero-width
space between their characters makes each character a word, and a search word
a phrase of characters. It is invisible in a highlighted text.
"""

import re

__all__ = ["GAP", "join_characters", "separate_characters"]

GAP = "\u200b"
_UNSPACED = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f"  # Burmese
    "\u1780-\u17ff"  # Khmer
    "\u3040-\u30ff\u31f0-\u31ff"  # Hiragana, Katakana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # Han
    "\U00020000-\U0003ffff"
)
_CHARACTER = re.compile(f"[{_UNSPACED}]")


def separate_characters(text: str) -> str:
    """Return a text with a gap after each character of such a script."""
    if text.isascii() or not _CHARACTER.search(text):
        return text
    return _CHARACTER.sub(lambda found: GAP + found[0] + GAP, text)


def join_characters(text: str) -> str:
    """Return a text without the gaps."""
    return text.replace(GAP, "")
