"""Small charts, as numbers for SVG."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

__all__ = ["Bar", "Chart", "latency_chart", "outcome_charts", "quantile"]

WIDTH, HEIGHT = 480, 96
OUTCOMES = ("item", "duplicate", "stale", "held", "killed", "deadLetter")
NAMES = {
    "item": "Items", "duplicate": "Duplicates", "stale": "Stale",
    "held": "Held", "killed": "Kills", "deadLetter": "Dead letters",
}  # fmt: skip


class Bar(NamedTuple):
    """One bar, in the coordinates of its chart."""

    x: float
    y: float
    width: float
    height: float
    label: str


class Chart(NamedTuple):
    """A chart; ``table`` says the same in words."""

    name: str
    tone: str
    total: str
    width: int
    height: int
    bars: tuple[Bar, ...]
    most: str


def outcome_charts(
    rows: Iterable[Sequence[Any]], first: int, last: int
) -> tuple[Chart, ...]:
    """
    Return one chart for each outcome.

    Args:
        rows: step, outcome and count.
        first, last: the steps that the charts show.
    """
    counts: dict[str, dict[int, int]] = {name: {} for name in OUTCOMES}
    for step, outcome, count in rows:
        if outcome in counts:
            counts[outcome][step] = count
    return tuple(
        _bars(NAMES[name], name, by_step, first, last)
        for name, by_step in counts.items()
    )


def _bars(
    name: str, tone: str, by_step: Mapping[int, int], first: int, last: int
) -> Chart:
    most = max(by_step.values(), default=0)
    width = WIDTH / max(1, last - first + 1)
    bars = tuple(
        Bar(
            round((step - first) * width, 1),
            round(HEIGHT * (1 - count / most), 1), round(width * 0.85, 1),
            round(HEIGHT * count / most, 1), f"{count:,}",
        )
        for step, count in sorted(by_step.items())
        if first <= step <= last and count
    )  # fmt: skip
    total = sum(by_step.values())
    return Chart(
        name, tone, f"{total:,}", WIDTH, HEIGHT, bars, f"{most:,} in a step"
    )


def latency_chart(millis: Iterable[int]) -> Chart:
    """Return the times from the fetch to the record, in ten classes."""
    limits = (0.5, 1, 2, 3, 5, 10, 20, 60, 300)
    seconds = sorted(max(0.0, value / 1000) for value in millis)
    counts = dict.fromkeys(range(len(limits) + 1), 0)
    for value in seconds:
        counts[bisect_left(limits, value)] += 1
    chart = _bars("From fetch to reader", "item", counts, 0, len(limits))
    median, high = quantile(seconds, 0.5), quantile(seconds, 0.99)
    return chart._replace(
        total=f"median {median:.1f} s, 99 % {high:.1f} s",
        most="classes up to 0.5, 1, 2, 3, 5, 10, 20, 60, 300 s, and more",
    )


def quantile(ordered: Sequence[float], share: float) -> float:
    """Return a quantile of ordered numbers; 0 if there are none."""
    if not ordered:
        return 0.0
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
