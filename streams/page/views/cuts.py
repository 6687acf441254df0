"""What the clean step has cut from an item, and by which rule."""

from collections.abc import Iterable
from typing import NamedTuple

from extractors.model.trace import Trace

__all__ = ["Cut", "cuts", "other_steps"]

CHOICES = frozenset(
    {
        "body-source", "gap", "language", "page", "reading", "signal",
        "source",
    }
)  # fmt: skip
"""Rules that choose or note something, and cut nothing."""


class Cut(NamedTuple):
    """One cut or choice."""

    rule: str
    field: str
    text: str
    detail: str


def cuts(trace: Iterable[Trace]) -> tuple[Cut, ...]:
    """Return what was taken out of the body, in order."""
    return tuple(_cut(step) for step in trace if step.rule not in CHOICES)


def other_steps(trace: Iterable[Trace]) -> tuple[Cut, ...]:
    """Return the choices of the clean step."""
    return tuple(_cut(step) for step in trace if step.rule in CHOICES)


def _cut(step: Trace) -> Cut:
    rule = step.rule.replace("-", " ")
    return Cut(rule, step.field, step.text, step.detail)
