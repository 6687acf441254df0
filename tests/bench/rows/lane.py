"""One dedupe lane as a worker runs it, beside its step alone."""

import asyncio

from tests.bench.dedupe_lane import (
    Rate,
    make_records,
    measure_step,
    measure_worker,
)
from tests.bench.running.isolated import call_in_process
from tests.bench.table.options import Options, ratios, total
from tests.bench.table.results import Bar, Result, Side

__all__ = ["measure"]

SIZE = 6000
BAR = Bar(0.60)


async def measure(options: Options) -> list[Result]:
    """Return the ratio of both rates per CPU second."""
    size = min(SIZE, options.items)
    ours: list[Side] = []
    others: list[Side] = []
    for _ in range(options.rounds):
        others.append(await _side("step", size))
        ours.append(await _side("lane", size))
    return [
        Result(
            "dedupe lane", "its step alone", "ratio", ratios(ours, others),
            BAR, total(ours), total(others),
        )
    ]  # fmt: skip


async def _side(name: str, size: int) -> Side:
    rate = await asyncio.to_thread(call_in_process, _measure, name, size)
    return Side(name, size, size / rate.cpu, size / rate.clock)


def _measure(name: str, size: int) -> Rate:
    values = make_records(size)
    return measure_step(values) if name == "step" else measure_worker(values)
