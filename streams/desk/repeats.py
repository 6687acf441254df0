"""Which item of its lane, if any, does this one repeat, and how."""

from datetime import timedelta
from typing import Any

import msgspec

from extractors.item import NewsItem
from extractors.similarity.compare import Comparison, compare
from extractors.similarity.shingles import shingles, sketch
from extractors.similarity.tokens import Words, read, tokens
from streams.desk.state import DeskState, Text, scoped
from streams.records import DuplicateKind

__all__ = ["Repeat", "buried", "find", "text_of"]

CANDIDATES = 8
LEAST = 2
WINDOW = timedelta(days=7)


class Repeat(msgspec.Struct, frozen=True):
    """
    A repeat and its evidence.

    Attributes:
        key: store key of the text that it repeats.
        hours: fetch time less that of the text, hours.
    """

    key: str
    text: Text
    kind: DuplicateKind
    containment: float
    hours: float
    evidence: dict[str, Any]


def text_of(item: NewsItem) -> Text:
    """Return what later items are compared with."""
    kept = sketch(shingles(tokens(item.body)))
    return Text(
        uri=item.uri,
        lane=item.lane,
        seen_at=item.fetched_at,
        headline=item.headline,
        body=item.body,
        sketch=kept.hashes.astype("<u8").tobytes(),
        one_in=kept.one_in,
    )


def buried(text: Text) -> Text:
    """Return a killed text: its words are gone, their hashes remain."""
    if text.killed:
        return text
    return Text(
        uri=text.uri,
        lane=text.lane,
        seen_at=text.seen_at,
        sketch=shingles(tokens(text.body)).astype("<u8").tobytes(),
        killed=True,
    )


def find(item: NewsItem, state: DeskState) -> Repeat | None:
    """Return the best proven repeat; None if the item is its own story."""
    index = state.indexes.get(item.lane)
    words = read(item.body)
    if index is None or not words.folded:
        return None
    found = index.candidates(sketch(shingles(words.folded)), LEAST)
    own = scoped(item.lane, item.uri)
    proven = [
        _proven(item, words, one.key, state.texts[one.key])
        for one in found[:CANDIDATES]
        if one.key != own and one.key in state.texts
    ]
    best = [one for one in proven if one is not None]
    return max(best, key=lambda one: one.containment, default=None)


def _proven(
    item: NewsItem, words: Words, key: str, text: Text
) -> Repeat | None:
    apart = item.fetched_at - text.seen_at
    if abs(apart) > WINDOW or text.killed:
        return None
    side_by_side = compare(words, read(text.body))
    kind = kind_of(side_by_side)
    if kind is None:
        return None
    return Repeat(
        key,
        text,
        kind,
        round(side_by_side.containment, 3),
        round(apart.total_seconds() / 3600, 2),
        {"rule": kind, "shared": side_by_side.shared},
    )


def kind_of(pair: Comparison) -> DuplicateKind | None:
    """Name the sort of repeat that a pair is."""
    if min(pair.of_new, pair.of_old) == 1.0:
        return "exact"
    return "reprint" if min(pair.of_new, pair.of_old) >= 0.8 else None
