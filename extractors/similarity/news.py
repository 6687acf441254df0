"""
Decide whether a text that repeats another one also tells news.

A repeat may be held back only if its readers miss nothing. Four signs speak
against it: under another headline the text begins with another sentence, or
much of it is added; a figure at its start is another one; headline and text
have nothing in common, so that the text is a page of the site and no story.
"""

from typing import Literal

import msgspec

from extractors.similarity.additions import Additions, find_additions
from extractors.similarity.comparison import Comparison
from extractors.similarity.content_words import support
from extractors.similarity.duplicate_kinds import headlines_agree
from extractors.similarity.headline_support import are_unread_stories

__all__ = ["News", "NewsKind", "find_news"]

NewsKind = Literal["", "new-lede", "new-facts", "new-figure", "no-story"]
"""
``no-story``: the texts are no evidence, because they are furniture of sites.
"""
LEDE = 40
"""Words at the start of a text in which its news is told."""
MUCH = 0.3
"""Share of a text from which its added sentences are a story of their own."""
SAME_HEADLINE = 0.7
"""Share of the shorter headline from which two headlines say the same."""
KNOWN_HEADLINE = 0.8
"""Share of a headline's words from which the other story tells it too."""


class News(msgspec.Struct, frozen=True):
    """
    What a repeat tells beyond the text that it repeats.

    Attributes:
        kind: why it is no mere repeat; empty if it is one.
        added: see `find_additions`.
    """

    kind: NewsKind
    added: Additions


def find_news(
    new: tuple[str, str], old: tuple[str, str], pair: Comparison
) -> News:
    """
    Return what the new story tells beyond the old one.

    Args:
        new, old: headline and body.
        pair: the comparison of the two bodies.
    """
    added = find_additions(new[1], old[1])
    if are_unread_stories(new, old, headlines_agree(new[0], old[0])):
        return News("no-story", added)
    if _has_other_headline(new[0], old):
        if added.has_new_lede:
            return News("new-lede", added)
        if added.share >= MUCH:
            return News("new-facts", added)
    return News("new-figure" if _has_new_figure(pair) else "", added)


def _has_other_headline(headline: str, old: tuple[str, str]) -> bool:
    """Return whether the old story does not tell what the headline tells."""
    agreement = headlines_agree(headline, old[0])
    if agreement is not None and agreement >= SAME_HEADLINE:
        return False
    known = support(headline, f"{old[0]}\n{old[1]}")
    return known is None or known < KNOWN_HEADLINE


def _has_new_figure(pair: Comparison) -> bool:
    """Return whether a number at the start is replaced by another one."""
    return any(
        swap.number and swap.fresh and swap.at * pair.size_new < LEDE
        for swap in pair.substitutions
    )
