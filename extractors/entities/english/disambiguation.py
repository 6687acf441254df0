"""One text, one sense: candidates agree on what each name is."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

from extractors.entities.engine import Span
from extractors.entities.english.features import Votes, add
from extractors.entities.english.scoring import Candidate
from extractors.entities.model import EntityType
from extractors.entities.text.lexicon import section, words
from extractors.entities.text.text_context import Reading

__all__ = ["disambiguate"]

_OFFICES = section("heads.txt", "office")
_IS_A_PERSON = 1.5
"""Points that make a candidate's words the names of a person."""

_IS_ONE_ALONE = 3.0
"""The same for a single word, which a title must introduce."""

_MOST_PARTICLES = 3


class _Known(NamedTuple):
    """What the text says of its names, all mentions taken together."""

    votes: dict[str, Votes]
    people: set[str]
    organisations: set[str]


def disambiguate(
    reading: Reading, pieces: Sequence[Candidate], least: float
) -> Iterator[Span]:
    """Decide each candidate by its own evidence and that of its namesakes."""
    known = _Known(
        _pool(reading, pieces),
        _people(reading, pieces),
        _organisations(reading, pieces),
    )
    for piece in pieces:
        votes = _votes(reading, piece, known)
        kind = _winner(votes)
        loud = reading.loud[piece.first] and piece.hit is None
        if kind in {"", "people"} or votes[kind] < least + loud:
            continue
        first = piece.first
        if kind == "person":
            first = _with_particles(reading, piece, known)
        yield _span(reading, first, piece, kind, votes[kind])


def _winner(votes: Votes) -> str:
    """Give the type with most points; ties go by the alphabet."""
    best = max(sorted(votes), key=votes.__getitem__, default="")
    return best if best and votes[best] > 0 else ""


def _surface(reading: Reading, piece: Candidate) -> str:
    return reading.surface(piece.first, piece.last)


def _pool(reading: Reading, pieces: Sequence[Candidate]) -> dict[str, Votes]:
    """Add up the evidence of all mentions with one surface."""
    pool: dict[str, Votes] = {}
    counts: dict[str, int] = {}
    for piece in pieces:
        surface = _surface(reading, piece)
        votes = pool.setdefault(surface, {})
        counts[surface] = counts.get(surface, 0) + 1
        for kind, points in piece.votes.items():
            add(votes, kind, points)
    for surface, votes in pool.items():
        for kind in votes:
            votes[kind] /= counts[surface] ** 0.5
    return pool


def _people(reading: Reading, pieces: Sequence[Candidate]) -> set[str]:
    """Collect the shorter names by which people of the text are called."""
    called: set[str] = set()
    for piece in pieces:
        points = piece.votes.get("person", 0.0)
        if points < _IS_A_PERSON or _winner(piece.votes) != "person":
            continue
        name = reading.tokens.words[piece.first : piece.last]
        if len(name) > 1:
            called.add(name[0])
            called.update(" ".join(name[i:]) for i in range(1, len(name)))
        elif points >= _IS_ONE_ALONE:
            called.add(name[0])
    return called


def _organisations(reading: Reading, pieces: Sequence[Candidate]) -> set[str]:
    """Collect short forms of the organisations that the text names."""
    short: set[str] = set()
    for piece in pieces:
        name = reading.tokens.words[piece.first : piece.last]
        if len(name) < 2 or _winner(piece.votes) != "organisation":
            continue
        short.add(" ".join(name[:-1]))
        short.add(name[0])
        short.add("".join(w[0] for w in name if w[0].isupper()))
        if name[-1] in _OFFICES:
            short.add(name[-1])
    return {s for s in short if s.lower() not in words() or len(s) > 4}


def _votes(reading: Reading, piece: Candidate, known: _Known) -> Votes:
    surface = _surface(reading, piece)
    votes = dict(known.votes[surface])
    entry = piece.hit.entry if piece.hit else None
    if entry is not None and entry.type == "people":
        return votes
    if surface in known.people and not (entry and entry.sure):
        add(votes, "person", 2.5)
    if surface in known.organisations and entry is None:
        add(votes, "organisation", 1.5)
    return votes


def _with_particles(reading: Reading, piece: Candidate, known: _Known) -> int:
    """Find where a surname begins, particles and all: ``von der Leyen``."""
    for first in range(piece.first - _MOST_PARTICLES, piece.first):
        if first >= 0 and reading.surface(first, piece.last) in known.people:
            return first
    return piece.first


def _span(
    reading: Reading, first: int, piece: Candidate, kind: str, points: float
) -> Span:
    entry = piece.hit.entry if piece.hit else None
    same = entry is not None and entry.type == kind
    return Span(
        reading.tokens.starts[first],
        reading.tokens.ends[piece.last - 1],
        cast("EntityType", kind),
        round(min(1.0, 0.4 + points / 10), 2),
        entry.id if entry and same else "",
        entry.name if entry and same else "",
        (piece.role,) if piece.role and kind == "person" else (),
    )
