"""
How often a language's texts use a word: the lists of wordfreq (Speer 2022).

The package is imported with the first list. At its import it asks for the
source of each frame of the stack (``inspect.stack``), which takes longer the
more modules are loaded: half a CPU second of a worker's start, for nothing.
"""

from collections.abc import Mapping
from functools import cache

__all__ = ["word_frequencies"]


def word_frequencies(language: str) -> Mapping[str, float]:
    """
    Return the frequency of each common word: one per million and more.

    Only languages with a list are remembered. Feeds name their languages, so
    there is no end of others.

    Args:
        language: first part of a BCP 47 tag.

    Returns:
        Shares of the running words (0 to 1), the most frequent word first.
        Nothing for a language without a list.
    """
    return _read_list(language) if language in _languages() else {}


@cache
def _languages() -> frozenset[str]:
    import wordfreq  # noqa: PLC0415 - see the module's docstring

    return frozenset(wordfreq.available_languages("small"))


@cache
def _read_list(language: str) -> Mapping[str, float]:
    import wordfreq  # noqa: PLC0415 - see the module's docstring

    return wordfreq.get_frequency_dict(language, "small")
