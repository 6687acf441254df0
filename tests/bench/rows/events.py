"""
What it takes to find the story of an item's event among many open ones.

The stories and items have invented words, with the frequencies of a language
(Zipf) and some that only their event has. The items come after the stories,
as in a stream; half of them tell the event of an open one. Each is entered.
The cosine with the texts of all stories is beside it, in arrays: what the
index saves.
"""

from datetime import UTC, datetime, timedelta
from itertools import product
from random import Random
from time import perf_counter, process_time

from extractors.events.index import EventIndex, Query
from extractors.events.terms import count_terms
from extractors.model.item import NewsItem
from streams.desk.dedupe.events.joining import enter_event
from streams.desk.state.models import LaneStory, scoped_key
from streams.desk.state.state import DeskState, dict_state
from tests.bench.running.brute_force import TermMatrix
from tests.bench.running.memory import MIB, resident_memory
from tests.bench.running.open_stories import (
    Figures,
    Names,
    measure_stories,
    side_since,
)
from tests.bench.table.options import Options
from tests.bench.table.results import Result, Side

__all__ = ["measure"]

NAMES = Names(
    "join an event", "cosine with all texts, in arrays",
    "memory", "texts, terms and index of one story", "rebuild",
)  # fmt: skip
ITEMS, BRUTE = 400, 20
WORDS, OWN = 120, 8
"""Words of a text, and of those the words of its event."""
START = datetime(2026, 3, 2, tzinfo=UTC)
SPAN = timedelta(days=3)


async def measure(options: Options) -> list[Result]:
    """Return CPU of an item, memory of a story, and seconds to rebuild."""
    return await measure_stories(_measure, NAMES, options)


def _measure(stories: int, rounds: int) -> Figures:
    dice = Random(7)
    names = [*map("".join, product("bdfklmnprst", "aeiou", "bdfglmnprsv"))]
    words = [f"{one}{other}"[:5] for one in names for other in names[::13]]
    words = dice.sample(sorted(set(words)), 20_000)
    before = resident_memory()
    state = dict_state()
    for number in range(stories):
        at = START + SPAN * (number / stories)
        _open(_item(number, words, dice, at), state)
    size = (resident_memory() - before) * MIB / stories
    sides, others = [], []
    for turn in range(rounds):
        items = [
            _item(
                dice.randrange(stories) if n % 2 else stories + n, words,
                dice, START + SPAN, f"later-{turn}-{n}",
            )
            for n in range(ITEMS)
        ]  # fmt: skip
        others.append(_brute_force(items[:BRUTE], state))
        cpu, clock = process_time(), perf_counter()
        for item in items:
            for write in enter_event(item, item.uri, state).writes:
                state.write(write.store, write.key, write.value)
        sides.append(side_since("copydesk", ITEMS, cpu, clock))
    return Figures(sides, others, size, _rebuild(state))


def _item(
    event: int, words: list[str], dice: Random, at: datetime, uri: str = ""
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
        fetched_at=at,
        headline=" ".join(own),
        body=" ".join(text),
    )


def _open(item: NewsItem, state: DeskState) -> None:
    """Open a story with one text, whether or not another one is like it."""
    at, text = item.fetched_at, _query(item, state).text
    state.write(
        "events",
        scoped_key("en", item.uri),
        LaneStory(item.uri, at, at, (text,)),
    )


def _query(item: NewsItem, state: DeskState) -> Query:
    """Return an item's text with its terms, as the lane weighs them now."""
    index = state.event_indexes.get("en", EventIndex())
    counts = count_terms(item.headline, item.body)
    at = item.fetched_at.timestamp()
    return index.weigh(item.uri, at, counts, item.language)


def _brute_force(items: list[NewsItem], state: DeskState) -> Side:
    """Compare items with each text; the making of the arrays is free."""
    texts = [t.text for s in state.events.values() for t in s.texts]
    matrix = TermMatrix(
        [text.id_array for text in texts],
        [text.weight_array for text in texts],
    )
    queries = [_query(item, state).text.text for item in items]
    cpu, clock = process_time(), perf_counter()
    for query in queries:
        matrix.most_similar(query.id_array, query.weight_array)
    return side_since("brute force", len(items), cpu, clock)


def _rebuild(state: DeskState) -> float:
    """Return the CPU seconds to build the index from the stories."""
    again, cpu = dict_state(), process_time()
    for key, story in state.events.items():
        again.write("events", key, story)
    return process_time() - cpu
