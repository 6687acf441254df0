"""Choose the type of each candidate from all mentions in the text."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

from extractors.entities.engine import Span
from extractors.entities.english.features import Scores, add_points
from extractors.entities.english.scoring import Candidate
from extractors.entities.model import EntityType
from extractors.entities.places.city_table import prominent_names
from extractors.entities.text.lexicon import common_words, section
from extractors.entities.text.text_context import TextContext

__all__ = ["disambiguate"]

_OFFICES = section("heads.txt", "office")
_MIN_PERSON_POINTS = 1.5
"""Points from which on the words of a candidate name a person elsewhere."""

_MIN_SINGLE_WORD_POINTS = 3.0
"""The same for a single word; only a title gives so many."""

_MOST_PARTICLES = 3


class _Evidence(NamedTuple):
    """
    Evidence from the whole text.

    Attributes:
        scores: points for each surface, pooled over its mentions.
        people: short names of the people in the text.
        surnames: the last words of those that have several.
        organisations: short forms of the organisations in the text.
    """

    scores: dict[str, Scores]
    people: set[str]
    surnames: set[str]
    organisations: set[str]


def disambiguate(
    context: TextContext, candidates: Sequence[Candidate], min_score: float
) -> Iterator[Span]:
    """
    Choose the type of each candidate.

    The scores of all mentions with the same surface are pooled, so that one
    name has one sense in a text. A candidate below ``min_score`` is dropped;
    an unknown name in a line of title case needs one point more.
    """
    people = _short_person_names(context, candidates)
    surfaces = [context.surface(c.first, c.last) for c in candidates]
    evidence = _Evidence(
        _pool_scores(surfaces, candidates),
        people,
        {name.rpartition(" ")[2] for name in people if " " in name},
        _short_organisation_names(context, candidates),
    )
    for surface, candidate in zip(surfaces, candidates, strict=True):
        scores = _final_scores(surface, candidate, evidence)
        kind = _best_type(scores)
        is_weak = context.title_case[candidate.first] and candidate.hit is None
        if kind in {"", "people"} or scores[kind] < min_score + is_weak:
            continue
        first = candidate.first
        if kind == "person":
            first = _first_particle(context, candidate, evidence)
        yield _span(context, first, candidate, kind, scores[kind])


def _best_type(scores: Scores) -> str:
    """Return the type with most points; on a tie, the first by alphabet."""
    best, most = "", 0.0
    for kind, points in scores.items():
        if points > most or (points == most > 0 and kind < best):
            best, most = kind, points
    return best


def _pool_scores(
    surfaces: Sequence[str], candidates: Sequence[Candidate]
) -> dict[str, Scores]:
    """Add up the points of all mentions with the same surface."""
    mentions: dict[str, list[Scores]] = {}
    for surface, candidate in zip(surfaces, candidates, strict=True):
        mentions.setdefault(surface, []).append(candidate.scores)
    return {
        surface: each[0] if len(each) == 1 else _pool(each)
        for surface, each in mentions.items()
    }


def _pool(mentions: Sequence[Scores]) -> Scores:
    """Add up points; their sum grows with the root of the mentions."""
    pooled: Scores = {}
    for scores in mentions:
        for kind, points in scores.items():
            add_points(pooled, kind, points)
    root = len(mentions) ** 0.5
    return {kind: points / root for kind, points in pooled.items()}


def _short_person_names(
    context: TextContext, candidates: Sequence[Candidate]
) -> set[str]:
    """Collect the shorter names of the people in the text."""
    short: set[str] = set()
    for candidate in candidates:
        points = candidate.scores.get("person", 0.0)
        if points < _MIN_PERSON_POINTS:
            continue
        if _best_type(candidate.scores) != "person":
            continue
        name = context.tokens.words[candidate.first : candidate.last]
        if len(name) > 1:
            short.add(name[0])
            short.update(" ".join(name[i:]) for i in range(1, len(name)))
        elif points >= _MIN_SINGLE_WORD_POINTS:
            short.add(name[0])
    return short


def _short_organisation_names(
    context: TextContext, candidates: Sequence[Candidate]
) -> set[str]:
    """Collect short forms of the organisations in the text."""
    short: set[str] = set()
    for candidate in candidates:
        name = context.tokens.words[candidate.first : candidate.last]
        if len(name) < 2 or _best_type(candidate.scores) != "organisation":
            continue
        short.add(" ".join(name[:-1]))
        short.add(name[0])
        short.add("".join(word[0] for word in name if word[0].isupper()))
        if name[-1] in _OFFICES:
            short.add(name[-1])
    return {
        name
        for name in short
        if name.lower() not in common_words() or len(name) > 4
    }


def _final_scores(
    surface: str, candidate: Candidate, evidence: _Evidence
) -> Scores:
    """Return the pooled points of a candidate, with those for short names."""
    scores = dict(evidence.scores[surface])
    entry = candidate.hit.entry if candidate.hit else None
    if entry is not None and entry.type == "people":
        return scores
    is_place = entry is not None and entry.type == "place"
    if surface not in evidence.people:
        if is_place and surface in prominent_names():
            scores.pop("person", None)  # ``Washington said``: the capital
    elif not (entry and entry.unambiguous):
        add_points(scores, "person", 2.5)
    if surface in evidence.organisations and entry is None:
        add_points(scores, "organisation", 1.5)
    return scores


def _first_particle(
    context: TextContext, candidate: Candidate, evidence: _Evidence
) -> int:
    """Return where a surname with particles starts: ``von der Leyen``."""
    if context.words[candidate.last - 1] not in evidence.surnames:
        return candidate.first
    for first in range(candidate.first - _MOST_PARTICLES, candidate.first):
        surface = context.surface(first, candidate.last)
        if first >= 0 and surface in evidence.people:
            return first
    return candidate.first


def _span(
    context: TextContext,
    first: int,
    candidate: Candidate,
    kind: str,
    points: float,
) -> Span:
    entry = candidate.hit.entry if candidate.hit else None
    is_same_type = entry is not None and entry.type == kind
    is_person = kind == "person"
    return Span(
        context.tokens.starts[first],
        context.tokens.ends[candidate.last - 1],
        cast("EntityType", kind),
        round(min(1.0, 0.4 + points / 10), 2),
        entry.id if entry and is_same_type else "",
        entry.name if entry and is_same_type else "",
        (candidate.role,) if candidate.role and is_person else (),
    )
