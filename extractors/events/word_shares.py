"""
In which share of a language's texts a term occurs, before any text is known.

A lane of few texts says nothing of its words: each one would be rare there,
and two texts would share many rare words by chance. The frequencies of a
language's words (wordfreq, Speer 2022) tell common words from rare ones until
the lane itself does.
"""

import math
from collections.abc import Mapping
from functools import cache

from extractors.events.terms import term_id
from extractors.model.language_tags import base_language
from extractors.words.content_words import content_words
from extractors.words.word_frequencies import word_frequencies

__all__ = ["word_shares"]

LENGTH = 300
"""Words of a text, for the share of texts that have a word."""
RARE = 3e-6
"""A word is looked at from this frequency on (Zipf 3.5)."""
MOST = 0.99
"""The highest share, so that no term's rarity is 0."""


def word_shares(language: str) -> Mapping[int, float]:
    """
    Return the share of texts that have a term, by term id.

    Args:
        language: BCP 47; only its first part counts.

    Returns:
        Nothing for a language without frequencies.
    """
    base = base_language(language)
    return _weigh_list(base) if word_frequencies(base) else {}


@cache
def _weigh_list(language: str) -> Mapping[int, float]:
    frequencies: dict[str, float] = {}
    for word, frequency in word_frequencies(language).items():
        if frequency < RARE:
            break  # The words come by falling frequency.
        for term in content_words(word):
            frequencies[term] = frequencies.get(term, 0.0) + frequency
    return {
        term_id(term): min(MOST, 1 - math.exp(-LENGTH * frequency))
        for term, frequency in frequencies.items()
    }
