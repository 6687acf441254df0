"""What a run of the benches may choose, and the sums of their rounds."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.bench.table.results import Side

__all__ = ["Options", "ratios", "total"]


@dataclass(frozen=True, slots=True)
class Options:
    """
    Sizes of the benches.

    Attributes:
        rounds: repetitions of each measurement.
        pages: pages of one round.
        items: wire items of one round.
        texts: texts in the window of a worker that restarts.
        many: items after which the memory of a worker is read.
        feeds: feeds of the idle desk.
        stories: open stories of a lane.
        extra: settings of all workers, by the names of their variables.
    """

    rounds: int = 3
    pages: int = 300
    items: int = 5000
    texts: int = 1_000_000
    many: int = 100_000
    feeds: int = 1000
    stories: int = 50_000
    extra: dict[str, str] = field(default_factory=dict)


def total(sides: Iterable[Side]) -> Side:
    """Return the sides of all rounds as one."""
    every = list(sides)
    return Side(
        every[0].name,
        sum(side.count for side in every),
        sum(side.cpu for side in every),
        sum(side.clock for side in every),
    )


def ratios(ours: Iterable[Side], others: Iterable[Side]) -> tuple[float, ...]:
    """Return our units per CPU second over theirs, round by round."""
    return tuple(
        our.per_cpu / other.per_cpu
        for our, other in zip(ours, others, strict=True)
    )
