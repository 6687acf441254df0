"""
A verdict: the outcome of one clean item, its records and its writes.

Judging reads the state and returns a verdict; only `apply` changes the state.
"""

from dataclasses import dataclass, field
from typing import Any, Literal

from streams.desk.state.models import StoreName
from streams.desk.state.state import DeskState
from streams.records import CaptionRecord, Duplicate, Outcome, Unique

__all__ = ["Alarm", "AlarmKind", "Verdict", "Write", "apply"]

AlarmKind = Literal["silent_change", "sequence_gap", "kill"]
"""A closed set, because it is a metric label."""


@dataclass(frozen=True, slots=True)
class Write:
    """One store entry to set; to remove if the value is None."""

    store: StoreName
    key: str
    value: Any


@dataclass(frozen=True, slots=True)
class Alarm:
    """
    An event for the log and the metrics; not part of any record.

    Attributes:
        detail: JSON scalars for the log line; ``missing`` is the range of a
            sequence gap: ``412-415``.
    """

    kind: AlarmKind
    uri: str
    feed: str
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """
    The result of judging one item or one tick.

    Attributes:
        outcome: the item's outcome; None for a tick.
        writes: changes of the state, in the order of applying them.
    """

    outcome: Outcome | None
    uniques: tuple[Unique, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    captions: tuple[CaptionRecord, ...] = ()
    writes: tuple[Write, ...] = ()
    alarms: tuple[Alarm, ...] = ()


def apply(verdict: Verdict, state: DeskState) -> None:
    """Apply the verdict's writes to the stores and the derived indexes."""
    for write in verdict.writes:
        state.write(write.store, write.key, write.value)
