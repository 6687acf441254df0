"""
Resident memory of a desk worker: when it is ready, and after many items.

The items after the first thousand repeat them. So the state does not grow,
and memory that grows is lost. Memory is of all processes of the worker; pages
that they share count in each. The rows `restart` and `idle` print what a
million texts and a thousand feeds take.
"""

from streams.local.embedded_broker import embedded_broker
from tests.bench.running.desk_run import DeskRun, running_desk
from tests.bench.running.processes import session_processes
from tests.bench.running.wire_items import make_item
from tests.bench.table.options import Options
from tests.bench.table.results import Bar, Result

__all__ = ["measure"]

DIFFERENT = 1000
BAR = Bar(1.10, "at most")
MIB = 2**20


async def measure(options: Options) -> list[Result]:
    """Return MiB when ready and after many items, and their growth."""
    with embedded_broker() as address:
        async with running_desk(address, options.extra) as desk:
            ready = _mebibytes(desk)
            different = min(DIFFERENT, options.many // 2)
            items = [make_item(number) for number in range(different)]
            await desk.take("first", items)
            first, taken = _mebibytes(desk), different
            while taken < options.many:
                await desk.take("repeats", items)
                taken += different
            last, each = _mebibytes(desk), _each_process(desk)
    return [
        Result(
            "memory, worker ready", "all processes of a desk", "MiB", (ready,)
        ),
        Result(
            f"memory, {taken:,} items", "all processes of a desk", "MiB",
            (last,), note=each,
        ),
        Result(
            "memory, growth", f"after {different:,} items", "ratio",
            (last / first,), BAR,
        ),
    ]  # fmt: skip


def _mebibytes(desk: DeskRun) -> float:
    uses = session_processes(desk.worker.process.pid)
    return sum(use.memory for use in uses) / MIB


def _each_process(desk: DeskRun) -> str:
    """Return the memory of each process, the main process first."""
    uses = session_processes(desk.worker.process.pid)
    return "each process, MiB: " + ", ".join(
        f"{use.memory / MIB:.0f}" for use in uses
    )
