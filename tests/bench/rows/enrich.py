"""Words per CPU second of the wire engine, over real items."""

import asyncio
from time import perf_counter, process_time

from extractors.entities import Engine, extract_entities, rule_engine
from extractors.model.item import NewsItem
from tests.bench.bench_enrich import clean_english
from tests.bench.pages.page_sample import page_rounds
from tests.bench.running.isolated import call_in_process
from tests.bench.table.options import Options, total
from tests.bench.table.results import Bar, Result, Side
from tests.quality import reuters_2020
from tests.quality.extraction import clean_page, clean_story

__all__ = ["measure"]

BAR = Bar(180_000.0)
PAGES = 120
WARM = 5


async def measure(options: Options) -> list[Result]:
    """Return one row for wire stories, and one for news pages."""
    return [
        await _row("wire stories", options.rounds, BAR),
        await _row("news pages", options.rounds, BAR),
    ]


async def _row(name: str, rounds: int, bar: Bar) -> Result:
    sides = await asyncio.to_thread(call_in_process, _measure, name, rounds)
    values = tuple(side.per_cpu for side in sides)
    return Result(
        f"enrich, {name}", "wire engine, real items", "words/CPU-s", values,
        bar, total(sides),
    )  # fmt: skip


def _measure(name: str, rounds: int) -> list[Side]:
    if name == "news pages":
        _, (pages,) = page_rounds(1, PAGES, WARM)
        items, _ = clean_english(pages, clean_page)
    else:
        stories = [story.text for story in reuters_2020.stories()]
        items, _ = clean_english(stories, clean_story)
    engine = rule_engine()
    for item in items[:WARM]:  # the first use reads its tables
        extract_entities(item, engine)
    words = sum(len(f"{item.headline} {item.body}".split()) for item in items)
    return [_round(items, words, engine) for _ in range(rounds)]


def _round(items: list[NewsItem], words: int, engine: Engine) -> Side:
    cpu, clock = process_time(), perf_counter()
    for item in items:
        extract_entities(item, engine)
    return Side(
        "wire engine", words, process_time() - cpu, perf_counter() - clock
    )
