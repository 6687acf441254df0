"""What both benches among many open stories have in common."""

import asyncio
from collections.abc import Callable
from time import perf_counter, process_time
from typing import NamedTuple

from tests.bench.running.isolated import call_in_process
from tests.bench.table.options import Options, total
from tests.bench.table.results import Bar, Result, Side

__all__ = ["Figures", "Names", "measure_stories", "side_since"]

BAR = Bar(1.0, "at most")


class Figures(NamedTuple):
    """
    What was measured.

    Attributes:
        sides, others: one of each round; the others compare with all stories.
        size: bytes of a story in memory.
        rebuild: CPU seconds to make the indexes anew.
    """

    sides: list[Side]
    others: list[Side]
    size: float
    rebuild: float


class Names(NamedTuple):
    """
    How the rows are called.

    Attributes:
        enter: what is measured.
        beside: what it is compared with.
        memory, held: the row of the memory, and what that is of.
        rebuild: the row of the restart.
    """

    enter: str
    beside: str
    memory: str
    held: str
    rebuild: str


async def measure_stories(
    measure: Callable[[int, int], Figures], names: Names, options: Options
) -> list[Result]:
    """
    Return CPU of what enters a story, memory of one, and seconds to rebuild.

    Args:
        measure: takes the numbers of stories and rounds; it runs in a process
            of its own.
    """
    figures = await asyncio.to_thread(
        call_in_process, measure, options.stories, options.rounds
    )
    many = f"{options.stories:,} open stories"
    return [
        Result(
            f"{names.enter}, {many}", names.beside, "CPU-ms/item",
            tuple(1000 / side.per_cpu for side in figures.sides), BAR,
            total(figures.sides), total(figures.others),
        ),
        Result(
            f"{names.memory}, {many}", names.held, "bytes", (figures.size,)
        ),
        Result(
            f"{names.rebuild}, {many}", "after a restart", "CPU-s",
            (figures.rebuild,),
        ),
    ]  # fmt: skip


def side_since(name: str, count: int, cpu: float, clock: float) -> Side:
    """Return what a program did since these times of this process."""
    return Side(name, count, process_time() - cpu, perf_counter() - clock)
