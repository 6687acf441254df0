"""Texts whose events people have labelled, as streams, and their scores."""

import gzip
import json
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random
from typing import NamedTuple

import msgspec

from extractors.model.item import NewsItem
from tests.corpora import HOME

__all__ = [
    "ALLSIDES",
    "BASIL",
    "Scores",
    "Told",
    "interleave_feeds",
    "read_corpus",
    "score",
    "shuffle_days",
]

ALLSIDES = HOME / "events-allsides2021-dev.jsonl.gz"
"""Ledes by two or three outlets on one event; April to July 2021."""
BASIL = HOME / "events-basil-dev.jsonl.gz"
"""Whole texts by three outlets on one event; 2010 to 2019."""


class Told(NamedTuple):
    """A text, and the event that it tells by its label."""

    event: str
    day: str
    item: NewsItem


class Scores(NamedTuple):
    """
    F1, precision and recall of a grouping, each 0 to 1.

    Attributes:
        items: B-cubed (Bagga and Baldwin 1998): the mean over all items.
        pairs: over all pairs of items of one group.
    """

    items: tuple[float, float, float]
    pairs: tuple[float, float, float]


@cache
def read_corpus(name: str) -> tuple[Told, ...]:
    """Return the texts of a corpus, without times."""
    with gzip.open(HOME / name, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return tuple(
        Told(row["ev"], row["date"][:10], _item(f"{name}-{place}", row))
        for place, row in enumerate(rows)
    )


def _item(uri: str, row: dict[str, str]) -> NewsItem:
    return NewsItem(
        uri=uri,
        feed=row["src"],
        agency=row["src"],
        lane="en",
        language="en",
        fetched_at=datetime.fromisoformat(row["date"][:10] + "T00:00:00Z"),
        headline=row["title"],
        body=row["body"],
    )


def shuffle_days(texts: Sequence[Told], seed: int) -> tuple[Told, ...]:
    """
    Return the texts by day, in an order within the day that says nothing.

    The texts of a day are spread over its middle half, in this order. The
    corpora give the same minute to all texts of an event, which would give
    the label away.
    """
    days: dict[str, list[Told]] = {}
    for text in texts:
        days.setdefault(text.day, []).append(text)
    dice = Random(seed)
    stream: list[Told] = []
    for day in sorted(days):
        dice.shuffle(days[day])
        morning = datetime.fromisoformat(day).replace(hour=6, tzinfo=UTC)
        step = timedelta(hours=12) / len(days[day])
        stream += [
            text._replace(
                item=msgspec.structs.replace(
                    text.item, fetched_at=morning + place * step
                )
            )
            for place, text in enumerate(days[day])
        ]
    return tuple(stream)


def interleave_feeds(texts: Sequence[Told], seed: int) -> tuple[Told, ...]:
    """
    Return the texts in another order of the feeds within each day.

    The order within a feed and all times stay: as if each feed were read
    late, by up to half a day.
    """
    days: dict[str, dict[str, list[Told]]] = {}
    for text in texts:
        feeds = days.setdefault(text.day, {})
        feeds.setdefault(text.item.feed, []).append(text)
    dice = Random(seed)
    stream: list[Told] = []
    for day in sorted(days):
        turns = [feed for feed, told in days[day].items() for _ in told]
        dice.shuffle(turns)
        left = {feed: iter(told) for feed, told in days[day].items()}
        stream += [next(left[feed]) for feed in turns]
    return tuple(stream)


def score(labels: Sequence[str], groups: Sequence[str]) -> Scores:
    """Score a grouping of items by the labels of their events."""
    both = Counter(zip(labels, groups, strict=True))
    events, found = Counter(labels), Counter(groups)
    total = len(labels)
    precision = sum(n * n / found[group] for (_, group), n in both.items())
    recall = sum(n * n / events[label] for (label, _), n in both.items())
    return Scores(
        _f1(precision / total, recall / total),
        _f1(
            _pairs(both) / max(1, _pairs(found)),
            _pairs(both) / max(1, _pairs(events)),
        ),
    )


def _pairs(groups: Counter[str] | Counter[tuple[str, str]]) -> int:
    return sum(size * (size - 1) // 2 for size in groups.values())


def _f1(precision: float, recall: float) -> tuple[float, float, float]:
    total = precision + recall
    return 2 * precision * recall / total if total else 0.0, precision, recall
