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
    return tuple(
        span if span.id or span.name else _named(text, span, spans)
        for span in spans
    )


def _named(text: str, span: Span, spans: Sequence[Span]) -> Span:
    if span.type not in {"person", "organisation"}:
        return span
    surface = text[span.start : span.end]
    fits = _is_person if span.type == "person" else _is_organisation
    candidates = [
        other
        for other in spans
        if other.type == span.type
        and other.end - other.start > span.end - span.start
        and fits(surface, other.name or text[other.start : other.end])
    ]
    if not candidates:
        return span
    best = _nearest(span, candidates)
    name = best.name or text[best.start : best.end]
    return span._replace(name=" ".join(name.split()), id=best.id)


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
