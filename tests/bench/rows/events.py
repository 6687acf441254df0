"""
What it takes to find the story of an item's event among many open ones.

The stories and items have invented words, with the frequencies of a language
(Zipf) and some that only their event has. Half of the items tell the event of
an open story. The cosine with the texts of all stories is beside it, in
arrays: what the index saves.
"""

import asyncio
import os
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from random import Random
from time import perf_counter, process_time

import numpy as np

from extractors.events.features import EventText
from extractors.model.item import NewsItem
from streams.desk.dedupe.events.joining import enter_event
from streams.desk.state.models import LaneStory, scoped_key
from streams.desk.state.state import DeskState, dict_state
from tests.bench.running.isolated import call_in_process
from tests.bench.table.options import Options, total
from tests.bench.table.results import Bar, Result, Side

__all__ = ["measure"]

BAR = Bar(1.0, "at most")
ITEMS, BRUTE = 400, 40
WORDS, OWN = 120, 8
"""Words of a text, and of those the words of its event."""
START = datetime(2026, 3, 2, tzinfo=UTC)
SPAN = timedelta(days=3)
MIB = 2**20
PAGE = os.sysconf("SC_PAGE_SIZE")


async def measure(options: Options) -> list[Result]:
    """Return CPU of an item, memory of a story, and seconds to rebuild."""
    sides, others, size, rebuilds = await asyncio.to_thread(
        call_in_process, _measure, options.stories, options.rounds
    )
    name = f"{options.stories:,} open stories"
    return [
        Result(
            f"join an event, {name}", "cosine with all texts, in arrays",
            "CPU-ms/item", tuple(1000 / side.per_cpu for side in sides), BAR,
            total(sides), total(others),
        ),
        Result(
            f"memory, {name}", "texts, terms and index of one story",
            "bytes", (size,),
        ),
        Result(f"rebuild, {name}", "after a restart", "CPU-s", rebuilds),
    ]  # fmt: skip


def _measure(
    stories: int, rounds: int
) -> tuple[list[Side], list[Side], float, tuple[float, ...]]:
    dice = Random(7)
    names = [*map("".join, product("bdfklmnprst", "aeiou", "bdfglmnprsv"))]
    words = [f"{one}{other}"[:5] for one in names for other in names[::13]]
    words = dice.sample(sorted(set(words)), 20_000)
    before = _memory()
    state = dict_state()
    for number in range(stories):
        _enter(_item(number, words, dice), state)
    size = (_memory() - before) * MIB / stories
    sides, others = [], []
    for turn in range(rounds):
        items = [
            _item(dice.randrange(stories), words, dice, f"again-{turn}-{n}")
            if n % 2 else _item(stories + n + turn * ITEMS, words, dice)
            for n in range(ITEMS)
        ]  # fmt: skip
        cpu, clock = process_time(), perf_counter()
        for item in items:
            enter_event(item, item.uri, state)
        sides.append(_side("copydesk", ITEMS, cpu, clock))
        others.append(_brute_force(items[:BRUTE], state))
    return sides, others, size, tuple(_rebuild(state) for _ in range(rounds))


def _item(
    event: int, words: list[str], dice: Random, uri: str = ""
) -> NewsItem:
    """Return an item on an event; items on it have eight words in common."""
    own = Random(event).sample(words[2000:], OWN)
    usual = (words[int(len(words) ** dice.random()) - 1] for _ in range(WORDS))
    text = [*own[: OWN // 2], *usual, *own]
    return NewsItem(
        uri=uri or f"item-{event}",
        feed="f",
        lane="en",
        language="en",
        fetched_at=START + SPAN * dice.random(),
        headline=" ".join(own),
        body=" ".join(text),
    )


def _enter(item: NewsItem, state: DeskState) -> None:
    """Open a story with one text, whether or not another one is like it."""
    at, text = item.fetched_at, _text_of(item, state)
    state.write(
        "events",
        scoped_key("en", item.uri),
        LaneStory(item.uri, at, at, (text,)),
    )


def _text_of(item: NewsItem, state: DeskState) -> EventText:
    """Return an item's text with its terms, as the lane weighs them now."""
    stories: list[LaneStory] = [
        write.value for write in enter_event(item, item.uri, state).writes
    ]
    texts = (text for story in stories for text in story.texts)
    return next(text for text in texts if text.uri == item.uri)


def _brute_force(items: list[NewsItem], state: DeskState) -> Side:
    """Compare items with each text, as a matrix of their terms."""
    texts = [t.text for s in state.events.values() for t in s.texts]
    ids = np.concatenate([text.id_array for text in texts])
    terms, columns = np.unique(ids, return_inverse=True)
    weights = np.frombuffer(b"".join(t.weights for t in texts), np.uint8)
    weights = weights.astype(np.float32)
    starts = np.cumsum([0, *map(len, texts)])[:-1]
    lengths = np.sqrt(np.add.reduceat(weights**2, starts))
    queries = [_text_of(item, state).text for item in items]
    cpu, clock = process_time(), perf_counter()
    for query in queries:
        dense = np.zeros(len(terms), np.float32)
        known = np.isin(query.id_array, terms)
        dense[np.searchsorted(terms, query.id_array[known])] = np.frombuffer(
            query.weights, np.uint8
        )[known]
        products = np.add.reduceat(dense[columns] * weights, starts)
        (products / lengths).argmax()
    return _side("brute force", len(items), cpu, clock)


def _rebuild(state: DeskState) -> float:
    """Return the CPU seconds to build the index from the stories."""
    again, cpu = dict_state(), process_time()
    for key, story in state.events.items():
        again.write("events", key, story)
    return process_time() - cpu


def _side(name: str, count: int, cpu: float, clock: float) -> Side:
    return Side(name, count, process_time() - cpu, perf_counter() - clock)


def _memory() -> float:
    """Return the resident MiB of this process."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * PAGE / MIB
