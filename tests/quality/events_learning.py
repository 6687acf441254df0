"""
Learn the rule by which a text joins a story: ``extractors/events/rule.py``.

    python -m tests.quality.events_learning

Texts come as a stream, in an order within each day that says nothing. Each
text is measured against the stories that the index finds among those of the
true events so far; whether a story is that of the text's event is the label.
The rule is a logistic regression over the figures (Newton's method, ridge
penalty). The fall of the odds with time is fixed, not learned: it is an
offset.

The cross-validation learns from one half of the events and groups the other
half as the desk does. AllSides is cut into blocks of five days, so that no
event is in both halves. The table is for the choice of what is fixed:
`LASTING`, the threshold, and the weight of the smaller corpus.
"""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from extractors.events import rule
from extractors.events.features import EventText, Features
from extractors.events.index import DAY, Candidate, EventIndex
from extractors.events.terms import count_terms
from extractors.model.item import NewsItem
from streams.desk.dedupe.copies.relation import assess_item
from streams.desk.dedupe.events.templates import is_template
from tests.quality import reuters_21578
from tests.quality.event_corpora import (
    ALLSIDES,
    BASIL,
    Told,
    read_corpus,
    score,
    shuffle_days,
)

__all__ = ["learn", "main"]

Floats = npt.NDArray[np.float64]

SEEDS = (1, 2, 3)
"""Each corpus is learned in so many orders."""
BASIL_COUNTS = 3.0
"""A pair of BASIL counts as so many, because it is a fifth as large."""
STRANGERS_COUNT = 0.05
"""The same of Reuters-21578, which has far more."""
RIDGE = 1.0
BLOCK = 5
"""Days of AllSides that stay together in the cross-validation."""
THRESHOLDS = (0.6, 0.5, 0.4)
KEPT = 8
"""Texts of a story that are compared, as in the desk."""


class Pairs(NamedTuple):
    """
    Texts measured against stories.

    Attributes:
        figures: one row of `Features` each.
        days: between the text and the story's newest text.
        same: 1 if the story is that of the text's event, otherwise 0.
        counts: as how many pairs each counts.
    """

    figures: Floats
    days: Floats
    same: Floats
    counts: Floats


class Rule(NamedTuple):
    """The intercept and the weights of the figures, in their order."""

    intercept: float
    weights: tuple[float, ...]

    def odds(self, features: Features, days: float) -> float:
        """Return the logarithm of the odds that a text joins a story."""
        figures = [
            getattr(features, name) for name in Features.__struct_fields__
        ]
        products = map(float.__mul__, self.weights, figures)
        return self.intercept - abs(days) / rule.LASTING + sum(products)


TICKER = re.compile(r"<([A-Z.]+)>")
Choose = Callable[[Told, list[Candidate]], str]


def group(stream: Iterable[Told], choose: Choose) -> list[str]:
    """
    Put each text of a stream into a story, in one pass.

    Args:
        choose: returns the key of a text's story; a new key begins one.
    """
    index = EventIndex()
    stories: dict[str, list[EventText]] = {}
    keys = []
    for told in stream:
        item, at = told.item, told.item.fetched_at.timestamp()
        query = index.weigh(
            item.uri, at, count_terms(item.headline, item.body), item.language
        )
        key = choose(told, index.find(query))
        texts = stories.setdefault(key, [])
        texts.append(query.text)
        if len(texts) > KEPT:
            del texts[1]
        index.put(key, texts, at)
        keys.append(key)
    return keys


def measure_pairs(stream: Sequence[Told], counts: float) -> Pairs:
    """Measure the texts of a stream against the stories of true events."""
    rows: list[tuple[tuple[float, ...], float, bool]] = []

    def choose(told: Told, candidates: list[Candidate]) -> str:
        for key, at, _, features in candidates:
            figures = _figures(features)
            days = (told.item.fetched_at.timestamp() - at) / DAY
            rows.append((figures, days, key == told.event))
        return told.event

    group(stream, choose)
    return Pairs(
        np.array([row[0] for row in rows]),
        np.array([row[1] for row in rows]),
        np.array([row[2] for row in rows], np.float64),
        np.full(len(rows), counts),
    )


def measure_strangers(counts: float) -> Pairs:
    """
    Measure pairs of Reuters-21578 that tell different events.

    They have no common topic, or name one company each by its ticker symbol
    and not the same one, or are runs of a template more than a day apart.
    Each item is a story of its own here.
    """
    items = {item.uri: item for item in reuters_21578.items()}
    templates = {
        frozenset((pair.first, pair.second))
        for pair in reuters_21578.pairs()
        if pair.label == "recurring_template"
    }
    rows: list[tuple[tuple[float, ...], float]] = []

    def choose(told: Told, candidates: list[Candidate]) -> str:
        for key, at, _, features in candidates:
            if is_template(assess_item(told.item, items[key])):
                continue  # The desk does not ask the rule for these.
            pair = frozenset((key, told.item.uri))
            if pair in templates or _is_strange(told.item, items[key]):
                days = (told.item.fetched_at.timestamp() - at) / DAY
                rows.append((_figures(features), days))
        return told.item.uri

    group((Told("", "", item) for item in items.values()), choose)
    return Pairs(
        np.array([row[0] for row in rows]),
        np.array([row[1] for row in rows]),
        np.zeros(len(rows)),
        np.full(len(rows), counts),
    )


def _is_strange(one: NewsItem, other: NewsItem) -> bool:
    """Return whether two items tell different events for certain."""
    tickers = [set(TICKER.findall(item.headline)) for item in (one, other)]
    if [len(found) for found in tickers] == [1, 1]:
        return tickers[0] != tickers[1]
    topics = set(one.keywords), set(other.keywords)
    return bool(topics[0] and topics[1]) and not topics[0] & topics[1]


def _figures(features: Features) -> tuple[float, ...]:
    return msgspec.structs.astuple(features)


def learn(pairs: Sequence[Pairs]) -> Rule:
    """Return the rule that is most likely for the pairs."""
    figures = np.concatenate([part.figures for part in pairs])
    days = np.concatenate([part.days for part in pairs])
    same = np.concatenate([part.same for part in pairs])
    counts = np.concatenate([part.counts for part in pairs])
    columns = np.column_stack([np.ones(len(figures)), figures])
    penalty = np.diag([0.0] + [RIDGE] * figures.shape[1])
    weights = np.zeros(columns.shape[1])
    for _ in range(50):
        odds = columns @ weights - np.abs(days) / rule.LASTING
        likely = 1 / (1 + np.exp(-odds))
        slope = columns.T @ (counts * (same - likely)) - penalty @ weights
        spread = counts * likely * (1 - likely)
        bend = (columns * spread[:, None]).T @ columns + penalty
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < 1e-9:
            break
    return Rule(float(weights[0]), tuple(map(float, weights[1:])))


def group_by(
    learned: Rule, threshold: float, stream: Sequence[Told]
) -> list[str]:
    """Group a stream by a rule, as the desk does, but without merging."""
    least = math.log(threshold / (1 - threshold))

    def choose(told: Told, candidates: list[Candidate]) -> str:
        at = told.item.fetched_at.timestamp()
        odds = [
            (learned.odds(features, (at - last) / DAY), key)
            for key, last, _, features in candidates
        ]
        best = max(odds, default=(-math.inf, ""))
        return best[1] if best[0] >= least else told.item.uri

    return group(stream, choose)


def halves(texts: Sequence[Told]) -> tuple[tuple[Told, ...], ...]:
    """Cut a corpus into two, by blocks of days; no event is in both."""
    days = sorted({text.day for text in texts})
    first: dict[str, int] = {}
    for text in sorted(texts, key=lambda text: text.day):
        first.setdefault(text.event, days.index(text.day) // BLOCK % 2)
    return tuple(
        tuple(text for text in texts if first[text.event] == half)
        for half in (0, 1)
    )


def _corpora() -> list[tuple[str, tuple[Told, ...], float]]:
    return [
        ("AllSides", read_corpus(ALLSIDES.name), 1 / len(SEEDS)),
        ("BASIL", read_corpus(BASIL.name), BASIL_COUNTS / len(SEEDS)),
    ]


def main() -> None:
    """Print the rule, and the cross-validation."""
    strangers = measure_strangers(STRANGERS_COUNT)
    learned = learn(
        [
            strangers,
            *(
                measure_pairs(shuffle_days(texts, seed), counts)
                for _, texts, counts in _corpora()
                for seed in SEEDS
            ),
        ]
    )
    print(f"intercept {learned.intercept:.2f}")
    for name, weight in zip(
        Features.__struct_fields__, learned.weights, strict=True
    ):
        print(f"{name:9} {weight:.2f}")
    cut = {name: halves(texts) for name, texts, _ in _corpora()}
    rules = [
        learn(
            [
                strangers,
                *(
                    measure_pairs(
                        shuffle_days(cut[name][1 - half], seed), counts
                    )
                    for name, _, counts in _corpora()
                    for seed in SEEDS
                ),
            ]
        )
        for half in (0, 1)
    ]
    for threshold in THRESHOLDS:
        for name, parts in cut.items():
            scores = [
                score(
                    [told.event for told in stream],
                    group_by(rules[half], threshold, stream),
                )
                for half in (0, 1)
                for seed in SEEDS
                for stream in [shuffle_days(parts[half], seed)]
            ]
            items = np.mean([s.items for s in scores], axis=0)
            pairs = np.mean([s.pairs for s in scores], axis=0)
            print(
                threshold, f"{name:9}", *(f"{x:.3f}" for x in (*items, *pairs))
            )


if __name__ == "__main__":
    main()
