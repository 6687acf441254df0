"""Finds the texts of its lane that an item repeats, continues or adds to."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

import msgspec
import numpy as np

from extractors.model.item import NewsItem
from extractors.similarity.assessment import Assessment
from extractors.similarity.overlap import containment
from extractors.similarity.shingles import shingles, sketch
from extractors.words.tokens import read
from streams.desk.dedupe.copies.attribution import (
    credits_of,
    is_same_agency,
    supplier,
)
from streams.desk.dedupe.copies.relation import (
    Relation,
    assess_item,
    relate_to_other,
    relate_to_own,
)
from streams.desk.dedupe.versions.editorial_markers import is_version
from streams.desk.state.models import Text, scoped_key
from streams.desk.state.state import DeskState
from streams.records import DuplicateKind

__all__ = [
    "LONGEST_WINDOW",
    "Match",
    "Near",
    "find_near",
    "is_news_over",
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
VERSIONS = timedelta(hours=36)
"""The same for a text that calls itself a version (``CORRECTED -``)."""
ACROSS = timedelta(days=7)
REWRITTEN = timedelta(days=3)
"""A partial repeat that is later than this is more likely another story."""
LONGEST_WINDOW = ACROSS
MIN_KILLED_SHARE = 0.6
"""A text is killed if this share of its shingles is of a killed text."""
MIN_KNOWN_SHARE = 0.25
"""Containment below which readers of a story's root do not know a text."""


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


class Near(msgspec.Struct, frozen=True):
    """
    What an item is to earlier texts.

    Attributes:
        repeat: the text that it repeats, with no news over it.
        version: its supplier's text of which it is the next version.
    """

    repeat: Match | None = None
    version: Match | None = None


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


def find_near(item: NewsItem, state: DeskState) -> Near:
    """
    Return what the item is to the texts of its lane that are most like it.

    Of equally good matches the earliest text wins, then the lowest key.
    """
    related = [
        _relate(item, key, text, state)
        for key, text in _find_candidates(item, state)
    ]
    return Near(
        repeat=_best("repeat", related),
        version=_best("version", related),
    )


def is_news_over(item: NewsItem, root: Text) -> bool:
    """
    Return whether a repeat carries news over the text that readers have.

    The text that it repeats may have been folded into that one with details
    of its own.
    """
    if root.killed:
        return False
    assessment = assess_item(item, root)
    if assessment.finding is not None:
        return False
    is_known = assessment.pair.containment >= MIN_KNOWN_SHARE
    return assessment.proved is not None or not is_known


def reverse(match: Match, item: NewsItem) -> Match:
    """Return the match with the old text as the copy of the item."""
    finding = assess_item(match.text, item).proved
    if finding is None:
        return msgspec.structs.replace(match, hours=-match.hours)
    evidence = {"rule": finding.rule, "matched": item.uri}
    return msgspec.structs.replace(
        match,
        kind=finding.kind,
        hours=-match.hours,
        evidence={**evidence, **finding.evidence},
    )


def _find_candidates(
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


def _best(
    relation: Relation, related: Sequence[tuple[Relation, Match]]
) -> Match | None:
    matches = [match for name, match in related if name == relation]
    return min(matches, key=_rank, default=None)


def _rank(match: Match) -> tuple[float, float, str]:
    return -match.containment, -match.hours, match.key


def _relate(
    item: NewsItem, key: str, text: Text, state: DeskState
) -> tuple[Relation, Match]:
    """Return what the item is to one text, with the evidence."""
    apart = item.fetched_at - text.seen_at
    hours = round(apart.total_seconds() / 3600, 2)
    other = Match(key, text, "rewritten", 0.0, hours, {})
    own = is_same_agency(supplier(item), text.provider)
    if abs(apart) > _window(item, own=own):
        return "other", other
    if text.killed:
        killed = None if own else _match_killed(item, other)
        return ("repeat", killed) if killed else ("other", other)
    if containment(read(item.body), read(text.body)) < MIN_CONTAINMENT:
        return "other", other
    assessment = assess_item(item, text)
    relation = (
        relate_to_own(
            item,
            text,
            assessment,
            abs(apart),
            linked=_is_linked(item, key, state),
            older=_is_older(item, key, state),
        )
        if own
        else relate_to_other(assessment)
    )
    match = _match(assessment, other)
    if relation == "repeat" and _is_too_late(match, abs(apart)):
        return "other", match
    return relation, match


def _match(assessment: Assessment, other: Match) -> Match:
    """Return the match with the figures of its assessment."""
    finding = assessment.finding
    rule = {"rule": finding.rule} if finding else {}
    figures = finding.evidence if finding else assessment.measured
    return msgspec.structs.replace(
        other,
        kind=finding.kind if finding else other.kind,
        containment=round(assessment.pair.containment, 3),
        evidence={**rule, "matched": other.text.uri, **figures},
    )


def _is_linked(item: NewsItem, key: str, state: DeskState) -> bool:
    """Return whether both have the same web address."""
    chain = state.chains.get(key)
    return bool(item.url) and chain is not None and chain.shell.url == item.url


def _is_older(item: NewsItem, key: str, state: DeskState) -> bool:
    """Return whether the item's version date is before that of the text."""
    chain = state.chains.get(key)
    known = chain.shell.version_created if chain else None
    own = item.version_created
    return known is not None and own is not None and own < known


def _window(item: NewsItem, *, own: bool) -> timedelta:
    if not own:
        return ACROSS
    return VERSIONS if is_version(item) else SAME_SUPPLIER


def _is_too_late(match: Match, apart: timedelta) -> bool:
    return match.kind == "rewritten" and apart > REWRITTEN


def _match_killed(item: NewsItem, other: Match) -> Match | None:
    """
    Return the match with another supplier's killed text.

    A supplier's own next text is the substitute for the killed one.
    """
    hashes = shingles(read(item.body).folded)
    killed = np.frombuffer(other.text.sketch, "<u8")
    shared = len(np.intersect1d(hashes, killed)) / max(1, len(hashes))
    if shared < MIN_KILLED_SHARE:
        return None
    return msgspec.structs.replace(
        other,
        kind="reprint",
        containment=round(shared, 3),
        evidence={"rule": "killed-text", "matched": other.text.uri},
        is_killed=True,
    )
