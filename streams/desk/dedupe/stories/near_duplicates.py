"""Which item of its lane, if any, does this one repeat, and how."""

from datetime import timedelta
from typing import Any

import msgspec
import numpy as np

from extractors.model.item import NewsItem
from extractors.similarity.comparison import compare
from extractors.similarity.duplicate_kinds import (
    Finding,
    decide,
    headlines_agree,
)
from extractors.similarity.overlap import containment
from extractors.similarity.shingles import Hashes, shingles, sketch
from extractors.similarity.tokens import Words, read
from streams.desk.dedupe.stories.attribution import (
    credits_of,
    same_name,
    supplier,
)
from streams.desk.state.models import Text, scoped
from streams.desk.state.state import DeskState
from streams.records import DuplicateKind

__all__ = [
    "LONGEST_WINDOW",
    "Match",
    "find",
    "redact_killed",
    "reverse",
    "text_of",
]

CANDIDATES = 10
LEAST_SHARED = 2
LEAST_ESTIMATE = 0.1
LEAST_CONTAINMENT = 0.12
"""No rule accepts less; most candidates end here, without alignment."""
SAME_SUPPLIER = timedelta(hours=24)
"""A supplier's own words again after a day are a template or a new run."""
ACROSS = timedelta(days=7)
REWRITTEN = timedelta(days=3)
"""What is told in part again later is more likely another story."""
LONGEST_WINDOW = ACROSS
KILLED_KEPT = 0.6
"""Share of a new text that repeats a killed one, above which it is dead."""


class Match(msgspec.Struct, frozen=True):
    """
    A repeat and its evidence.

    Attributes:
        key: store key of the text that it repeats.
        dead: that text was killed.
        hours: fetch time less that of the text, hours.
    """

    key: str
    text: Text
    kind: DuplicateKind
    containment: float
    hours: float
    evidence: dict[str, Any]
    dead: bool = False


def text_of(item: NewsItem) -> Text:
    """Return what later items are compared with."""
    kept = sketch(shingles(read(item.body).folded))
    return Text(
        uri=item.uri,
        lane=item.lane,
        seen_at=item.fetched_at,
        headline=item.headline,
        body=item.body,
        sketch=kept.hashes.astype("<u8").tobytes(),
        one_in=kept.one_in,
        provider=supplier(item),
        credits=credits_of(item),
        spun=item.spun is not None,
    )


def redact_killed(text: Text) -> Text:
    """Return a killed text: its words are gone, their hashes remain."""
    if text.killed:
        return text
    return Text(
        uri=text.uri,
        lane=text.lane,
        seen_at=text.seen_at,
        sketch=shingles(read(text.body).folded).astype("<u8").tobytes(),
        provider=text.provider,
        killed=True,
    )


def find(item: NewsItem, state: DeskState) -> Match | None:
    """
    Return the best proven repeat; None if the item is its own story.

    Of equally good ones the earliest is meant, then the first by uri.
    """
    index = state.indexes.get(item.lane)
    words = read(item.body)
    if index is None or not words.folded:
        return None
    hashes = shingles(words.folded)
    found = index.candidates(sketch(hashes), LEAST_SHARED)[:CANDIDATES]
    own = scoped(item.lane, item.uri)
    proven = [
        _proven(item, words, hashes, one.key, state.texts[one.key])
        for one in found
        if one.key != own
        and one.estimate >= LEAST_ESTIMATE
        and one.key in state.texts
    ]
    return min((one for one in proven if one), key=_rank, default=None)


def reverse(repeat: Match, item: NewsItem) -> Match:
    """Return the repeat with the old text as the copy, for a root moved."""
    pair = compare(read(repeat.text.body), read(item.body))
    headlines = headlines_agree(repeat.text.headline, item.headline)
    finding = decide(pair, headlines)
    if finding is None:
        return msgspec.structs.replace(repeat, hours=-repeat.hours)
    evidence = {"rule": finding.rule, "matched": item.uri}
    return msgspec.structs.replace(
        repeat,
        kind=finding.kind,
        hours=-repeat.hours,
        evidence={**evidence, **finding.evidence},
    )


def _rank(one: Match) -> tuple[float, float, str]:
    return -one.containment, -one.hours, one.key


def _proven(
    item: NewsItem, words: Words, hashes: Hashes, key: str, text: Text
) -> Match | None:
    apart = item.fetched_at - text.seen_at
    if abs(apart) > _window(item, text):
        return None
    hours = round(apart.total_seconds() / 3600, 2)
    if text.killed:
        return _dead(item, hashes, key, text, hours)
    other = read(text.body)
    if containment(words, other) < LEAST_CONTAINMENT:
        return None
    pair = compare(words, other)
    headlines = headlines_agree(item.headline, text.headline)
    finding = decide(pair, headlines)
    if finding is None or _too_late(finding, abs(apart)):
        return None
    return Match(
        key,
        text,
        finding.kind,
        round(pair.containment, 3),
        hours,
        {"rule": finding.rule, "matched": text.uri, **finding.evidence},
    )


def _window(item: NewsItem, text: Text) -> timedelta:
    same = same_name(supplier(item), text.provider)
    return SAME_SUPPLIER if same else ACROSS


def _too_late(finding: Finding, apart: timedelta) -> bool:
    return finding.kind == "rewritten" and apart > REWRITTEN


def _dead(
    item: NewsItem, hashes: Hashes, key: str, text: Text, hours: float
) -> Match | None:
    """
    Say whether another supplier's text repeats a killed one.

    The supplier's own next text is the substitute, not the dead story.
    """
    if same_name(supplier(item), text.provider):
        return None
    gone = np.frombuffer(text.sketch, "<u8")
    shared = len(np.intersect1d(hashes, gone)) / max(1, len(hashes))
    if shared < KILLED_KEPT:
        return None
    evidence = {"rule": "killed-text", "matched": text.uri}
    return Match(
        key, text, "reprint", round(shared, 3), hours, evidence, dead=True
    )
