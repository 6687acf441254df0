"""
Quality of clean copy, beside bare trafilatura on the same pages.

    python -m tests.quality.extraction            all pages
    python -m tests.quality.extraction --sample 4 every fourth WCXB page

Each score is defined as its corpus defines it, so that the columns can be
compared. Whole pages are cleaned, as in the desk. ``wcxb kept`` compares byte
for byte, as the published figure does. ``wcxb kept by rule`` follows the
corpus: lower case, and the mean of each page's share.
"""

import argparse
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime

import trafilatura
from trafilatura.settings import Document

from extractors.formats.common import dates
from extractors.model.errors import ExtractError
from extractors.model.item import NewsItem
from extractors.model.raw import RawItem
from extractors.pipeline.clean import clean
from tests.quality import corpora, extraction_scores, reuters_2020
from tests.quality.corpora import Page

NOW = datetime(2026, 9, 1, tzinfo=UTC)
PUBLISHED = {
    "aeb f1": .970, "wcxb f1": .932, "wcxb kept": .853, "wcxb leaked": .049,
    "fundus paragraphs": .941, "fundus precision": .922,
    "fundus caption leak": .035, "fundus date": .965, "fundus title": .686,
}  # fmt: skip
BARS = {
    "aeb f1": .965, "wcxb f1": .952, "wcxb kept": .87, "wcxb leaked": .024,
    "fundus paragraphs": .965, "fundus precision": .952,
    "fundus caption leak": 0, "fundus captions found": .985,
    "fundus credits split": .93,
    "fundus date": .98, "fundus title": .88, "fundus byline": .92,
    "language": .99,
    "wire captions": 1.0, "wire datelines": 1.0, "wire clean": 1.0,
}  # fmt: skip
LOWER_IS_BETTER = {"wcxb leaked", "fundus caption leak"}


def clean_page(page: Page) -> NewsItem | None:
    """Clean one page; return None if it gives no item."""
    raw = RawItem("quality", "", "text/html", NOW, page.html, url=page.url)
    try:
        return clean(raw).item
    except ExtractError:
        return None


def clean_story(text: str) -> NewsItem | None:
    """Clean one wire story; return None if it gives no item."""
    raw = RawItem("wire", "urn:x", "text/plain; charset=utf-8", NOW,
                  text.encode())  # fmt: skip
    try:
        return clean(raw).item
    except ExtractError:
        return None


def bare_page(page: Page) -> NewsItem | None:
    """Read one page with trafilatura alone; None if it finds no text."""
    found = trafilatura.bare_extraction(
        page.html, url=page.url or None, with_metadata=True
    )
    if not isinstance(found, Document):
        return None
    created = dates.parse(found.date or "")
    return NewsItem(
        uri=page.url, feed="quality", fetched_at=NOW, body=found.text or "",
        headline=found.title or "", byline=", ".join((found.author or "").split("; ")),
        language=found.language or "", first_created=created,
    )  # fmt: skip


def measure(
    sample: int = 1,
    workers: int = 2,
    read_page: Callable[[Page], NewsItem | None] = clean_page,
) -> dict[str, float]:
    """
    Return all scores.

    Args:
        sample: take every n-th page of WCXB, the largest corpus.
        workers: number of processes.
        read_page: reads a page; the desk's clean step, or another reader to
            compare it with.
    """
    values: dict[str, float] = {}
    with ProcessPoolExecutor(workers) as pool:
        for pages, score in (
            (corpora.aeb(), extraction_scores.aeb),
            (corpora.wcxb()[::sample], extraction_scores.wcxb),
            (corpora.fundus(), extraction_scores.fundus),
        ):
            items = list(pool.map(read_page, pages, chunksize=8))
            values |= score(pages, items)
        texts = [story.text for story in reuters_2020.stories()]
        values |= extraction_scores.wire_stories(
            list(pool.map(clean_story, texts, chunksize=8))
        )
    return values


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    values = measure(arguments.sample, arguments.workers)
    bare = measure(arguments.sample, arguments.workers, bare_page)
    print(
        f"{'score':24} {'copydesk':>9} {'trafilatura':>11}"
        f" {'published':>10} {'bar':>6}"
    )
    for name, value in values.items():
        published = PUBLISHED.get(name)
        bar = BARS.get(name)
        compared = None if name.startswith("wire") else bare.get(name)
        print(
            f"{name:24} {value:9.4f}"
            f" {'-' if compared is None else f'{compared:.4f}':>11}"
            f" {f'{published:.3f}' if published else '-':>10}"
            f" {f'{bar:.3f}' if bar else '-':>6}"
        )


if __name__ == "__main__":
    main()
