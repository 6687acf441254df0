"""Which item of its lane, if any, does this one repeat, and how."""

from datetime import timedelta
from typing import Any

import msgspec

from extractors.item import NewsItem
from extractors.similarity.compare import Overlap, overlap
from extractors.similarity.shingles import sample, shingles
from extractors.similarity.tokens import tokens
from streams.desk.state import DeskState, Text, scoped
from streams.records import DuplicateKind

__all__ = ["Repeat", "buried", "find", "text_of"]

CANDIDATES = 8
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
    return Text(
        uri=item.uri,
        lane=item.lane,
        seen_at=item.fetched_at,
        headline=item.headline,
        body=item.body,
        sketch=sample(shingles(tokens(item.body))).astype("<u8").tobytes(),
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
    words = tokens(item.body)
    if index is None or not words:
        return None
    found = index.candidates(sample(shingles(words)))[:CANDIDATES]
    own = scoped(item.lane, item.uri)
    proven = [
        _proven(item, words, one.key, state.texts[one.key])
        for one in found
        if one.key != own and one.key in state.texts
    ]
    best = [one for one in proven if one is not None]
    return max(best, key=lambda one: one.containment, default=None)


def _proven(
    item: NewsItem, words: list[str], key: str, text: Text
) -> Repeat | None:
    apart = item.fetched_at - text.seen_at
    if abs(apart) > WINDOW or text.killed:
        return None
    other = tokens(text.body)
    shared = overlap(words, other)
    kind = _kind(words, other, shared)
    if kind is None:
        return None
    return Repeat(
        key,
        text,
        kind,
        round(shared.containment, 3),
        round(apart.total_seconds() / 3600, 2),
        {"rule": kind, "shared": shared.shared},
    )


def _kind(
    new: list[str], old: list[str], shared: Overlap
) -> DuplicateKind | None:
    if new == old:
        return "exact"
    if min(shared.of_new, shared.of_old) >= 0.8:
        return "reprint"
    return None
