"""
What a text has that another one has nowhere: its added sentences.

A word is known if the other text has it in a shared shingle, in an equal run
or in a substitution of the alignment. A sentence is added if few of its words
are known, and if it is no rewording: its content words are not in the other
text either.
"""

from collections.abc import Sequence
from itertools import compress

import msgspec
import numpy as np

from extractors.similarity.novelty.sentences import Sentence, split_sentences
from extractors.similarity.overlap import Flags
from extractors.words.content_words import share_within, words_of
from extractors.words.tokens import Words, read, unspaced_share

__all__ = [
    "SAME",
    "Added",
    "added_sentences",
    "has_new_fact",
    "is_label",
    "unit_of",
]

KNOWN = 0.5
"""Share of known words below which a sentence is new."""
SAME = 0.7
"""Share of known words from which a sentence is the same one."""
REWORDED = 0.85
"""Share of content words in the other text from which it is a rewording."""
MIN_WORDS = 3
"""Words of an added sentence."""
MIN_UNMARKED = 16
"""Words of one without an end mark; a shorter line is a label, a cross-head
or a byline."""
MIN_NUMBERS = 2
"""New numbers by which a sentence of a template is a new one."""
MIN_RUN = 8
"""Words of a run that adds something to a known sentence."""
PER_WORD = 2
"""Characters that count as a word, in scripts without spaces."""


class Added(msgspec.Struct, frozen=True):
    """
    A sentence that another text has nowhere, or only in part.

    Attributes:
        share: share of its words that the other text has.
        is_new: the share is below a half, or most of its numbers are new.
    """

    sentence: Sentence
    share: float
    is_new: bool


def added_sentences(
    text: str, known: Flags, other: Sequence[str]
) -> tuple[Added, ...]:
    """
    Return the sentences that another text has nowhere, in order.

    A sentence of which the other text has only a part is among them.

    Args:
        known: for each token of the text, whether the other text has it at a
            place that corresponds (`Comparison.known_new`).
        other: the folded tokens of the other text.
    """
    if bool(known.all()):
        return ()
    words, vocabulary = read(text), frozenset(other)
    content = frozenset(words_of(other))
    unit = unit_of(words.folded)
    added = []
    for sentence in split_sentences(text):
        flags = known[sentence.start : sentence.stop]
        if is_label(sentence, unit) or bool(flags.all()):
            continue
        share = float(flags.mean())
        is_new = share < KNOWN or _has_new_numbers(words, sentence, vocabulary)
        is_same = share >= SAME and _longest_gap(flags) < MIN_RUN * unit
        if is_new or not is_same:
            part = words.folded[sentence.start : sentence.stop]
            if share_within(part, content) < REWORDED or has_new_fact(
                words, sentence, vocabulary
            ):
                added.append(Added(sentence, share, is_new))
    return tuple(added)


def is_label(sentence: Sentence, unit: int) -> bool:
    """
    Return whether a line is too short for a sentence.

    Args:
        unit: see `unit_of`.
    """
    least = MIN_WORDS if sentence.is_complete else MIN_UNMARKED
    return sentence.size < least * unit


def has_new_fact(
    words: Words, sentence: Sentence, vocabulary: frozenset[str]
) -> bool:
    """
    Return whether a sentence has a number or name that is not in a text.

    The first word is no name, because a sentence begins with a capital.
    """
    return any(
        fact and word not in vocabulary
        for word, fact in zip(
            words.folded[sentence.start + 1 : sentence.stop],
            words.facts[sentence.start + 1 : sentence.stop],
            strict=True,
        )
    )


def _has_new_numbers(
    words: Words, sentence: Sentence, vocabulary: frozenset[str]
) -> bool:
    """Return whether most numbers of a sentence, two or more, are new."""
    span = slice(sentence.start, sentence.stop)
    numbers = list(compress(words.folded[span], words.numbers[span]))
    fresh = sum(number not in vocabulary for number in numbers)
    return fresh >= MIN_NUMBERS and fresh > len(numbers) / 2


def unit_of(words: Sequence[str]) -> int:
    """Return how many tokens count as a word: 2 in unspaced scripts."""
    return PER_WORD if unspaced_share(words) > 0.5 else 1


def _longest_gap(flags: Flags) -> int:
    """Return the length of the longest run of words that are not known."""
    places = np.flatnonzero(flags)
    edges = np.concatenate(([-1], places, [len(flags)]))
    return int(np.diff(edges).max()) - 1
