"""
How many words of a headline are in a text.

A story tells what its headline says, in some of the same words. A notice of
the site (on access, cookies, scripts) that came in place of the story has
none of them. This works in every language, because it compares words only.
"""

import msgspec

from extractors.words.content_words import share_within, words_of
from extractors.words.tokens import read

__all__ = [
    "LONGEST_NOTICE",
    "Article",
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


class Article(msgspec.Struct, frozen=True):
    """A headline and a body, both plain text."""

    headline: str
    body: str


def headline_support(headline: str, text: str) -> float | None:
    """
    Return the share of a headline's content words that are in a text.

    Returns:
        0 to 1; ``None`` if the headline has fewer than two content words.
    """
    wanted = read(headline).folded
    if len(frozenset(words_of(wanted))) < MIN_KEYS:
        return None
    text_words = frozenset(words_of(read(text).folded))
    return round(share_within(wanted, text_words), 3)


def is_about(headline: str, text: str) -> bool:
    """Return whether a text can be the story of this headline."""
    support = headline_support(headline, text)
    return support is None or support > MAX_CHANCE


def are_unread_stories(
    new: Article, old: Article, headlines: float | None
) -> bool:
    """
    Return whether two equal texts are one notice under two stories.

    Then the texts prove nothing about the stories.

    Args:
        headlines: share of the shorter headline that is in the other, 0 to
            1; ``None`` if a headline is missing.
    """
    if headlines is None or headlines > MAX_SHARED:
        return False
    return all(
        len(read(article.body).folded) <= LONGEST_NOTICE
        and not is_about(article.headline, article.body)
        for article in (new, old)
    )
