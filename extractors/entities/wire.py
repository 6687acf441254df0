"""The default engine: gazetteers and the conventions of wire prose."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractors.entities.desk_names import read_gazetteer
from extractors.entities.engine import Span
from extractors.entities.gazetteer import Gazetteer, Hit
from extractors.entities.known import known_entries
from extractors.entities.languages import titled_people
from extractors.entities.pieces import Reader
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
        reader = Reader(tokenise(text), hits)
        pieces = list(reader.pieces())
        spans = tuple(settle(reader, pieces, self._least))
        return tuple(sorted((*spans, *_compounds(text, hits, spans))))


def wire_engine(
    gazetteer_files: Iterable[str] = (),
    thresholds: Mapping[str, float] | None = None,
) -> WireEngine:
    """
    Build the default engine.

    Args:
        gazetteer_files: texts of a desk's own gazetteers (CSV, see
            ``read_gazetteer``); their names win over the package's.
        thresholds: points of evidence that a name needs to be marked:
            ``least`` (1.0).

    Raises:
        ValueError: a gazetteer has a bad line, or a threshold is unknown.
    """
    limits = {"least": 1.0, **(thresholds or {})}
    unknown = sorted(limits.keys() - {"least"})
    if unknown:
        msg = f"no such threshold: {', '.join(unknown)}"
        raise ValueError(msg)
    own = [e for text in gazetteer_files for e in read_gazetteer(text)]
    return WireEngine(Gazetteer((*own, *known_entries())), limits["least"])


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
