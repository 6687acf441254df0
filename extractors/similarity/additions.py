"""
What a text tells that another one does not: its added sentences.

A copy adds nothing, or lines about the page. A follow-up begins with the
news and repeats the background. An update adds sentences, or other figures.
So the sentences decide whether a reader of the old text misses something.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from extractors.similarity.content_words import words_of
from extractors.similarity.overlap import covered_words
from extractors.similarity.tokens import read, tokens

__all__ = ["Additions", "excerpts", "find_additions", "split_sentences"]

MIN_SENTENCE = 4
"""Words; a shorter piece is a part of the sentence before it."""
KEPT = 0.5
"""Share of a sentence inside shared shingles from which it is kept."""
KNOWN = 0.75
"""Share of its content words that the other text has, from which a sentence
is the same news in other words."""
MAX_SENTENCES = 400
"""Sentences of a text that are compared; later ones count as kept."""
MAX_EXCERPTS = 3
MAX_EXCERPT = 160
"""Added sentences in a record, and their characters."""
_CLOSING = r"\"'\u2019\u201d\u00bb)\]"
_OPENING = r"\"'\u2018\u201c\u201e\u00ab\u00bf\u00a1("
_END = re.compile(
    rf"(?:(?<=[^\W\d_]{{3}}[.!?])|(?<=\d\d[.!?])|(?<=[{_CLOSING}][.!?]))"
    rf"[{_CLOSING}]*+\s+(?=[^\W_]|[{_OPENING}])"
    rf"|(?<=[.!?][{_CLOSING}])\s+"
    r"|(?<=[\u3002\uff01\uff1f\u0964\u061f])[\u300d\u300f\u201d]*+\s*+"
)


class Additions(msgspec.Struct, frozen=True):
    """
    What the new text adds to the old one.

    Attributes:
        sentences: sentences of which the old text has neither the wording nor
            the content, in order.
        share: running words in these sentences over all words, 0 to 1.
        has_new_lede: the first sentence is one of them.
    """

    sentences: tuple[str, ...]
    share: float
    has_new_lede: bool


def find_additions(new: str, old: str) -> Additions:
    """Return what the new text adds to the old one."""
    other = read(old).folded
    known = frozenset(words_of(other))
    added: list[str] = []
    words = 0
    sentences = split_sentences(new)[:MAX_SENTENCES]
    for sentence in sentences:
        folded = tokens(sentence)
        if folded and not _is_known(folded, other, known):
            added.append(sentence)
            words += len(folded)
    return Additions(
        tuple(added),
        round(words / max(1, len(read(new).folded)), 3),
        bool(added) and added[0] == sentences[0],
    )


def excerpts(sentences: Sequence[str]) -> list[str]:
    """Return the first added sentences, shortened, for a record."""
    return [text[:MAX_EXCERPT] for text in sentences[:MAX_EXCERPTS]]


def split_sentences(text: str) -> list[str]:
    """
    Return the sentences of a text, in order, without white space around.

    A full stop after a short word or a single letter ends no sentence, and a
    piece of a few words belongs to the sentence before it.
    """
    sentences: list[str] = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        begins = True
        for piece in filter(None, map(str.strip, _pieces(line))):
            if begins or len(tokens(piece)) >= MIN_SENTENCE:
                sentences.append(piece)
            else:
                sentences[-1] = f"{sentences[-1]} {piece}"
            begins = False
    return sentences


def _pieces(line: str) -> Iterator[str]:
    """Yield the parts of a line between the places where sentences end."""
    start = 0
    for end in _END.finditer(line):
        yield line[start : end.end()]
        start = end.end()
    yield line[start:]


def _is_known(
    sentence: Sequence[str], other: Sequence[str], known: frozenset[str]
) -> bool:
    """Return whether the old text has a sentence's wording or content."""
    if covered_words(sentence, other) >= KEPT:
        return True
    content = list(words_of(sentence))
    return sum(word in known for word in content) >= KNOWN * len(content)
