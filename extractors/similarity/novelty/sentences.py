"""
The sentences of a text, with the places of their tokens.

A sentence ends at a full stop, question or exclamation mark of any script, or
at a line end. A dot after a short capitalised word or a short number ends
none (``Mr. Orrin``, ``am 17. Mai``), because it is more often an abbreviation
or an ordinal number.
"""

import re
from collections.abc import Iterator

import msgspec

from extractors.words.tokens import tokens

__all__ = ["Sentence", "split_sentences"]

_SPACED_MARKS = ".!?\u2026\u061f\u06d4\u0964"
_UNSPACED_MARKS = "\u3002\uff01\uff1f\uff61"
"""End marks, with and without a space behind them."""
_CLOSING_MARKS = "\"'\u2019\u201d\u00bb\u300d\u300f)]\uff09"
_CLOSING = rf"[{re.escape(_CLOSING_MARKS)}]{{0,3}}"
_END = re.compile(
    rf"[{_SPACED_MARKS}]{_CLOSING}[ \t]+"
    rf"|[{_UNSPACED_MARKS}]{_CLOSING}|[\r\n]+"
)
_NO_END = re.compile(r"(?:\A|(?<=[\W_]))(?:[^\W\d_]{1,3}|\d{1,2})\Z")
_BEFORE = 5
"""Characters before a dot that are read to recognise an abbreviation."""


class Sentence(msgspec.Struct, frozen=True):
    """
    One sentence.

    Attributes:
        text: as written, without space around it.
        start, stop: its tokens in the text, ``tokens(text)[start:stop]``.
    """

    text: str
    start: int
    stop: int

    @property
    def is_complete(self) -> bool:
        """Whether it has an end mark; a label or a cross-head has none."""
        marks = (*_SPACED_MARKS, *_UNSPACED_MARKS)
        return self.text.rstrip(_CLOSING_MARKS).endswith(marks)

    @property
    def size(self) -> int:
        """Number of tokens."""
        return self.stop - self.start


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Split a text into its sentences; those without tokens are left out."""
    sentences = []
    at = 0
    for part in _parts(text):
        count = len(tokens(part))
        if count:
            sentences.append(Sentence(part.strip(), at, at + count))
        at += count
    return tuple(sentences)


def _parts(text: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(text):
        if not _is_abbreviated(text, end):
            yield text[start : end.end()]
            start = end.end()
    yield text[start:]


def _is_abbreviated(text: str, end: re.Match[str]) -> bool:
    if not end[0].startswith((". ", ".\t")):
        return False
    before = text[max(0, end.start() - _BEFORE) : end.start()]
    word = _NO_END.search(before)
    if word is None:
        return False
    return word[0].isdecimal() or word[0][0].isupper()
