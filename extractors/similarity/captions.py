"""
Detect captions of the same photo.

The normal form of a caption has no credit, file mark, date or shot number,
because agencies change these when they send the same text again. Two captions
are near-identical if they differ in at most one word in seven and have the
same numbers.
"""

import re

from rapidfuzz.distance import Indel

from extractors.similarity.tokens import is_number, tokens

__all__ = ["ALIKE", "likeness", "normal_form"]

FILE_MARK = re.compile(
    r"\A\s*(?:\(?(?:FILE|File|ARCHIV|Archiv)(?:[- ]?(?:PHOTO|photo|PICTURE|"
    r"picture|bild|foto|IMAGE|image))?\)?\s*[:\-\u2013\u2014]+)\s*"
)
CREDIT = re.compile(
    r"\s*(?:[\[\u3010][^\]\u3011]*[\]\u3011]|[(\uff08][^)\uff09]*(?:/|©|[Pp]hoto"
    r"|PHOTO|[Ff]oto|via|AP|AFP|Reuters|REUTERS|Xinhua|dpa|写真)"
    r"[^)\uff09]*[)\uff09])\s*\Z"
)
SHOT = re.compile(r"\A\s*(?:\(?\d{1,2}\s*[/)]\s*(?:\d{1,2}\)?)?)\s*")
DATE = re.compile(
    r",?\s*(?:(?:on|am)\s+)?(?:\w+day,?\s+)?(?:"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}"
    r"(?:,?\s+\d{4})?|\d{1,2}\.?\s+(?:Jan|Feb|M[aä]r|Apr|Ma[iy]|Jun|Jul|Aug"
    r"|Sep|O[ck]t|Nov|De[cz])[a-z]*\.?(?:\s+\d{4})?|\d{4}-\d\d-\d\d)"
)
ALIKE = 0.85
"""Likeness from which two captions are the same."""


def normal_form(text: str) -> str:
    """Return a caption's words without credit, file mark, date and number."""
    bare = CREDIT.sub("", FILE_MARK.sub("", SHOT.sub("", text)))
    return " ".join(tokens(DATE.sub("", bare)) or tokens(text))


def likeness(words: list[str], other: list[str]) -> float:
    """Return how alike two normal forms are, 0 to 1; 0 if numbers differ."""
    if list(filter(is_number, words)) != list(filter(is_number, other)):
        return 0.0
    return Indel.normalized_similarity(words, other)
