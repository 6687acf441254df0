"""
The words of a text that carry meaning, by which its subject is compared.

Short words are mostly articles and prepositions, so they are left out.
Endings do not count. In scripts without spaces, pairs of characters take the
place of words.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from extractors.words.tokens import (
    has_unspaced,
    is_number,
    is_one_token,
    is_unspaced,
    tokens,
)

__all__ = ["content_words", "share_within", "words_by_token", "words_of"]

MIN_CASED = 4
"""Letters of a content word, in a script that has capitals."""
MIN_UNCASED = 2
"""The same in Arabic, Hangul and others, which write less in a word."""
STEM = 5
"""First letters that the forms of a word share."""
LONGEST = 40
"""Letters of a token whose stem is remembered."""
REMEMBERED = 1 << 16
"""Tokens whose stems are remembered, before all are forgotten."""


def content_words(text: str) -> Iterator[str]:
    """Yield the stems of the words of a text, in order."""
    if is_one_token(text):  # a fifth of the time, for each word of a list
        return filter(None, (_stem_of_letters(text.casefold()),))
    return words_of(tokens(text))


def words_of(folded: Sequence[str]) -> Iterator[str]:
    """Yield the stems of folded tokens; pairs of characters without spaces."""
    return filter(None, words_by_token(folded))


def words_by_token(folded: Sequence[str]) -> Iterator[str]:
    """Yield for each folded token the word that ends with it, or nothing."""
    if max(map(len, folded), default=0) > LONGEST or has_unspaced(
        "".join(folded)
    ):
        return _stems_and_pairs(folded)
    if _remembered_stem.cache_info().currsize > REMEMBERED:
        _remembered_stem.cache_clear()
    return map(_remembered_stem, folded)


def _stems_and_pairs(folded: Sequence[str]) -> Iterator[str]:
    before = ""
    for token in folded:
        if is_unspaced(token):
            yield before and before + token
            before = token
        else:
            yield _stem(token)
            before = ""


def share_within(words: Sequence[str], vocabulary: frozenset[str]) -> float:
    """Return the share of content words that are in a vocabulary, 0 to 1."""
    content = frozenset(words_of(words))
    return len(content & vocabulary) / len(content) if content else 0.0


def _stem(token: str) -> str:
    """Return a content word's stem, a number whole; empty for other words."""
    return token if is_number(token) else _stem_of_letters(token)


def _stem_of_letters(token: str) -> str:
    return token[:STEM] if len(token) >= _least(token) else ""


# An `lru_cache` with a size costs twice as much: each hit moves its entry.
_remembered_stem = cache(_stem)


def _least(token: str) -> int:
    is_cased = token[0].lower() != token[0].upper()
    return MIN_CASED if is_cased else MIN_UNCASED
