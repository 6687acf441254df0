"""Finds the text of its lane that an item repeats, and how it does."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import msgspec
import numpy as np

from extractors.model.item import NewsItem
from extractors.similarity.additions import excerpts
from extractors.similarity.comparison import compare
from extractors.similarity.duplicate_kinds import (
    Finding,
    decide,
    headlines_agree,
)
from extractors.similarity.news import find_news
from extractors.similarity.overlap import containment
from extractors.similarity.shingles import Hashes, shingles, sketch
from extractors.similarity.tokens import Words, read
from streams.desk.dedupe.stories.attribution import (
    credits_of,
    is_same_agency,
    supplier,
)
from streams.desk.state.models import Text, scoped_key
from streams.desk.state.state import DeskState
from streams.records import DuplicateKind

__all__ = [
    "LONGEST_WINDOW",
    "Match",
    "find_candidates",
    "find_match",
    "redact_killed",
    "reverse",
    "text_of",
]

MAX_CANDIDATES = 10
MIN_SHARED = 2
MIN_ESTIMATE = 0.1
MIN_CONTAINMENT = 0.12
"""No rule accepts less; most candidates are rejected before alignment."""
SAME_SUPPLIER = timedelta(hours=24)
"""A supplier's own text after a day is a template or a new run."""
ACROSS = timedelta(days=7)
REWRITTEN = timedelta(days=3)
"""A partial repeat that is later than this is more likely another story."""
LONGEST_WINDOW = ACROSS
MIN_KILLED_SHARE = 0.6
"""A text is killed if this share of its shingles is of a killed text."""


class Match(msgspec.Struct, frozen=True):
    """
    The text that an item repeats, with the evidence.

    Attributes:
        key: store key of the text.
        hours: fetch time of the item minus that of the text, hours.
        is_killed: the text was killed.
    """

    key: str
    text: Text
    kind: DuplicateKind
    containment: float
    hours: float
    evidence: dict[str, Any]
    is_killed: bool = False


def text_of(item: NewsItem) -> Text:
    """Return the text that later items are compared with."""
    sampled = sketch(shingles(read(item.body).folded))
    return Text(
        uri=item.uri,
        lane=item.lane,
        seen_at=item.fetched_at,
        headline=item.headline,
        body=item.body,
        sketch=sampled.hashes.astype("<u8").tobytes(),
        one_in=sampled.one_in,
        provider=supplier(item),
        credits=credits_of(item),
        spun=item.spun is not None,
    )


def redact_killed(text: Text) -> Text:
    """Return a killed text: its words are removed, their hashes remain."""
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


def find_match(item: NewsItem, state: DeskState) -> Match | None:
    """
    Return the best match that a rule accepts; None if there is none.

    Of equally good matches the earliest text wins, then the lowest key.
    """
    words = read(item.body)
    hashes = shingles(words.folded)
    matches = [
        _match(item, words, hashes, key, text)
        for key, text in find_candidates(item, state)
    ]
    return min((match for match in matches if match), key=_rank, default=None)


def find_candidates(
    item: NewsItem, state: DeskState
) -> Iterator[tuple[str, Text]]:
    """Yield the keys and texts of the item's lane that are most like it."""
    index = state.indexes.get(item.lane)
    words = read(item.body)
    if index is None or not words.folded:
        return
    own = scoped_key(item.lane, item.uri)
    sampled = sketch(shingles(words.folded))
    for candidate in index.candidates(sampled, MIN_SHARED)[:MAX_CANDIDATES]:
        text = state.texts.get(candidate.key)
        if (
            text is not None
            and candidate.key != own
            and candidate.estimate >= MIN_ESTIMATE
        ):
            yield candidate.key, text


def reverse(match: Match, item: NewsItem) -> Match:
    """Return the match with the old text as the copy of the item."""
    pair = compare(read(match.text.body), read(item.body))
    headlines = headlines_agree(match.text.headline, item.headline)
    finding = decide(pair, headlines)
    if finding is None:
        return msgspec.structs.replace(match, hours=-match.hours)
    evidence = {"rule": finding.rule, "matched": item.uri}
    return msgspec.structs.replace(
        match,
        kind=finding.kind,
        hours=-match.hours,
        evidence={**evidence, **finding.evidence},
    )


def _rank(match: Match) -> tuple[float, float, str]:
    return -match.containment, -match.hours, match.key


def _match(
    item: NewsItem, words: Words, hashes: Hashes, key: str, text: Text
) -> Match | None:
    apart = item.fetched_at - text.seen_at
    if abs(apart) > _window(item, text):
        return None
    hours = round(apart.total_seconds() / 3600, 2)
    if text.killed:
        return _match_killed(item, hashes, key, text, hours)
    other = read(text.body)
    if containment(words, other) < MIN_CONTAINMENT:
        return None
    headlines = headlines_agree(item.headline, text.headline)
    pair = compare(words, other)
    finding = decide(pair, headlines)
    if finding is None or _is_too_late(finding, abs(apart)):
        return None
    news = find_news(
        (item.headline, item.body), (text.headline, text.body), pair
    )
    if news.kind:
        return None
    evidence = {"rule": finding.rule, "matched": text.uri, **finding.evidence}
    if news.added.sentences:
        evidence["added"] = excerpts(news.added.sentences)
    return Match(
        key, text, finding.kind, round(pair.containment, 3), hours, evidence
    )


def _window(item: NewsItem, text: Text) -> timedelta:
    same = is_same_agency(supplier(item), text.provider)
    return SAME_SUPPLIER if same else ACROSS


def _is_too_late(finding: Finding, apart: timedelta) -> bool:
    return finding.kind == "rewritten" and apart > REWRITTEN


def _match_killed(
    item: NewsItem, hashes: Hashes, key: str, text: Text, hours: float
) -> Match | None:
    """
    Return the match with another supplier's killed text.

    A supplier's own next text is the substitute for the killed one.
    """
    if is_same_agency(supplier(item), text.provider):
        return None
    killed = np.frombuffer(text.sketch, "<u8")
    shared = len(np.intersect1d(hashes, killed)) / max(1, len(hashes))
    if shared < MIN_KILLED_SHARE:
        return None
    evidence = {"rule": "killed-text", "matched": text.uri}
    return Match(
        key, text, "reprint", round(shared, 3), hours, evidence, is_killed=True
    )
