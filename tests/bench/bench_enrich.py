"""
Enrichment beside extraction and beside spaCy, in CPU time of one core.

    python -m tests.bench.bench_enrich [pages]

Every engine runs in a process of its own, over the same items as cleaning:
English news pages, and wire stories that came as plain text, which cost next
to nothing to extract. Printed are its words a second, its time over that of
cleaning, its load time and its memory.
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
from tests.quality import corpora, wire
from tests.quality.extraction import cleaned, wired

PAGES = 120
BARS = "at most 0.50 of extraction, at least 40,000 words/s"


class Cost(NamedTuple):
    """What an engine costs: seconds of CPU, and MiB."""

    load: float
    run: float
    memory: float


def main(count: int = PAGES) -> None:
    """Print a table for pages, and one for stories sent as plain text."""
    logging.disable(logging.CRITICAL)
    every = corpora.fundus() + corpora.aeb()
    pages = every[:: max(1, len(every) // count)][:count]
    table("news pages", *extracted(pages, cleaned))
    stories = [story.text for story in wire.stories()]
    table("plain text", *extracted(stories, wired))


def table(title: str, items: list[NewsItem], seconds: float) -> None:
    """Print one line for each engine."""
    words = sum(len(f"{one.headline} {one.body}".split()) for one in items)
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


def extracted(
    inputs: Sequence[Any], clean: Callable[[Any], NewsItem | None]
) -> tuple[list[NewsItem], float]:
    """Clean; give the English items, and the seconds of CPU for those."""
    clean(inputs[0])  # tables are built on first use
    items, spent = [], 0.0
    for one in inputs:
        start = process_time()
        item = clean(one)
        seconds = process_time() - start
        if item is not None and item.language == "en":
            items.append(item)
            spent += seconds
    return items, spent


def measure(name: str, items: list[NewsItem]) -> Cost:
    """Load one engine and run it over all items."""
    before, start = mebibytes(), process_time()
    engine = build(name)
    extract_entities(items[0], engine)  # its tables are read on first use
    loaded = process_time()
    for item in items:
        extract_entities(item, engine)
    return Cost(loaded - start, process_time() - loaded, mebibytes() - before)


def build(name: str) -> Engine:
    """Build an engine by the name that the setting has."""
    if name == "wire":
        return rule_engine()
    from extractors.entities.spacy_engine import (  # noqa: PLC0415
        spacy_engine,  # an extra, which may be missing
    )

    return spacy_engine()


def mebibytes() -> float:
    """Give the memory that this process holds (Linux's proc(5))."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
