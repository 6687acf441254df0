"""
What it takes to enter a report in its story among many of five languages.

The terms of the reports are invented, with frequencies after Zipf's law and
some that only their event has. A third of the reports begin a story, a third
join an open one, and a third tell the event of one in another language; each
is entered. The tables hold encoded values, as those of a worker do. The
cosine with the terms of all stories is beside it, in arrays: what the search
for other languages saves.
"""

from collections.abc import Iterator, MutableMapping
from datetime import UTC, datetime, timedelta
from itertools import chain
from random import Random
from time import perf_counter, process_time
from typing import Any, TypeVar

import numpy as np

from extractors.output.codec import decode, encode
from streams.desk.stories.members import add_report
from streams.desk.stories.models import Alias, ItemPointer, OpenStory
from streams.desk.stories.state import StoriesState, Write, apply
from streams.desk.stories.status import assess
from streams.desk.stories.step import take_report
from streams.records import Concept, StoryReport
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

T = TypeVar("T")
NAMES = Names(
    "enter a report", "cosine with all terms, in arrays",
    "memory of reports", "encoded values and indexes of one",
    "rebuild of reports",
)  # fmt: skip
REPORTS, BRUTE = 300, 20
LANGUAGES = ("en", "en", "en", "de", "fr", "ja", "zh")
KNOWN, USUAL, OWN = 60_000, 80, 12
"""Terms of the languages, of a report, and of those that of its event."""
START = datetime(2026, 3, 2, tzinfo=UTC)
SPAN = timedelta(hours=40)


class EncodedStore(MutableMapping[str, T]):
    """A table's store in memory: values are encoded."""

    def __init__(self, kind: type[T]) -> None:
        self._kind = kind
        self._values: dict[str, bytes] = {}

    def __getitem__(self, key: str) -> T:
        return decode(self._values[key], self._kind)

    def __setitem__(self, key: str, value: T) -> None:
        self._values[key] = encode(value)

    def __delitem__(self, key: str) -> None:
        del self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


async def measure(options: Options) -> list[Result]:
    """Return CPU of a report, memory of a story, and seconds to rebuild."""
    return await measure_stories(_measure, NAMES, options)


def _measure(stories: int, rounds: int) -> Figures:
    dice = Random(7)
    before = resident_memory()
    state = StoriesState(
        EncodedStore(OpenStory),
        EncodedStore(Alias),
        EncodedStore(ItemPointer),
    )
    for event in range(stories):
        _open(_report(event, START + SPAN * (event / stories), dice), state)
    size = (resident_memory() - before) * MIB / stories
    sides, others = [], []
    for turn in range(rounds):
        reports = [
            _later(stories, number, dice, f"later-{turn}-{number}")
            for number in range(REPORTS)
        ]
        others.append(_brute_force(reports[:BRUTE], state))
        cpu, clock = process_time(), perf_counter()
        for report in reports:
            output = take_report(report, state)
            apply(output.writes, output.now, state, is_tick=False)
        sides.append(side_since("copydesk", REPORTS, cpu, clock))
    cpu = process_time()
    for _ in state.rebuild_in_slices():
        pass
    return Figures(sides, others, size, process_time() - cpu)


def _later(stories: int, number: int, dice: Random, name: str) -> StoryReport:
    """Return a report of a new story, of an open one, or of its event."""
    event = dice.randrange(stories)
    at = START + SPAN
    if number % 3 == 0:
        return _report(stories + number, at, dice, name)
    if number % 3 == 1:
        return _report(event, at, dice, name, story=f"s{event}")
    language = "en" if _language(event) != "en" else "de"
    return _report(event, at, dice, name, language=language)


def _report(
    event: int,
    at: datetime,
    dice: Random,
    name: str = "",
    **fields: Any,
) -> StoryReport:
    """Return a report; those on one event have twelve terms in common."""
    own = Random(event)
    terms = {
        *(own.randrange(KNOWN, 100 * KNOWN) for _ in range(OWN)),
        *(int(KNOWN ** dice.random()) for _ in range(USUAL)),
    }
    language = fields.pop("language", _language(event))
    defaults = {
        "uri": name or f"item-{event}", "story": name or f"s{event}",
        "lane": language, "language": language, "revision": 1,
        "agency": f"Agency {dice.randrange(40)}",
        "headline": f"Headline on event {event} with some more words",
        "places": (Concept(f"geonames:{dice.randrange(3000)}", "Place"),) * 3,
        "people": (Concept(f"person:{dice.randrange(9000)}", "Name"),) * 3,
        "terms": tuple(sorted(f"sound:{term}" for term in terms)),
    }  # fmt: skip
    return StoryReport("new", at, **(defaults | fields))


def _language(event: int) -> str:
    return LANGUAGES[event % len(LANGUAGES)]


def _open(report: StoryReport, state: StoriesState) -> None:
    """Open a story, whether or not another language tells its event."""
    story = add_report(OpenStory(report.story), report)
    story = assess(story, 0.0, report.at)
    apply(
        (Write("event-stories", story.id, story),),
        report.at,
        state,
        is_tick=False,
    )


def _brute_force(reports: list[StoryReport], state: StoriesState) -> Side:
    """Compare reports with each story; the making of the arrays is free."""
    texts = [
        _numbers(tuple(chain.from_iterable(m.terms for m in story.members)))
        for story in state.events.values()
    ]
    matrix = TermMatrix(texts, [np.ones(len(text)) for text in texts])
    cpu, clock = process_time(), perf_counter()
    for report in reports:
        terms = _numbers(report.terms)
        matrix.most_similar(terms, np.ones(len(terms)))
    return side_since("brute force", len(reports), cpu, clock)


def _numbers(terms: tuple[str, ...]) -> Any:
    return np.unique([int(term.partition(":")[2]) for term in terms])
