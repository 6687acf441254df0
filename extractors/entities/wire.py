"""The default engine: gazetteers and the conventions of wire prose."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from extractors.entities.engine import Span
from extractors.entities.gazetteer import Entry, Gazetteer, Hit
from extractors.entities.known import known_entries
from extractors.entities.languages import titled_people
from extractors.entities.pieces import pieces
from extractors.entities.reading import Reading
from extractors.entities.settle import settle
from extractors.entities.tokens import tokenise

__all__ = ["WireEngine", "wire_engine"]


class WireEngine:
    """A recogniser built of a gazetteer and the conventions of English."""

    def __init__(self, gazetteer: Gazetteer, least: float) -> None:
        self._gazetteer = gazetteer
        self._least = least

    def __call__(self, text: str, language: str) -> tuple[Span, ...]:
        """Mark one text; see ``Engine``."""
        hits = tuple(self._gazetteer.find(text))
        if language and not language.lower().startswith("en"):
            return _other_language(text, language, hits)
        reading = Reading(tokenise(text), hits)
        spans = tuple(settle(reading, list(pieces(reading)), self._least))
        return tuple(sorted((*spans, *_compounds(text, hits, spans))))


def wire_engine(
    own_names: Iterable[Iterable[Entry]] = (),
    least: float = 1.0,
) -> WireEngine:
    """
    Build the default engine.

    Args:
        own_names: a desk's own gazetteers (see ``read_gazetteer``); their
            names win over the package's, the first over the later.
        least: points of evidence that a name needs to be marked; a known
            name has 3, a head word or a title alone about 2.
    """
    own = chain.from_iterable(own_names)
    return WireEngine(Gazetteer(chain(own, known_entries())), least)


def _compounds(
    text: str, hits: Sequence[Hit], spans: Sequence[Span]
) -> Iterator[Span]:
    """Mark ``Taiwan`` in ``Taiwan-related``, if nothing else names it."""
    named = {text[s.start : s.end] for s in spans}
    taken = {at for s in spans for at in range(s.start, s.end)}
    for start, end, entry in hits:
        joined = text[end : end + 1] == "-" or text[start - 1 : start] == "-"
        sure = entry.type == "place" and entry.sure and entry.id
        new = text[start:end] not in named and start not in taken
        if joined and sure and new:
            yield Span(start, end, "place", 0.6, entry.id, entry.name)


def _other_language(
    text: str, language: str, hits: Sequence[Hit]
) -> tuple[Span, ...]:
    """Mark known names, and people whom a title introduces."""
    people = titled_people(text, language)
    taken = {at for s in people for at in range(s.start, s.end)}
    known = _known(hits)
    free = (s for s in known if taken.isdisjoint(range(s.start, s.end)))
    return tuple(sorted((*people, *free)))


def _known(hits: Sequence[Hit]) -> Iterator[Span]:
    for start, end, entry in hits:
        if entry.sure and entry.type != "people":
            yield Span(start, end, entry.type, 0.8, entry.id, entry.name)
