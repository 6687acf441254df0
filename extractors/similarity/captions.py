"""
Detect captions of the same photo.

The normal form of a caption has no credit, file mark, date or shot number,
because agencies change these when they send the same text again. Two captions
are near-identical if they differ in at most one word in seven and have the
same numbers.
"""

import re

from rapidfuzz.distance import Indel

from extractors.words.tokens import is_number, tokens

__all__ = ["ALIKE", "likeness", "names_differ", "normal_form"]

FILE_MARK = re.compile(
    r"\A\s*(?:\(?(?:FILE|File|ARCHIV|Archiv)(?:[- ]?(?:PHOTO|photo|PICTURE|"
    r"picture|bild|foto|IMAGE|image))?\)?\s*[:\-\u2013\u2014]+)\s*"
)
CREDIT_WORD = re.compile(
    r"/|©|[Pp]hoto|PHOTO|[Ff]oto|via|AP|AFP|Reuters|REUTERS|Xinhua|dpa|写真"
)
"""What distinguishes a credit in round brackets from other text in them."""
SQUARE = ("[\u3010", "]\u3011")
ROUND = ("(\uff08", ")\uff09")
SHOT = re.compile(r"\A\s*(?:\(?\d{1,2}\s*[/)]\s*(?:\d{1,2}\)?)?)\s*")
DATE = re.compile(
    r"(?:,\s*+|(?<!\s)\s*+)(?:(?:on|am)\s+)?(?:\w{1,20}day,?\s+)?(?:"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}"
    r"(?:,?\s+\d{4})?|\d{1,2}\.?\s+(?:Jan|Feb|M[aä]r|Apr|Ma[iy]|Jun|Jul|Aug"
    r"|Sep|O[ck]t|Nov|De[cz])[a-z]*\.?(?:\s+\d{4})?|\d{4}-\d\d-\d\d"
    r"|\d{1,2}\.\s?\d{1,2}\.\s?\d{4})"
)
MAX_COMPARED = 4000
"""Words of each caption that are compared, because time grows with their
product."""
NAME = re.compile(r"(?<=[\w,] )(?=[^\W\d_])[A-ZÀ-ÞА-ЯĀ-Ž]\w{2,40}")
"""A capitalised word inside a sentence."""
MAX_NAMES = 40
"""Names of a caption that are compared with those of another."""
SPELLING = 0.7
"""Likeness from which two words are spellings of one name."""
ALIKE = 0.85
"""Likeness from which two captions are the same."""


def normal_form(text: str) -> str:
    """Return a caption's words without credit, file mark, date and number."""
    bare = _cut_credit(FILE_MARK.sub("", SHOT.sub("", text)))
    return " ".join(tokens(DATE.sub("", bare)) or tokens(text))


def likeness(words: list[str], other: list[str]) -> float:
    """Return how alike two normal forms are, 0 to 1; 0 if numbers differ."""
    if list(filter(is_number, words)) != list(filter(is_number, other)):
        return 0.0
    return Indel.normalized_similarity(
        words[:MAX_COMPARED], other[:MAX_COMPARED]
    )


def names_differ(text: str, other: str) -> bool:
    """
    Return whether each caption has a name that the other one lacks.

    Then they show other people or places, however alike their words are. Two
    spellings of one name do not differ.
    """
    names, others = _names(text), _names(other)
    return bool(
        len(names - others) <= MAX_NAMES
        and len(others - names) <= MAX_NAMES
        and _lacks(names - others, others)
        and _lacks(others - names, names)
    )


def _names(text: str) -> set[str]:
    bare = _cut_credit(FILE_MARK.sub("", SHOT.sub("", text[:MAX_COMPARED])))
    words = NAME.findall(DATE.sub("", bare))
    return {word.casefold() for word in words}


def _lacks(names: set[str], others: set[str]) -> bool:
    return any(
        all(
            Indel.normalized_similarity(name, other) < SPELLING
            for other in others
        )
        for name in names
    )


def _cut_credit(text: str) -> str:
    """Remove a credit in brackets at the end of a caption."""
    end = len(text.rstrip()) - 1
    for openers, closers in (SQUARE, ROUND):
        if end < 0 or text[end] not in closers:
            continue
        inside = max(text.rfind(closer, 0, end) for closer in closers) + 1
        starts = (text.find(opener, inside, end) for opener in openers)
        start = min((at for at in starts if at >= 0), default=-1)
        is_credit = openers == SQUARE[0] or CREDIT_WORD.search(
            text, start + 1, end
        )
        if start >= 0 and is_credit:
            return text[:start].rstrip()
    return text
