"""
The words of a text that carry meaning, by which its subject is compared.

Short words are mostly articles and prepositions, so they are left out.
Endings do not count. In scripts without spaces, pairs of characters take the
place of words.
"""

from collections.abc import Iterator, Sequence

from extractors.similarity.tokens import is_number, is_unspaced, tokens

__all__ = ["content_words", "share_within", "words_of"]

MIN_CASED = 4
"""Letters of a content word, in a script that has capitals."""
MIN_UNCASED = 2
"""The same in Arabic, Hangul and others, which write less in a word."""
STEM = 5
"""First letters that the forms of a word share."""


def content_words(text: str) -> Iterator[str]:
    """Yield the stems of the words of a text, in order."""
    return words_of(tokens(text))


def words_of(folded: Sequence[str]) -> Iterator[str]:
    """Yield the stems of folded tokens; pairs of characters without spaces."""
    before = ""
    for token in folded:
        if is_unspaced(token):
            if before:
                yield before + token
            before = token
            continue
        before = ""
        if is_number(token):
            yield token
        elif len(token) >= _least(token):
            yield token[:STEM]


def share_within(words: Sequence[str], vocabulary: frozenset[str]) -> float:
    """Return the share of content words that are in a vocabulary, 0 to 1."""
    content = frozenset(words_of(words))
    return len(content & vocabulary) / len(content) if content else 0.0


def _least(token: str) -> int:
    is_cased = token[0].lower() != token[0].upper()
    return MIN_CASED if is_cased else MIN_UNCASED
