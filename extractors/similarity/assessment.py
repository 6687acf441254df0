"""
Assess whether one article repeats another, and what it tells beyond it.

This joins the comparison of the bodies, the rules for repeats and the search
for news. An article that carries news in its lede, headline or figures is no
repeat, however much of the other text it has.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import msgspec

from extractors.similarity.comparison import Comparison, compare
from extractors.similarity.duplicate_kinds import (
    Finding,
    decide,
    headlines_agree,
    measure,
)
from extractors.similarity.headline_support import Article
from extractors.similarity.novelty.news import News, find_news
from extractors.words.tokens import read

__all__ = ["MAX_ADDED", "MAX_EXCERPT", "Assessment", "assess", "excerpts"]

MAX_ADDED = 3
"""Added sentences in the evidence of a decision, and changed figures."""
MAX_EXCERPT = 160
"""Characters of an excerpt of a text in the evidence."""


@dataclass(frozen=True)
class Assessment:
    """
    What an article is to another one.

    The news is searched on first use, because most pairs share too little.

    Attributes:
        new, old: the two articles.
        pair: the comparison of the bodies.
        headlines: see `headlines_agree`.
        proved: the repeat that a rule proves from what both share; None if
            none does. It is also set if news refuses the repeat.
    """

    new: Article
    old: Article
    pair: Comparison
    headlines: float | None
    proved: Finding | None

    @cached_property
    def news(self) -> News:
        """What the new article has that the old one does not."""
        return find_news(self.pair, self.new, self.old, self.headlines)

    @property
    def refused(self) -> str:
        """
        Why the new article is no repeat; empty if it is one.

        ``little-shared`` if no rule proves a repeat, ``no-story`` if the
        texts are notices of sites, otherwise where the news is: ``new-lede``,
        ``new-headline``, ``new-figure``, ``new-subject`` or ``new-story``.
        """
        if self.proved is None:
            return "little-shared"
        place = self.news.place
        if place in ("", "detail", "no-story"):
            return place if place == "no-story" else ""
        return f"new-{place}"

    @property
    def finding(self) -> Finding | None:
        """The proven repeat, with what it adds; None if it is no repeat."""
        if self.proved is None or self.refused:
            return None
        added = excerpts(self.news).get("added")
        if not added:
            return self.proved
        evidence = {**self.proved.evidence, "added": added}
        return msgspec.structs.replace(self.proved, evidence=evidence)

    @property
    def measured(self) -> dict[str, Any]:
        """The measurements and what is new, as JSON values."""
        return measure(self.pair, self.headlines) | excerpts(self.news)


@lru_cache(maxsize=64)
def assess(new: Article, old: Article) -> Assessment:
    """
    Assess a new article against an old one.

    It is a pure function of the two articles. Who sent them and when is not
    its subject: `streams.desk.dedupe.copies` adds both. The last results
    are kept, because a version that is found by its text is also described
    by what it adds to that text.
    """
    pair = compare(read(new.body), read(old.body))
    headlines = headlines_agree(new.headline, old.headline)
    return Assessment(new, old, pair, headlines, decide(pair, headlines))


def excerpts(news: News) -> dict[str, Any]:
    """
    Return what is new, bounded, for the evidence of a decision.

    Returns:
        ``added``: the first sentences that are new; ``figures``: the first
        changed numbers as ``[old, new]``. What is empty is left out.
    """
    found: dict[str, Any] = {
        "added": [text[:MAX_EXCERPT] for text in news.added[:MAX_ADDED]],
        "figures": [
            [old[:MAX_EXCERPT], new[:MAX_EXCERPT]]
            for old, new in news.figures[:MAX_ADDED]
        ],
    }
    return {name: values for name, values in found.items() if values}
