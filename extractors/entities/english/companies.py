"""Companies with the name of a person: ``Ted Baker shares``."""

from collections.abc import Iterator, Sequence

from extractors.entities.english.features import score_neighbours
from extractors.entities.english.scoring import Candidate
from extractors.entities.text.lexicon import section
from extractors.entities.text.text_context import TextContext

__all__ = ["company_names"]

_BEFORE = section("context.txt", "company-before")
_AFTER = section("context.txt", "company-after")
_BUSINESS = _BEFORE | _AFTER
_OBJECT_STARTS = section("closed.txt", "object")
"""Words behind the verb in ``Ann Example shares a photo``."""

_PERSONAL_POINTS = 2.0


def company_names(
    context: TextContext,
    surfaces: Sequence[str],
    candidates: Sequence[Candidate],
) -> set[str]:
    """
    Return the names of several words that are companies in a text.

    A mention of each stands beside a word for a business, and none beside a
    title, an age or a profession.
    """
    if _BUSINESS.isdisjoint(context.distinct):
        return set()
    companies = set(_beside_business(context, surfaces, candidates))
    if not companies:
        return companies
    people = {
        surface
        for surface, candidate in zip(surfaces, candidates, strict=True)
        if surface in companies and _is_personal(context, candidate)
    }
    return companies - people


def _beside_business(
    context: TextContext,
    surfaces: Sequence[str],
    candidates: Sequence[Candidate],
) -> Iterator[str]:
    words = context.words
    for surface, candidate in zip(surfaces, candidates, strict=True):
        first, last = candidate.first, candidate.last
        if last - first < 2 or candidate.hit is not None:
            continue
        is_before = words[last] in _AFTER and not (
            context.breaks[last] or words[last + 1] in _OBJECT_STARTS
        )
        if is_before or words[first - 1] in _BEFORE:
            yield surface


def _is_personal(context: TextContext, candidate: Candidate) -> bool:
    if candidate.role:
        return True
    words, first, last = context.words, candidate.first, candidate.last
    points = score_neighbours(
        "", words[first - 1], words[last], words[last + 1]
    )
    return points.get("person", 0.0) >= _PERSONAL_POINTS
