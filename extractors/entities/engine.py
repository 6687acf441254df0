"""What an engine is: text and language in, typed spans out."""

from typing import NamedTuple, Protocol

from extractors.entities.model import EntityType

__all__ = ["Engine", "Span"]


class Span(NamedTuple):
    """
    One stretch of a text that names something.

    Attributes:
        start: first code point.
        end: one past the last code point.
        type: what kind of thing is named.
        confidence: 0 to 1.
        id: the thing's id where the engine knows it (``iso3166:CN``).
        name: its normal name; empty if the surface has to do.
        roles: titles and offices that stand with it in the text.
    """

    start: int
    end: int
    type: EntityType
    confidence: float = 1.0
    id: str = ""
    name: str = ""
    roles: tuple[str, ...] = ()


class Engine(Protocol):
    """
    A recogniser.

    Given a text and its language (BCP 47, empty if unknown) it returns spans
    in order, none overlapping another. The same text gives the same spans.
    """

    def __call__(self, text: str, language: str) -> tuple[Span, ...]:
        """Mark one text."""
        ...
