"""
Whether two notices in the same words are on two subjects.

``Haldane raises dividend`` and ``Nordlink raises dividend`` have one word in
place of another in the headline, and the same in the text. In a copy with
replaced words more is replaced, and two spellings of a name are alike.
"""

from extractors.similarity.alignment import Gap
from extractors.similarity.headline_support import Article
from extractors.similarity.mended_words import changed_places, is_spelling
from extractors.similarity.number_words import NUMBER_WORDS, SCALE_WORDS
from extractors.similarity.repeat_rules import SHORT
from extractors.words.tokens import Words, is_number, read

__all__ = ["has_other_subject"]

MAX_PAIRS = 2
"""Pairs of words that replace one another; a copy with more is spun."""


def has_other_subject(new: Article, old: Article) -> bool:
    """
    Return whether a short text names another subject than the old one.

    Only texts of up to 100 words are compared. Numbers are no subject.
    """
    words, others = read(new.body), read(old.body)
    if min(len(words.folded), len(others.folded)) > SHORT:
        return False
    title, other_title = read(new.headline), read(old.headline)
    named = _names(title, other_title, others)
    other_named = _names(other_title, title, words)
    if not named or not other_named:
        return False
    pairs = {
        (words.folded[gap.new], others.folded[gap.old])
        for gap in changed_places(words, others)
        if gap.is_substitution and not _is_spelling(words, others, gap)
    }
    return len(pairs) <= MAX_PAIRS and any(
        named.intersection(after) and other_named.intersection(before)
        for after, before in pairs
    )


def _names(title: Words, other_title: Words, text: Words) -> set[str]:
    """Return the words of a headline that the other article has nowhere."""
    return {
        word
        for word in set(title.folded).difference(
            other_title.folded, text.folded
        )
        if not is_number(word)
        and word not in NUMBER_WORDS
        and word not in SCALE_WORDS
    }


def _is_spelling(words: Words, others: Words, gap: Gap) -> bool:
    return is_spelling(
        " ".join(words.folded[gap.new]), " ".join(others.folded[gap.old])
    )
