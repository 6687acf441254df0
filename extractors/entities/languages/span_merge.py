"""Readings of one text laid over one another: the first to claim wins."""

import re
from collections.abc import Iterable, Iterator

from extractors.entities.engine import Span
from extractors.entities.text.gazetteer import Hit

__all__ = ["Layers", "sure"]


def sure(hits: Iterable[Hit]) -> Iterator[Span]:
    """Yield the known names that need no context, but for places."""
    for start, end, entry in hits:
        kind = entry.type
        if kind == "people" or not entry.sure:
            continue
        if kind != "place":
            yield Span(start, end, kind, 0.8, entry.id, entry.name)


class Layers:
    """Spans claimed so far, none overlapping."""

    def __init__(self) -> None:
        self._taken: set[int] = set()
        self._spans: list[Span] = []

    def claim(self, spans: Iterable[Span]) -> None:
        """Keep the spans that touch no span claimed before."""
        for span in spans:
            inside = range(span.start, span.end)
            if span.end > span.start and self._taken.isdisjoint(inside):
                self._taken.update(inside)
                self._spans.append(span)

    def block(self, stretches: Iterable[tuple[int, int]]) -> None:
        """Let nobody claim what stands in these stretches."""
        for start, end in stretches:
            self._taken.update(range(start, end))

    def repeats(self, text: str, surfaces: Iterable[str]) -> Iterator[Span]:
        """Yield where people already named are called by a shorter name."""
        for surface in sorted(set(surfaces), key=lambda s: (-len(s), s)):
            for match in re.finditer(
                rf"(?<!\w){re.escape(surface)}(?!\w)", text
            ):
                yield Span(*match.span(), "person", 0.6)

    def spans(self) -> tuple[Span, ...]:
        """Give all spans in the order of the text."""
        return tuple(sorted(self._spans))

    def surfaces(self, text: str, kind: str) -> tuple[str, ...]:
        """Give the surfaces of one type, in the order of their claims."""
        return tuple(
            text[s.start : s.end] for s in self._spans if s.type == kind
        )
