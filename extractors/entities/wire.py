"""The default engine: gazetteers and the conventions of wire prose."""

import re
from collections.abc import Iterator

from extractors.entities.engine import Span
from extractors.entities.gazetteer import Gazetteer
from extractors.entities.places import place_entries

__all__ = ["WireEngine", "wire_engine"]

_TITLED = re.compile(
    r"\b(?:President|Prime Minister|Minister|Chancellor|Mr|Mrs|Ms|Dr)\.? "
    r"(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2})"
)
_ORGANISATION = re.compile(
    r"\b(?:[A-Z][\w&'-]+ )+(?:Inc|Corp|Ltd|Plc|Bank|University|Ministry)\b"
)


class WireEngine:
    """A recogniser built of a gazetteer and patterns."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def __call__(self, text: str, language: str) -> tuple[Span, ...]:
        """Mark one text; see ``Engine``."""
        english = not language or language.startswith("en")
        patterns = _patterns(text) if english else ()
        spans = sorted((*self._known(text), *patterns))
        return tuple(_apart(spans))

    def _known(self, text: str) -> Iterator[Span]:
        for start, end, entry in self._gazetteer.find(text):
            yield Span(start, end, entry.type, 0.8, entry.id, entry.name)


def wire_engine() -> WireEngine:
    """Build the default engine."""
    return WireEngine(Gazetteer(place_entries()))


def _patterns(text: str) -> Iterator[Span]:
    for match in _TITLED.finditer(text):
        yield Span(*match.span("name"), "person", 0.8)
    for match in _ORGANISATION.finditer(text):
        yield Span(*match.span(), "organisation", 0.8)


def _apart(spans: list[Span]) -> Iterator[Span]:
    end = 0
    for span in spans:
        if span.start >= end:
            end = span.end
            yield span
