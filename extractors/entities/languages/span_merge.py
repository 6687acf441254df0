"""Merge the spans of several rules; the first of overlapping spans wins."""

import re
from collections.abc import Iterable, Iterator

import ahocorasick_rs

from extractors.entities.engine import Span
from extractors.entities.text.gazetteer import Hit

__all__ = [
    "SpanMerger",
    "drop_inner",
    "find_names",
    "find_repeats",
    "unambiguous_names",
]


def unambiguous_names(hits: Iterable[Hit]) -> Iterator[Span]:
    """Yield the known names that need no context, except places."""
    for start, end, entry in hits:
        kind = entry.type
        if kind == "people" or not entry.unambiguous:
            continue
        if kind != "place":
            yield Span(start, end, kind, 0.8, entry.id, entry.name)


def drop_inner(
    spans: Iterable[Span], longer: Iterable[Span]
) -> Iterator[Span]:
    """Yield the spans that are no part of a longer one: ``Volvo Cars``."""
    whole: dict[int, Span] = {}
    for span in longer:
        for at in range(span.start, span.end):
            other = whole.get(at)
            if (
                other is None
                or span.end - span.start > other.end - other.start
            ):
                whole[at] = span
    for span in spans:
        outer = whole.get(span.start)
        if (
            outer is None
            or span.end > outer.end
            or span.end - span.start >= outer.end - outer.start
        ):
            yield span


def find_repeats(text: str, surfaces: Iterable[str]) -> Iterator[Span]:
    """Yield further mentions of people by these names, longest first."""
    for start, end in find_names(text, surfaces):
        before, after = text[start - 1 : start], text[end : end + 1]
        if not (_WORD_CHARACTER.match(before) or _WORD_CHARACTER.match(after)):
            yield Span(start, end, "person", 0.6)


def find_names(text: str, names: Iterable[str]) -> list[tuple[int, int]]:
    """
    Return start and end of each name in a text; the longest name first.

    The text is scanned once, whatever the number of names.
    """
    ordered = sorted(set(names), key=lambda name: (-len(name), name))
    automaton = ahocorasick_rs.AhoCorasick(
        ordered, matchkind=ahocorasick_rs.MatchKind.Standard
    )
    matches = automaton.find_matches_as_indexes(text, overlapping=True)
    return [(start, end) for _, start, end in sorted(matches)]


_WORD_CHARACTER = re.compile(r"\w")


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
