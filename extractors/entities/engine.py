"""The interface of an engine: text and language in, typed spans out."""

from typing import NamedTuple, Protocol

from extractors.model.entity import EntityType

__all__ = ["MAX_SPANS", "Engine", "Span"]

MAX_SPANS = 20_000
"""
Names of one text that are processed; the others are left out.

Running text has about 30 in 1,000 characters, counted before most of them
are dismissed. More are only in texts made of single letters and signs.
"""


class Span(NamedTuple):
    """
    A range of a text that names something.

    Attributes:
        start: first code point.
        end: one past the last code point.
        type: the type of the named thing.
        confidence: 0 to 1.
        id: the thing's id if the engine knows it (``iso3166:CN``).
        name: its normal name; empty if it equals the surface.
        roles: titles and offices next to the name in the text.
    """

    start: int
    end: int
    type: EntityType
    confidence: float = 1.0
    id: str = ""
    name: str = ""
    roles: tuple[str, ...] = ()

    def identified(self, key: str, name: str) -> "Span":
        """Return the span with another id and normal name."""
        start, end, kind, confidence, _, _, roles = self
        return Span(start, end, kind, confidence, key, name, roles)


class Engine(Protocol):
    """
    A named-entity recogniser.

    It takes a text and its language (BCP 47, empty if unknown). It returns
    spans in the order of the text, none overlapping another, and always the
    same spans for the same text.
    """

    def __call__(self, text: str, language: str) -> tuple[Span, ...]:
        """Recognise the entities in one text."""
        ...
