"""
Wire items from ``wire.raw`` to ``wire.items``, beside a bare loop.

The items are generated ninjs and NewsML-G2 items of 350 words. The bare loop
is one process that calls the same pure functions (`bare_loop`).
"""

from streams.local.embedded_broker import embedded_broker
from tests.bench.running.bare_loop import BareLoop
from tests.bench.running.desk_run import running_desk
from tests.bench.running.wire_items import make_item
from tests.bench.table.options import Options, ratios, total
from tests.bench.table.results import Bar, Result, Side

__all__ = ["measure"]

WARM = 300
PARTITIONS = 2
CLOCK_BAR = Bar(400.0)
RATIO_BAR = Bar(0.55)


async def measure(options: Options) -> list[Result]:
    """Return items per second by clock, and the ratio of the CPU rates."""
    ours: list[Side] = []
    others: list[Side] = []
    with embedded_broker() as address:
        async with (
            running_desk(address, options.extra, count=PARTITIONS) as desk,
            BareLoop(address, "bench.", PARTITIONS) as bare,
        ):
            await desk.take("warm", [make_item(n) for n in range(WARM)])
            await bare.take(WARM)
            for number in range(options.rounds):
                first = WARM + number * options.items
                numbers = range(first, first + options.items)
                items = [make_item(n) for n in numbers]
                ours.append(await desk.take("desk", items))
                others.append(await bare.take(len(items)))
    sides = total(ours), total(others)
    return [
        Result(
            "end-to-end wire", "one worker, by clock", "items/s",
            tuple(side.per_clock for side in ours), CLOCK_BAR, *sides,
        ),
        Result(
            "end-to-end wire, CPU", "bare aiokafka loop, same functions",
            "ratio", ratios(ours, others), RATIO_BAR, *sides,
        ),
    ]  # fmt: skip
