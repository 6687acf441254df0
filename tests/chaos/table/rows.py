"""What one fault did, the Markdown tables of all, and their JSON file."""

from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path
from statistics import median

import msgspec

from tests.attackers.costs import Cost
from tests.bench.table.results import Machine
from tests.chaos.table.slopes import Soak
from tests.fuzz.campaign import Result as Fuzzed
from tests.saved_results import read_saved, save

__all__ = [
    "Results",
    "Row",
    "grouped",
    "markdown",
    "read_results",
    "write_results",
]

HEADER = (
    "fault", "desks", "times", "items", "lost", "wrong finals",
    "other errors", "restarts", "recovery s (worst)", "pause s (worst)",
)  # fmt: skip


class Row(msgspec.Struct, frozen=True):
    """
    One fault in one deployment.

    Attributes:
        times: how often it was repeated.
        items: raw items that were sent meanwhile.
        lost: items without an outcome.
        ambiguous: items with several outcomes.
        wrong: keys whose last value differs from an undisturbed run's.
        unexpected: records that an undisturbed run never writes.
        back: versions that were published behind a newer one or a kill.
        letters: dead letters, and outcomes that belong to no item.
        restarts: workers that ended and were replaced.
        recoveries, pauses: seconds, one for each time.
        lasts: seconds from the begin of the fault to its end.
        contention: wall time over CPU time of a thread that never waits.
        seconds: the whole run.
        errors: the first errors in words.
    """

    fault: str
    desks: int
    times: int
    items: int
    lost: int
    ambiguous: int
    wrong: int
    unexpected: int
    back: int
    letters: int
    restarts: int
    recoveries: tuple[float, ...]
    pauses: tuple[float, ...]
    lasts: float
    contention: float
    seconds: float
    errors: tuple[str, ...] = ()


class Results(msgspec.Struct, frozen=True):
    """
    The rows of the last long runs, by fault and desks, and the soak.

    Attributes:
        fuzzed: the targets of the last `make fuzz`.
        attacks: those of the last `make attack`.
    """

    machine: Machine
    rows: dict[str, Row] = {}
    soak: Soak | None = None
    fuzzed: tuple[Fuzzed, ...] = ()
    attacks: tuple[Cost, ...] = ()

    def with_row(self, row: Row) -> "Results":
        """Return the results with this row instead of its former run."""
        rows = self.rows | {f"{row.fault}, {row.desks}": row}
        return msgspec.structs.replace(self, rows=rows)


def markdown(rows: Iterable[Row]) -> str:
    """Return the table, with the sum of all rows at its end."""
    listed = list(rows)
    cells = [*map(_cells, listed)]
    if len(listed) > 1:
        cells.append(_sum("**all**", listed))
    return _table(cells)


def grouped(rows: Iterable[Row], kinds: Mapping[str, str]) -> str:
    """
    Return the table with one line for each kind of fault.

    Args:
        kinds: the kind of each fault, by its name; they are listed in this
            order.
    """
    groups: dict[str, list[Row]] = {kind: [] for kind in kinds.values()}
    for row in rows:
        groups[kinds[row.fault]].append(row)
    cells = [
        _sum(f"{kind}: {', '.join({row.fault: None for row in group})}", group)
        for kind, group in groups.items()
        if group
    ]
    return _table([*cells, _sum("**all**", [*chain(*groups.values())])])


def _table(cells: Iterable[tuple[str, ...]]) -> str:
    lines = [HEADER, ("---",) * len(HEADER), *cells]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def read_results(path: Path, machine: Machine) -> Results:
    """
    Return the results of a file; none if it does not exist.

    Args:
        machine: that of a new file; a file keeps its own.
    """
    return read_saved(path, Results, Results(machine))


def write_results(path: Path, results: Results) -> None:
    """Write results as `save` does."""
    save(path, results)


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row.fault,
        str(row.desks),
        str(row.times),
        f"{row.items:,}",
        str(row.lost),
        str(row.wrong),
        str(_others(row)),
        str(row.restarts),
        _times(row.recoveries),
        _times(row.pauses),
    )


def _others(row: Row) -> int:
    return row.ambiguous + row.unexpected + row.back + row.letters


def _times(values: tuple[float, ...]) -> str:
    if not values:
        return ""
    if len(values) == 1:
        return f"{values[0]:.1f}"
    return f"{median(values):.1f} ({max(values):.1f})"


def _sum(name: str, rows: list[Row]) -> tuple[str, ...]:
    return (
        name,
        ", ".join(map(str, sorted({row.desks for row in rows}))),
        str(sum(row.times for row in rows)),
        f"{sum(row.items for row in rows):,}",
        str(sum(row.lost for row in rows)),
        str(sum(row.wrong for row in rows)),
        str(sum(map(_others, rows))),
        str(sum(row.restarts for row in rows)),
        _worst(value for row in rows for value in row.recoveries),
        _worst(value for row in rows for value in row.pauses),
    )


def _worst(values: Iterable[float]) -> str:
    return f"({max(values, default=0.0):.1f})"
