"""Candidates, and the evidence that one mention gives."""

from typing import NamedTuple

from extractors.entities.english.features import (
    Votes,
    add,
    beside,
    inside,
    is_name,
)
from extractors.entities.english.head_nouns import joined_kind
from extractors.entities.english.name_spans import Unit
from extractors.entities.english.span_extension import extended
from extractors.entities.text.gazetteer import Hit
from extractors.entities.text.lexicon import section
from extractors.entities.text.text_context import Reading

__all__ = ["Candidate", "weigh_known", "weigh_new"]

_NOUN = section("titles.txt", "noun")
_ARTICLES = frozenset(["a", "an", "the", "its"])
_LONGEST_OFFICE = 4
_TITLE_SAYS = 3.0
_SURE, _UNSURE = 3.0, 0.9


class Candidate(NamedTuple):
    """
    A candidate.

    Attributes:
        first, last: its tokens, ``last`` exclusive.
        votes: points for each type.
        hit: the known name that it is; ``None`` if it is none.
        role: title or office that stands with it.
    """

    first: int
    last: int
    votes: Votes
    hit: Hit | None = None
    role: str = ""


def weigh_new(
    reading: Reading, first: int, last: int, title: str | None
) -> Candidate:
    """
    Weigh a name that no gazetteer knows.

    Args:
        reading: the text.
        first, last: its tokens; a coordinated name reaches further.
        title: what introduces it as a person; empty where a given name
            alone does, ``None`` where nothing does.
    """
    last = extended(reading, last)
    name = reading.tokens.words[first:last]
    votes = inside(name, shouted=reading.loud[first])
    if title is not None:
        add(votes, "person", _TITLE_SAYS)
    office = _context(reading, first, last, votes)
    joined = joined_kind(name)
    if joined:
        add(votes, joined, 3.0)
    return Candidate(first, last, votes, None, title or office)


def weigh_known(reading: Reading, unit: Unit, title: str | None) -> Candidate:
    """Weigh a name of the gazetteer; its type has most of the points."""
    first, last, hit = unit
    assert hit is not None
    kind = hit.entry.type
    votes: Votes = {}
    role = _context(reading, first, last, votes)
    if kind == "people":
        return Candidate(first, last, {"people": 9.0}, hit, role)
    single = last - first == 1
    points = _SURE if hit.entry.sure else _UNSURE
    if not hit.entry.sure:
        points += _doubts(reading, unit, votes)
        if single and is_name(reading.word(first)):
            add(votes, "person", 0.6)
    if single and title is not None:
        add(votes, "person", _TITLE_SAYS)
    if single and kind == "organisation" and votes.get("person", 0.0) > 0:
        votes["person"] *= 0.4
    add(votes, kind, points)
    return Candidate(first, last, votes, hit, role)


def _doubts(reading: Reading, unit: Unit, votes: Votes) -> float:
    """Give the points that the place of a doubtful name adds or takes."""
    points = 0.0
    if unit.hit and unit.hit.entry.type == "place":
        if _lies_in(reading, unit.last):
            points += 2.5
        if votes.get("place", 0.0) <= 0:
            points -= 0.5
    if reading.loud[unit.first]:
        points -= 1.0
    if reading.opens(unit.first):
        points -= 0.6
    return points


def _lies_in(reading: Reading, at: int) -> bool:
    """Tell whether where it lies follows a place: ``Nice, France``."""
    if reading.word(at) != ",":
        return False
    known = reading.hits.get(at + 1)
    return known is not None and known[1].entry.type == "place"


def _context(
    reading: Reading, first: int, last: int, votes: Votes
) -> str:  # fmt: skip
    """Add what stands beside a name; give the office behind it."""
    word = reading.word
    near = beside(word(first - 2), word(first - 1), word(last), word(last + 1))
    for kind, points in near.items():
        add(votes, kind, points)
    if word(first - 1) == "/" and word(first - 2).upper() == "REUTERS":
        add(votes, "person", 3.0)
    office = _office_behind(reading, last) if last - first > 1 else ""
    if office:
        add(votes, "person", 1.5)
    return office


def _office_behind(reading: Reading, at: int) -> str:
    """Read the office in ``NAME, executive vice-president of ORG``."""
    if reading.word(at) != ",":
        return ""
    first = at + 1 + (reading.word(at + 1) in _ARTICLES)
    office = ""
    for end in range(first, min(first + _LONGEST_OFFICE, reading.size)):
        word = reading.tokens.words[end]
        if word in _NOUN:
            office = reading.surface(first, end + 1)
        if not word[0].isalpha():
            break
    return office
