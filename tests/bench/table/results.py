"""
The result of one bench: repeated values, their median, and a bar.

A result is a frozen value, so that the table, the JSON file and the documents
are functions of the same results.
"""

from statistics import median
from typing import Literal

import msgspec

__all__ = ["Bar", "Machine", "Report", "Result", "Side"]


class Side(msgspec.Struct, frozen=True):
    """
    What one program did in all rounds together.

    Attributes:
        count: number of pages, items or words.
        cpu: CPU seconds of all its processes.
        clock: seconds of wall time.
    """

    name: str
    count: int
    cpu: float
    clock: float

    @property
    def per_cpu(self) -> float:
        """Units per CPU second; 0 if no time was measured."""
        return self.count / self.cpu if self.cpu else 0.0

    @property
    def per_clock(self) -> float:
        """Units per second of wall time; 0 if no time was measured."""
        return self.count / self.clock if self.clock else 0.0


class Bar(msgspec.Struct, frozen=True):
    """A limit that the median must reach."""

    limit: float
    kind: Literal["at least", "at most"] = "at least"

    def holds(self, value: float) -> bool:
        """Return whether a value reaches the limit."""
        if self.kind == "at least":
            return value >= self.limit
        return value <= self.limit


class Result(msgspec.Struct, frozen=True):
    """
    One row of the table.

    Attributes:
        name: what is measured.
        compared: what it is measured against, or how.
        unit: of the values; ``ratio`` for a quotient of two rates.
        values: one for each round; empty if the bench could not run.
        ours, other: both sides, with all rounds added up.
        note: why it could not run, or what the value does not show.
    """

    name: str
    compared: str
    unit: str
    values: tuple[float, ...] = ()
    bar: Bar | None = None
    ours: Side | None = None
    other: Side | None = None
    note: str = ""

    @property
    def median(self) -> float | None:
        """The middle of the values; None without values."""
        return median(self.values) if self.values else None

    @property
    def spread(self) -> tuple[float, float] | None:
        """The smallest and the largest value; None with less than two."""
        if len(self.values) < 2:
            return None
        return min(self.values), max(self.values)

    @property
    def held(self) -> bool | None:
        """Whether the median reaches the bar; None without either."""
        if self.bar is None or self.median is None:
            return None
        return self.bar.holds(self.median)


class Machine(msgspec.Struct, frozen=True):
    """
    Where and with what a bench ran.

    Attributes:
        date: ISO 8601 date of the run.
        load: processes that wanted a core when it started, mean of a minute.
        versions: program -> version.
    """

    date: str
    cpu: str
    cores: int
    memory_gib: float
    load: float
    versions: dict[str, str]


class Report(msgspec.Struct, frozen=True):
    """The results of one bench, and the machine of its last run."""

    bench: str
    machine: Machine
    results: tuple[Result, ...]
