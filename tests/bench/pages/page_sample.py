"""Real pages for benches, from the public corpora, in disjoint rounds."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TypeVar

from extractors.model.raw import RawItem
from tests.quality import corpora
from tests.quality.corpora import Page

__all__ = ["deal", "page_rounds", "raw_page"]

T = TypeVar("T")
FETCHED = datetime(2026, 9, 1, tzinfo=UTC)


def page_rounds(
    rounds: int, size: int, warm: int
) -> tuple[list[Page], list[list[Page]]]:
    """
    Return pages to warm up with, and the pages of each round.

    No page is in two of the lists: a desk folds what it has seen before. If
    the corpora have fewer pages, each round has fewer.
    """
    pages = [*corpora.fundus(), *corpora.aeb(), *corpora.wcxb()]
    size = min(size, (len(pages) - warm) // rounds)
    dealt = deal(pages, rounds, size, warm)
    return dealt[0], dealt[1:]


def deal(
    values: Sequence[T], rounds: int, size: int, warm: int
) -> list[list[T]]:
    """
    Return the values to warm up with, then those of each round.

    Each list has its share of every part of the sequence, so that rounds are
    alike.
    """
    sizes = [warm] + [size] * rounds
    places = sorted(
        ((index + 0.5) / length, number)
        for number, length in enumerate(sizes)
        for index in range(length)
    )
    dealt: list[list[T]] = [[] for _ in sizes]
    for place, (_, number) in enumerate(places):
        dealt[number].append(values[place * len(values) // len(places)])
    return dealt


def raw_page(page: Page, number: int) -> RawItem:
    """Return a page as the poller would send it, without a language."""
    return RawItem(
        feed="pages", uri=f"urn:bench:page:{number}", media_type="text/html",
        fetched_at=FETCHED, body=page.html, url=page.url,
        agency=f"Paper {number % 40}", lane="bench",
    )  # fmt: skip
