"""
A verdict: where one clean item ended, what goes out, what to remember.

Judging reads the state and returns this; only `apply` changes anything.
"""

from dataclasses import dataclass, field
from typing import Any, Literal

from streams.desk.state.models import StoreName
from streams.desk.state.state import DeskState
from streams.records import CaptionRecord, Duplicate, Outcome, Unique

__all__ = ["Alarm", "AlarmKind", "Verdict", "Write", "apply"]

AlarmKind = Literal["silent_change", "sequence_gap", "kill"]
"""Closed set, a metric label."""


@dataclass(frozen=True, slots=True)
class Write:
    """One store entry to set, or to remove if the value is None."""

    store: StoreName
    key: str
    value: Any


@dataclass(frozen=True, slots=True)
class Alarm:
    """
    Something a person or a metric should hear of; not part of any record.

    Attributes:
        detail: JSON scalars, for the log line (``missing`` is the range of
            a gap, as sent: ``0412-0415``).
    """

    kind: AlarmKind
    uri: str
    feed: str
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """
    Everything that follows from one item or one tick.

    Attributes:
        outcome: where the item ended; None for a tick.
        writes: in the order in which they are to be applied.
    """

    outcome: Outcome | None
    uniques: tuple[Unique, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    captions: tuple[CaptionRecord, ...] = ()
    writes: tuple[Write, ...] = ()
    alarms: tuple[Alarm, ...] = ()


def apply(verdict: Verdict, state: DeskState) -> None:
    """Put the verdict's writes into the stores and the derived indexes."""
    for write in verdict.writes:
        state.write(write.store, write.key, write.value)
