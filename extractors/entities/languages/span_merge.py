"""Merge the spans of several rules; the first of overlapping spans wins."""

import re
from collections.abc import Iterable, Iterator

from extractors.entities.engine import Span
from extractors.entities.text.gazetteer import Hit

__all__ = ["SpanMerger", "find_repeats", "unambiguous_names"]


def unambiguous_names(hits: Iterable[Hit]) -> Iterator[Span]:
    """Yield the known names that need no context, except places."""
    for start, end, entry in hits:
        kind = entry.type
        if kind == "people" or not entry.unambiguous:
            continue
        if kind != "place":
            yield Span(start, end, kind, 0.8, entry.id, entry.name)


def find_repeats(text: str, surfaces: Iterable[str]) -> Iterator[Span]:
    """Yield further mentions of people by these names, longest first."""
    for surface in sorted(set(surfaces), key=lambda s: (-len(s), s)):
        for match in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", text):
            yield Span(*match.span(), "person", 0.6)


class SpanMerger:
    """Collects spans; none of those kept overlaps another."""

    def __init__(self) -> None:
        self._taken: set[int] = set()
        self._spans: list[Span] = []

    def add(self, spans: Iterable[Span]) -> None:
        """Keep the spans that overlap no span added before."""
        for span in spans:
            offsets = range(span.start, span.end)
            if span.end > span.start and self._taken.isdisjoint(offsets):
                self._taken.update(offsets)
                self._spans.append(span)

    def exclude(self, ranges: Iterable[tuple[int, int]]) -> None:
        """Keep no later span that overlaps one of these ranges."""
        for start, end in ranges:
            self._taken.update(range(start, end))

    def spans(self) -> tuple[Span, ...]:
        """Return all kept spans in the order of the text."""
        return tuple(sorted(self._spans))

    def surfaces(self, text: str, kind: str) -> tuple[str, ...]:
        """Return the surfaces of one type in the order of adding."""
        return tuple(
            text[span.start : span.end]
            for span in self._spans
            if span.type == kind
        )
