r"""
Patterns that ignore case, matched against text in small letters.

`re.IGNORECASE` compares each letter of each alternative in turn. Without it
`re` skips an alternative by its first letter, so a long list of phrases takes
a quarter of the time. Matching follows the "default caseless matching" of the
Unicode standard, section 3.13, as far as one letter stays one letter: the
positions in a text and in its small letters are the same.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["CaselessPattern", "compile_caseless"]

# Where capital letters have a meaning, or are ends of ranges.
_ALLOWED = re.compile(r"\\.|\(\?P[<=]|\w-\w")


class CaselessPattern(NamedTuple):
    """A compiled pattern; its methods take text in any case."""

    pattern: re.Pattern[str]

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match at the start of the text in small letters."""
        return self.pattern.match(_small_letters(text))

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in the text in small letters."""
        return self.pattern.search(_small_letters(text))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield all matches in the text in small letters."""
        return self.pattern.finditer(_small_letters(text))


def compile_caseless(pattern: str) -> CaselessPattern:
    """
    Compile a pattern in small letters that matches text in any case.

    Raises:
        ValueError: the pattern has a capital letter, which matches no text.
    """
    capitals = [
        letter for letter in _ALLOWED.sub("", pattern) if letter.isupper()
    ]
    if capitals:
        message = f"capital letters match no text: {''.join(capitals)}"
        raise ValueError(message)
    return CaselessPattern(re.compile(_merge_forms(pattern)))


def _small_letters(text: str) -> str:
    """Return the small letters of a text; each letter stays one letter."""
    if text.isascii():
        return text.lower()
    return _merge_forms(text.replace("İ", "i").lower())


def _merge_forms(text: str) -> str:
    """Write the dotless i as i and the final sigma as sigma."""
    return text.replace("ı", "i").replace("ς", "σ")
