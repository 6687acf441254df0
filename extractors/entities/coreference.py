"""Coreference: short names resolved to the full names of the same text."""

import re
from collections.abc import Iterable, Sequence

from extractors.entities.engine import Span

__all__ = ["resolve_full_names"]

_WORD = re.compile(r"[^\W_]+(?:[-'\u2019.&][^\W_]+)*\.?")


def resolve_full_names(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """
    Give each person and organisation its fullest name in the text.

    ``Xi`` is ``Xi Jinping``, ``Putin`` is ``Vladimir Putin``, ``WTO`` is the
    ``World Trade Organization``. If two people share a surname, it refers to
    the one whose full name stands last before it.
    """
    full = tuple(span for span in spans if _is_full(text, span))
    return tuple(
        span if span.id or span.name else _resolve(text, span, full)
        for span in spans
    )


def _is_full(text: str, span: Span) -> bool:
    """Return whether a person or organisation has more than one word."""
    name = span.name or text[span.start : span.end]
    return span.type in {"person", "organisation"} and " " in name


def _resolve(text: str, span: Span, full: Sequence[Span]) -> Span:
    if span.type not in {"person", "organisation"}:
        return span
    surface = text[span.start : span.end]
    is_short_form = (
        _is_short_person if span.type == "person" else _is_short_organisation
    )
    names = {
        other: other.name or text[other.start : other.end]
        for other in full
        if other.type == span.type
    }
    # Each name is compared once, however often it is mentioned.
    matches = {
        name: is_short_form(surface, name) for name in {*names.values()}
    }
    candidates = [
        other
        for other, name in names.items()
        if matches[name] and len(name) > len(surface)
    ]
    if not candidates:
        return span
    antecedent = _nearest(span, candidates)
    name = " ".join(names[antecedent].split())
    return span._replace(name=name, id=antecedent.id)


def _nearest(span: Span, candidates: Iterable[Span]) -> Span:
    """Return the last candidate before a span, else the first after it."""
    ordered = sorted(candidates)
    before = [c for c in ordered if c.start < span.start]
    return before[-1] if before else ordered[0]


def _is_short_person(short: str, full: str) -> bool:
    """Return whether a name starts or ends with another: ``Xi``."""
    shorter, longer = _WORD.findall(short), _WORD.findall(full)
    size = len(shorter)
    if not 0 < size < len(longer):
        return False
    return longer[-size:] == shorter or longer[:size] == shorter


def _is_short_organisation(short: str, full: str) -> bool:
    """Return whether a name is the initials or the start of another."""
    shorter, longer = _WORD.findall(short), _WORD.findall(full)
    if not shorter or len(longer) < 2:
        return False
    initials = "".join(word[0] for word in longer if word[0].isupper())
    if len(shorter) == 1 and len(short) > 1 and initials == short:
        return True
    return len(shorter) < len(longer) and longer[: len(shorter)] == shorter
