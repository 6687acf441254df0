"""The Markdown table of the benches, and the JSON file of their last runs."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tests.bench.table.results import Bar, Report, Result, Side
from tests.saved_results import read_saved, save

__all__ = ["brief", "markdown", "read_reports", "write_reports"]

HEADER = (
    "bench", "compared with", "median", "spread", "bar", "held", "copydesk",
    "the other side",
)  # fmt: skip


def markdown(reports: Iterable[Report]) -> str:
    """Return a table with one line for each result, and their notes."""
    results = [result for report in reports for result in report.results]
    table = _table([HEADER, *map(_cells, results)])
    notes = "".join(
        f"- {result.name}: {result.note}\n"
        for result in results
        if result.note
    )
    return f"{table}\n{notes}" if notes else table


def brief(reports: Iterable[Report]) -> str:
    """Return the table of the results that have a bar, without the sides."""
    judged = (
        result for report in reports for result in report.results if result.bar
    )
    shown = HEADER.index("copydesk")
    return _table([line[:shown] for line in (HEADER, *map(_cells, judged))])


def _table(lines: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table whose first line is its header."""
    rule = ("---",) * len(lines[0])
    return "".join(
        f"| {' | '.join(cells)} |\n" for cells in (lines[0], rule, *lines[1:])
    )


def read_reports(path: Path) -> dict[str, Report]:
    """Return the reports of a file by bench; none if it does not exist."""
    return read_saved(path, dict[str, Report], {})


def write_reports(path: Path, reports: Mapping[str, Report]) -> None:
    """Write reports as `save` does."""
    save(path, dict(reports))


def _cells(result: Result) -> tuple[str, ...]:
    spread = result.spread
    return (
        result.name,
        result.compared,
        "not run"
        if result.median is None
        else _with_unit(result.median, result.unit),
        f"{_number(spread[0])} to {_number(spread[1])}" if spread else "",
        _bar(result.bar),
        {True: "yes", False: "no", None: ""}[result.held],
        _side(result.ours),
        _side(result.other),
    )


def _with_unit(value: float, unit: str) -> str:
    return f"{_number(value)} {'' if unit == 'ratio' else unit}".strip()


def _number(value: float) -> str:
    """Return a number with about three digits that count."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def _bar(bar: Bar | None) -> str:
    return f"{bar.kind} {_number(bar.limit)}" if bar else ""


def _side(side: Side | None) -> str:
    if side is None:
        return ""
    return (
        f"{_number(side.per_cpu)}/CPU-s, {_number(side.per_clock)}/s "
        f"({_number(side.cpu)} CPU-s in {_number(side.clock)} s)"
    )
