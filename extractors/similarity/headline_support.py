"""
How many words of a headline are in a text.

A story tells what its headline says, in some of the same words. A notice of
the site (on access, cookies, scripts) that came in place of the story has
none of them. This works in every language, because it compares words only.
"""

from collections.abc import Iterable, Iterator

from extractors.similarity.tokens import Words, read, unspaced_share

__all__ = [
    "LONGEST_NOTICE",
    "are_unread_stories",
    "headline_support",
    "is_about",
]

LONGEST_NOTICE = 250
"""Words; a longer text without its headline's words is still a story."""
MIN_KEYS = 2
"""Words of a headline; a headline with fewer proves nothing."""
MAX_CHANCE = 0.34
"""Share of a headline's words that any text can have (``again``, ``from``):
one of three, or two of six."""
MAX_SHARED = 0.25
"""Share of the shorter headline that two stories have in common."""
STEM = 5
"""First letters that the forms of a word share."""
MIN_CASED = 4
"""Letters of a content word, in a script that has capitals."""
MIN_UNCASED = 2
"""The same in Arabic, Hangul and others, which write less in a word."""


def headline_support(headline: str, text: str) -> float | None:
    """
    Return the share of a headline's content words that are in a text.

    Words are compared by their first letters; in scripts without spaces,
    pairs of characters are.

    Returns:
        0 to 1; ``None`` if the headline has fewer than two content words.
    """
    wanted = set(_keys(read(headline)))
    if len(wanted) < MIN_KEYS:
        return None
    return round(len(wanted & set(_keys(read(text)))) / len(wanted), 3)


def is_about(headline: str, text: str) -> bool:
    """Return whether a text can be the story of this headline."""
    support = headline_support(headline, text)
    return support is None or support > MAX_CHANCE


def are_unread_stories(
    new: tuple[str, str], old: tuple[str, str], headlines: float | None
) -> bool:
    """
    Return whether two equal texts are one notice under two stories.

    Then the texts prove nothing about the stories.

    Args:
        new, old: headline and text of each.
        headlines: share of the shorter headline that is in the other, 0 to
            1; ``None`` if a headline is missing.
    """
    if headlines is None or headlines > MAX_SHARED:
        return False
    return all(
        len(read(text).folded) <= LONGEST_NOTICE
        and not is_about(headline, text)
        for headline, text in (new, old)
    )


def _keys(words: Words) -> Iterator[str]:
    """Yield what represents the content words in a comparison."""
    if unspaced_share(words.folded) > 0:
        yield from _pairs(words.folded)
    for word in words.folded:
        cased = word[0].lower() != word[0].upper()
        if any(map(str.isdecimal, word)) or len(word) >= (
            MIN_CASED if cased else MIN_UNCASED
        ):
            yield word[:STEM]


def _pairs(folded: Iterable[str]) -> Iterator[str]:
    """Yield the pairs of characters that stand side by side."""
    before = ""
    for word in folded:
        if len(before) == len(word) == 1:
            yield before + word
        before = word
