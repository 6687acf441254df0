"""One text, one sense: candidates agree on what each name is."""

from collections.abc import Iterator
from typing import cast

from extractors.entities.engine import Span
from extractors.entities.english import Votes
from extractors.entities.lexicon import section, words
from extractors.entities.model import EntityType
from extractors.entities.pieces import Piece, Reader

__all__ = ["settle"]


def settle(
    reader: Reader, pieces: list[Piece], least: float
) -> Iterator[Span]:
    """Decide each candidate by its own evidence and that of its namesakes."""
    people = _people(reader, pieces)
    known = _organisations(reader, pieces)
    pool = _pool(reader, pieces)
    for piece in pieces:
        surface = _surface(reader, piece)
        votes = dict(pool[surface])
        _from_document(piece, surface, votes, people, known)
        kind = _winner(votes)
        if kind == "person":
            _take_particles(reader, piece, people)
        if (
            kind
            and kind != "people"
            and _worth(reader, piece, kind, votes, least)
        ):
            yield _span(reader, piece, kind, votes[kind])


def _surface(reader: Reader, piece: Piece) -> str:
    return " ".join(reader.tokens.words[piece.first : piece.last])


def _pool(reader: Reader, pieces: list[Piece]) -> dict[str, Votes]:
    """Add up the evidence of all mentions with one surface."""
    pool: dict[str, Votes] = {}
    counts: dict[str, int] = {}
    for piece in pieces:
        surface = _surface(reader, piece)
        votes = pool.setdefault(surface, {})
        counts[surface] = counts.get(surface, 0) + 1
        for kind, weight in piece.votes.items():
            votes[kind] = votes.get(kind, 0.0) + weight
    for surface, votes in pool.items():
        for kind in votes:
            votes[kind] /= counts[surface] ** 0.5
    return pool


def _winner(votes: Votes) -> str:
    best = max(sorted(votes), key=votes.__getitem__, default="")
    return best if best and votes[best] > 0 else ""


def _people(reader: Reader, pieces: list[Piece]) -> set[str]:
    """Collect the single names by which people of the text are called."""
    called: set[str] = set()
    for piece in pieces:
        if piece.kind != "person" or piece.votes["person"] < 1.5:
            continue
        name = reader.tokens.words[piece.first : piece.last]
        if len(name) > 1:
            called.update((name[0], name[-1]))
            if len(name) > 2:
                called.update(" ".join(name[i:]) for i in range(1, len(name)))
        elif piece.votes["person"] >= 3.0:
            called.add(name[0])
    return called


def _organisations(reader: Reader, pieces: list[Piece]) -> set[str]:
    """Collect short forms of the organisations that the text names."""
    short: set[str] = set()
    for piece in pieces:
        if piece.kind != "organisation" or piece.last - piece.first < 2:
            continue
        name = reader.tokens.words[piece.first : piece.last]
        short.add(" ".join(name[:-1]))
        short.add(name[0])
        initials = "".join(w[0] for w in name if w[0].isupper())
        short.add(initials)
        if name[-1] in section("heads.txt", "office"):
            short.add(name[-1])
    return {s for s in short if s.lower() not in words() or len(s) > 4}


def _from_document(
    piece: Piece,
    surface: str,
    votes: Votes,
    people: set[str],
    organisations: set[str],
) -> None:
    if piece.hit is not None and piece.hit.entry.type == "people":
        return
    sure = piece.hit is not None and piece.hit.entry.sure
    if surface in people and not sure:
        votes["person"] = votes.get("person", 0.0) + 2.5
    if surface in organisations and piece.hit is None:
        votes["organisation"] = votes.get("organisation", 0.0) + 1.5


def _take_particles(reader: Reader, piece: Piece, people: set[str]) -> None:
    """Begin a surname at its particle: ``von der Leyen``."""
    for back in (3, 2, 1):
        first = piece.first - back
        name = " ".join(reader.tokens.words[max(0, first) : piece.last])
        if first >= 0 and name in people:
            piece.first = first
            return


def _worth(
    reader: Reader, piece: Piece, kind: str, votes: Votes, least: float
) -> bool:
    if reader.loud[piece.first] and piece.hit is None:
        return votes[kind] >= least + 1.0
    return votes[kind] >= least


def _span(reader: Reader, piece: Piece, kind: str, weight: float) -> Span:
    start = reader.tokens.starts[piece.first]
    end = reader.tokens.ends[piece.last - 1]
    entry = piece.hit.entry if piece.hit else None
    same = entry is not None and entry.type == kind
    return Span(
        start,
        end,
        cast("EntityType", kind),
        round(min(1.0, 0.4 + weight / 10), 2),
        entry.id if entry and same else "",
        entry.name if entry and same else "",
        (piece.role,) if piece.role and kind == "person" else (),
    )
