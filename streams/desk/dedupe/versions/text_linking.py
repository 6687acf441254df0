"""
Finds the chain that an item continues by its text.

A supplier sends a story again under another identity: the guid changes its
form, the address follows the headline, a wire gives each correction an own
number. If the later text is a repeat that adds or changes something, it is
the next version of the story: readers must get it, and not two stories.

    declared   the copy calls itself a correction, refile or update, and
               headline or text is that of the earlier item
    extended   the earlier text is in it, with sentences or figures added
    mended     the same text, with one figure or a few letters changed,
               within two hours
"""

from collections.abc import Iterator
from datetime import timedelta

from extractors.model.item import NewsItem
from extractors.similarity.comparison import Comparison, compare
from extractors.similarity.duplicate_kinds import decide, headlines_agree
from extractors.similarity.news import find_news
from extractors.similarity.tokens import read
from streams.desk.dedupe.stories.attribution import is_same_agency, supplier
from streams.desk.dedupe.stories.near_duplicates import find_candidates
from streams.desk.dedupe.versions.editorial_markers import (
    headline_stem,
    is_kill,
    is_version,
)
from streams.desk.state.models import Text, scoped_key
from streams.desk.state.state import DeskState

__all__ = ["find_by_text"]

WINDOW = timedelta(hours=24)
"""A supplier's own text after a day is a template or a new run."""
MENDED_WINDOW = timedelta(hours=2)
SAME_STEM = 0.6
"""Share of headline words from which a correction is one of this story."""
WHOLE = 0.8
"""Share of the earlier text that a longer version keeps."""
MENDED = 0.85
"""Share of both texts that a mended version keeps."""
MIN_FACTS = 3
"""Numbers and names that a mended version keeps for each one it changes."""


def find_by_text(item: NewsItem, state: DeskState) -> str:
    """
    Return the uri of the chain that the item continues; empty if none.

    A kill ends only the item that it names: text alone proves too little.
    """
    if is_kill(item):
        return ""
    found = [
        (pair.containment, key, text)
        for key, text, pair in _own_texts(item, state)
        if _continues(item, text, pair)
    ]
    return max(found)[2].uri if found else ""


def _own_texts(
    item: NewsItem, state: DeskState
) -> Iterator[tuple[str, Text, Comparison]]:
    """Yield similar texts of the same supplier, whose chains are alive."""
    for key, text in find_candidates(item, state):
        chain = state.chains.get(scoped_key(item.lane, text.uri))
        if (
            chain is not None
            and not chain.killed_by
            and not text.killed
            and is_same_agency(supplier(item), text.provider)
            and abs(item.fetched_at - text.seen_at) <= WINDOW
        ):
            yield key, text, compare(read(item.body), read(text.body))


def _continues(item: NewsItem, text: Text, pair: Comparison) -> bool:
    stem = headline_stem(item.headline)
    agreement = headlines_agree(stem, headline_stem(text.headline))
    if is_version(item):
        return _is_declared(agreement, pair)
    if _is_mended(item, text, pair, agreement):
        return True
    finding = decide(pair, headlines_agree(item.headline, text.headline))
    if finding is None:  # also a text from the same template
        return False
    news = find_news(
        (item.headline, item.body), (text.headline, text.body), pair
    )
    if news.kind in ("new-lede", "no-story"):
        return False
    return bool(news.kind or news.added.sentences)


def _is_declared(agreement: float | None, pair: Comparison) -> bool:
    same_headline = agreement is not None and agreement >= SAME_STEM
    kept = max(pair.overlap.covered_new, pair.overlap.covered_old)
    return kept >= (1 - WHOLE if same_headline else WHOLE)


def _is_mended(
    item: NewsItem, text: Text, pair: Comparison, agreement: float | None
) -> bool:
    """Return whether only a figure or a few letters differ."""
    facts = pair.facts
    return (
        abs(item.fetched_at - text.seen_at) <= MENDED_WINDOW
        and min(pair.overlap.covered_new, pair.overlap.covered_old) >= MENDED
        and (agreement is None or agreement >= SAME_STEM)
        and facts.lost == facts.numbers_lost == 1
        and facts.kept >= MIN_FACTS
    )
