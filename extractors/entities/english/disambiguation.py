"""Choose the type of each candidate from all mentions in the text."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, cast

from extractors.entities.engine import Span
from extractors.entities.english.acronyms import common_acronyms
from extractors.entities.english.companies import company_names
from extractors.entities.english.features import (
    ARABIC_ARTICLE,
    Scores,
    add_points,
)
from extractors.entities.english.scoring import UNAMBIGUOUS_POINTS, Candidate
from extractors.entities.places.city_table import prominent_names
from extractors.entities.text.gazetteer import Entry
from extractors.entities.text.lexicon import (
    are_common,
    common_words,
    first_names,
    section,
)
from extractors.entities.text.text_context import TextContext
from extractors.model.entity import EntityType

__all__ = ["disambiguate"]

_OFFICES = section("heads.txt", "office")
_MIN_PERSON_POINTS = 1.5
"""Points from which on the words of a candidate name a person elsewhere."""

_MIN_SINGLE_WORD_POINTS = 3.0
"""The same for a single word; only a title gives so many."""

_MOST_PARTICLES = 3
_BEFORE_PLACE = section("context.txt", "before-in") | {"of", "to", "from"}
_NO_ENTRY = Entry("", "people")


class _Evidence(NamedTuple):
    """
    Evidence from the whole text.

    Attributes:
        scores: points for each surface, pooled over its mentions.
        people: short names of the people in the text.
        surnames: the last words of those that have several.
        organisations: short forms of the organisations in the text.
        places: known names that stand where only a place stands.
        companies: names of people that are companies in the text.
    """

    scores: dict[str, Scores]
    people: set[str]
    surnames: set[str]
    organisations: set[str]
    places: set[str]
    companies: set[str]


def disambiguate(
    context: TextContext, candidates: Sequence[Candidate], min_score: float
) -> Iterator[Span]:
    """
    Choose the type of each candidate.

    The scores of all mentions with the same surface are pooled, so that one
    name has one sense in a text. A candidate below ``min_score`` is dropped;
    an unknown name in a line of title case needs one point more.
    """
    full_names = list(_person_names(context, candidates))
    people = _short_person_names(full_names)
    surfaces = [context.surface(c.first, c.last) for c in candidates]
    evidence = _Evidence(
        _pool_scores(surfaces, candidates),
        people,
        surnames := {name[-1] for name in full_names if len(name) > 1},
        _short_organisation_names(context, candidates),
        {
            surface
            for surface, candidate in zip(surfaces, candidates, strict=True)
            if surface in surnames and _stands_as_place(context, candidate)
        },
        company_names(context, surfaces, candidates),
    )
    prose = _names_in_prose(context, surfaces, candidates)
    no_names = common_acronyms(context)
    for surface, candidate in zip(surfaces, candidates, strict=True):
        if surface in no_names:
            continue
        scores = _final_scores(surface, candidate, evidence)
        kind = _best_type(scores)
        is_weak = context.title_case[candidate.first] and candidate.hit is None
        if kind in {"", "people"} or scores[kind] < min_score + is_weak:
            continue
        if is_weak and surface not in prose and _is_phrase(surface):
            continue
        first = candidate.first
        if kind == "person":
            first = _first_particle(context, candidate, evidence)
        of_type = cast("EntityType", kind)
        yield _span(context, first, candidate, of_type, scores[kind])


def _names_in_prose(
    context: TextContext,
    surfaces: Sequence[str],
    candidates: Sequence[Candidate],
) -> set[str]:
    """Return the names outside headlines; none if there is no headline."""
    if True not in context.title_case:
        return set()
    return {
        surface
        for surface, candidate in zip(surfaces, candidates, strict=True)
        if not context.title_case[candidate.first]
    }


def _is_phrase(surface: str) -> bool:
    """
    Detect ``Federal Law`` in a headline: common words, and no first name.

    A name made of such words is in the story too, in a line of prose.
    """
    words = surface.split(" ")
    return words[0] not in first_names() and are_common(words)


def _best_type(scores: Scores) -> str:
    """Return the type with most points; on a tie, the first by alphabet."""
    if len(scores) == 1:
        [(best, most)] = scores.items()
        return best if most > 0 else ""
    best, most = "", 0.0
    for kind, points in scores.items():
        if points > most or (points == most > 0 and kind < best):
            best, most = kind, points
    return best


def _pool_scores(
    surfaces: Sequence[str], candidates: Sequence[Candidate]
) -> dict[str, Scores]:
    """Add up the points of all mentions with the same surface."""
    pooled: dict[str, Scores] = {}
    repeated: dict[str, list[Scores]] = {}
    for surface, candidate in zip(surfaces, candidates, strict=True):
        first = pooled.setdefault(surface, candidate.scores)
        if first is not candidate.scores:
            repeated.setdefault(surface, [first]).append(candidate.scores)
    for surface, mentions in repeated.items():
        pooled[surface] = _pool(mentions)
    return pooled


def _pool(mentions: Sequence[Scores]) -> Scores:
    """Add up points; their sum grows with the root of the mentions."""
    pooled: Scores = {}
    for scores in mentions:
        for kind, points in scores.items():
            add_points(pooled, kind, points)
    root = len(mentions) ** 0.5
    return {kind: points / root for kind, points in pooled.items()}


def _person_names(
    context: TextContext, candidates: Sequence[Candidate]
) -> Iterator[Sequence[str]]:
    """Yield the words of the names that are surely people."""
    for candidate in candidates:
        points = candidate.scores.get("person", 0.0)
        if points < _MIN_PERSON_POINTS:
            continue
        if _best_type(candidate.scores) != "person":
            continue
        name = context.words[candidate.first : candidate.last]
        if len(name) > 1 or points >= _MIN_SINGLE_WORD_POINTS:
            yield name


def _short_person_names(full_names: Iterable[Sequence[str]]) -> set[str]:
    """Collect the shorter names of the people in the text."""
    short: set[str] = set()
    for name in full_names:
        short.add(name[0])
        short.update(" ".join(name[i:]) for i in range(1, len(name)))
        if "-" in name[-1]:
            short.add(ARABIC_ARTICLE.sub("", name[-1]))
    return short


def _short_organisation_names(
    context: TextContext, candidates: Sequence[Candidate]
) -> set[str]:
    """Collect short forms of the organisations in the text."""
    short: set[str] = set()
    for candidate in candidates:
        first, last, scores, _, _ = candidate
        if last - first < 2 or _best_type(scores) != "organisation":
            continue
        name = context.words[first:last]
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
    scores = evidence.scores[surface]
    entry = candidate.hit.entry if candidate.hit else None
    if surface in evidence.people:
        if entry is None or not (entry.unambiguous or entry.type == "people"):
            scores = dict(scores)
            add_points(scores, "person", 2.5)
        elif (
            entry.type == "place"
            and surface in evidence.surnames
            and surface not in evidence.places
        ):
            scores = {"person": scores["place"]}  # ``Jordan scored``
    elif (
        entry is not None
        and entry.type == "place"
        and "person" in scores
        and surface in prominent_names()
    ):
        scores = dict(scores)
        del scores["person"]  # ``Washington said``: the capital
    if surface in evidence.companies:
        scores = {"organisation": max(2.0, scores.get("person", 0.0))}
    if entry is None and surface in evidence.organisations:
        scores = dict(scores)
        add_points(scores, "organisation", 1.5)
    return scores


def _stands_as_place(context: TextContext, candidate: Candidate) -> bool:
    """Return whether a word beside a known place shows that it is one."""
    return candidate.hit is not None and (
        context.words[candidate.first - 1] in _BEFORE_PLACE
        or candidate.scores.get("place", 0.0) > UNAMBIGUOUS_POINTS
    )


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
    kind: EntityType,
    points: float,
) -> Span:
    _, last, _, hit, role = candidate
    is_known = hit is not None and hit.entry.type == kind
    _, _, key, name, _ = hit.entry if hit and is_known else _NO_ENTRY
    return Span(
        context.starts[first],
        context.ends[last - 1],
        kind,
        _confidence(points),
        key,
        name,
        (role,) if role and kind == "person" else (),
    )


@lru_cache(maxsize=1 << 10)
def _confidence(points: float) -> float:
    """Return the confidence for points; most names have the same few."""
    return round(min(1.0, 0.4 + points / 10), 2)
