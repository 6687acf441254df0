"""Who is meant: short names joined to the full ones of the same text."""

import re
from collections.abc import Iterable, Sequence

from extractors.entities.engine import Span

__all__ = ["full_names"]

_WORD = re.compile(r"[^\W_]+(?:[-'\u2019.&][^\W_]+)*\.?")


def full_names(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """
    Give each person and organisation its fullest name in the text.

    ``Xi`` is ``Xi Jinping``, ``Putin`` is ``Vladimir Putin``, ``WTO`` is the
    ``World Trade Organization``. Two people of one surname keep it to the
    one named last before.
    """
    fullest = _distinct(text, spans)
    return tuple(
        span if span.id or span.name else _named(text, span, fullest)
        for span in spans
    )


def _distinct(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Keep the mentions of names that have more than one word."""
    return tuple(
        span
        for span in spans
        if span.type in {"person", "organisation"}
        and (" " in (span.name or text[span.start : span.end]))
    )


def _named(text: str, span: Span, fullest: Sequence[Span]) -> Span:
    if span.type not in {"person", "organisation"}:
        return span
    surface = text[span.start : span.end]
    fits = _is_person if span.type == "person" else _is_organisation
    names = {
        other: other.name or text[other.start : other.end]
        for other in fullest
        if other.type == span.type
    }
    fitting = {name: fits(surface, name) for name in set(names.values())}
    candidates = [
        other
        for other, name in names.items()
        if fitting[name] and len(name) > len(surface)
    ]
    if not candidates:
        return span
    best = _nearest(span, candidates)
    return span._replace(name=" ".join(names[best].split()), id=best.id)


def _nearest(span: Span, candidates: Iterable[Span]) -> Span:
    """Take the last one before, else the first one after."""
    ordered = sorted(candidates)
    before = [c for c in ordered if c.start < span.start]
    return before[-1] if before else ordered[0]


def _is_person(short: str, full: str) -> bool:
    shorter, longer = _WORD.findall(short), _WORD.findall(full)
    size = len(shorter)
    if not 0 < size < len(longer):
        return False
    return longer[-size:] == shorter or longer[:size] == shorter


def _is_organisation(short: str, full: str) -> bool:
    shorter, longer = _WORD.findall(short), _WORD.findall(full)
    if not shorter or len(longer) < 2:
        return False
    initials = "".join(word[0] for word in longer if word[0].isupper())
    if len(shorter) == 1 and len(short) > 1 and initials == short:
        return True
    return len(shorter) < len(longer) and longer[: len(shorter)] == shorter
