"""The default engine: gazetteers and the conventions of wire prose."""

from collections.abc import Iterator, Sequence

from extractors.entities.engine import Span
from extractors.entities.gazetteer import Entry, Gazetteer, Hit
from extractors.entities.known import known_entries
from extractors.entities.pieces import Piece, Reader
from extractors.entities.settle import settle
from extractors.entities.tokens import tokenise

__all__ = ["WireEngine", "wire_engine"]

SPACELESS = ("zh", "ja", "th")


class WireEngine:
    """A recogniser built of a gazetteer and the conventions of English."""

    def __init__(self, gazetteer: Gazetteer, least: float) -> None:
        self._gazetteer = gazetteer
        self._least = least

    def __call__(self, text: str, language: str) -> tuple[Span, ...]:
        """Mark one text; see ``Engine``."""
        hits = tuple(self._gazetteer.find(text))
        if language and not language.lower().startswith("en"):
            return tuple(_known(hits))
        reader = Reader(tokenise(text), hits)
        pieces = list(reader.pieces())
        return tuple(settle(reader, pieces, self._least))


def wire_engine(
    extra: Sequence[Entry] = (), least: float = 1.0
) -> WireEngine:
    """
    Build the default engine.

    Args:
        extra: a desk's own names; they win over the package's.
        least: points of evidence that a name needs to be marked.
    """
    return WireEngine(Gazetteer((*extra, *known_entries())), least)


def _known(hits: Sequence[Hit]) -> Iterator[Span]:
    for start, end, entry in hits:
        if entry.sure and entry.type != "people":
            yield Span(start, end, entry.type, 0.8, entry.id, entry.name)


def _unused(pieces: Sequence[Piece]) -> None:
    del pieces
