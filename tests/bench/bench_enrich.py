"""
Enrichment compared with extraction and with spaCy, in CPU time of one core.

    python -m tests.bench.bench_enrich [pages]

Every engine runs in its own process on the items that were cleaned: English
news pages, and plain-text wire stories, whose extraction costs almost nothing.
The table shows words per second, time relative to cleaning, load time and
memory.
"""

import logging
import resource
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple

from extractors.entities import Engine, extract_entities, rule_engine
from extractors.model.item import NewsItem
from streams.desk.processes.warmup import SAMPLE
from tests.quality import corpora, reuters_2020
from tests.quality.extraction import clean_page, clean_story

PAGES = 120
BARS = "at most 0.50 of extraction, at least 40,000 words/s"


class Cost(NamedTuple):
    """The cost of an engine: seconds of CPU, and MiB."""

    load: float
    run: float
    memory: float


def main(count: int = PAGES) -> None:
    """Print a table for pages, and one for stories sent as plain text."""
    logging.disable(logging.CRITICAL)
    all_pages = corpora.fundus() + corpora.aeb()
    pages = all_pages[:: max(1, len(all_pages) // count)][:count]
    print_table("news pages", *clean_english(pages, clean_page))
    stories = [story.text for story in reuters_2020.stories()]
    print_table("plain text", *clean_english(stories, clean_story))


def print_table(title: str, items: list[NewsItem], seconds: float) -> None:
    """Print one line for each engine."""
    words = sum(len(f"{item.headline} {item.body}".split()) for item in items)
    print(f"{title}: {len(items)} English items, {words:,} words ({BARS})")
    print(f"  clean  {words / seconds:9,.0f} words/s")
    for name in ("wire", "spacy"):
        with ProcessPoolExecutor(1, get_context("spawn")) as pool:
            try:
                cost = pool.submit(measure, name, items).result()
            except ImportError as error:
                print(f"  {name:6} {error}", file=sys.stderr)
                continue
        print(
            f"  {name:6} {words / cost.run:9,.0f} words/s  "
            f"{cost.run / seconds:5.2f} of extraction  "
            f"load {cost.load:4.1f} s  {cost.memory:4.0f} MiB"
        )


def clean_english(
    inputs: Sequence[Any], clean: Callable[[Any], NewsItem | None]
) -> tuple[list[NewsItem], float]:
    """Clean the inputs; return the English items and their CPU seconds."""
    clean(inputs[0])  # the first use builds the tables
    items, spent = [], 0.0
    for page in inputs:
        start = process_time()
        item = clean(page)
        seconds = process_time() - start
        if item is not None and item.language == "en":
            items.append(item)
            spent += seconds
    return items, spent


def measure(name: str, items: list[NewsItem]) -> Cost:
    """Load one engine and run it over all items."""
    before, start = mebibytes(), process_time()
    engine = build(name)
    extract_entities(SAMPLE, engine)  # it reads all tables, as in the desk
    loaded = process_time()
    for item in items:
        extract_entities(item, engine)
    return Cost(loaded - start, process_time() - loaded, mebibytes() - before)


def build(name: str) -> Engine:
    """Return the engine with this name in the settings."""
    if name == "wire":
        return rule_engine()
    from extractors.entities.spacy_engine import (  # noqa: PLC0415
        spacy_engine,  # an extra, which may be missing
    )

    return spacy_engine()


def mebibytes() -> float:
    """Return the resident memory of this process (Linux, proc(5))."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
