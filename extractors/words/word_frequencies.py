"""
How often a language's texts use a word: the lists of wordfreq (Speer 2022).

The package is imported with the first list. At its import it asks for the
source of each frame of the stack (``inspect.stack``), which takes longer the
more modules are loaded: half a CPU second of a worker's start, for nothing.
"""

from collections.abc import Mapping
from functools import lru_cache

__all__ = ["word_frequencies"]


@lru_cache(maxsize=64)
def word_frequencies(language: str) -> Mapping[str, float]:
    """
    Return the frequency of each common word: one per million and more.

    Args:
        language: first part of a BCP 47 tag.

    Returns:
        Shares of the running words (0 to 1), the most frequent word first.
        Nothing for a language without a list.
    """
    import wordfreq  # noqa: PLC0415 - see the module's docstring

    if language not in wordfreq.available_languages("small"):
        return {}
    return wordfreq.get_frequency_dict(language, "small")
