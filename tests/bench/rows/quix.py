"""
The whole desk beside the same pure functions on quix-streams.

``make bench-peers`` installs it. Both read the same records of the same real
Kafka. quix-streams runs in one process and keeps the state in dictionaries;
the desk also writes its changelogs, metrics and dead letters.
"""

import asyncio
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from extractors.model.raw import RawItem
from tests.bench.pages.page_files import peer_python
from tests.bench.pages.page_sample import page_rounds, raw_page
from tests.bench.peers.quix_run import running_quix
from tests.bench.running.desk_run import running_desk
from tests.bench.running.wire_items import make_item
from tests.bench.table.options import Options, ratios, total
from tests.bench.table.results import Bar, Result, Side
from tests.kafka.broker import RealKafka

__all__ = ["measure"]

ENVIRONMENT = "peers-quix"
BARS = {"pages": Bar(0.85), "wire items": Bar(0.60)}
WARM = {"pages": 60, "wire items": 300}
PARTITIONS = 2


class Rounds(NamedTuple):
    """Both sides, round by round."""

    desk: list[Side]
    quix: list[Side]


async def measure(options: Options) -> list[Result]:
    """Return the ratios of both rates per CPU second."""
    python = peer_python(ENVIRONMENT)
    if not python.exists():
        return [_row(name, None) for name in BARS]
    broker = RealKafka()
    try:
        await asyncio.to_thread(broker.start)
        return [
            _row(name, await _rounds(broker.address, python, name, options))
            for name in BARS
        ]
    finally:
        broker.close()


def _row(name: str, rounds: Rounds | None) -> Result:
    title, compared = f"quix-streams, {name}", "same functions, same Kafka"
    if rounds is None:
        return Result(
            title, compared, "ratio", bar=BARS[name],
            note="quix-streams is not installed: make bench-peers",
        )  # fmt: skip
    return Result(
        title, compared, "ratio", ratios(rounds.desk, rounds.quix),
        BARS[name], total(rounds.desk), total(rounds.quix),
    )  # fmt: skip


async def _rounds(
    address: str, python: Path, name: str, options: Options
) -> Rounds:
    warm, *measured = _items(name, options)
    prefix = f"{name.split(maxsplit=1)[0]}."
    rounds = Rounds([], [])
    async with (
        running_desk(
            address, options.extra, count=PARTITIONS, prefix=prefix
        ) as desk,
        running_quix(python, address, prefix, PARTITIONS) as quix,
    ):
        await desk.take("warm", warm)
        await quix.take(desk.sources)
        for items in measured:
            rounds.desk.append(await desk.take("desk", items))
            rounds.quix.append(await quix.take(desk.sources))
    return rounds


def _items(name: str, options: Options) -> Iterable[Sequence[RawItem]]:
    """Yield the items to warm up with, then those of each round."""
    warm, count = WARM[name], options.rounds
    if name == "pages":
        first, others = page_rounds(count, options.pages, warm)
        number = 0
        for pages in (first, *others):
            yield [
                raw_page(page, number + place)
                for place, page in enumerate(pages)
            ]
            number += len(pages)
        return
    yield [make_item(number) for number in range(warm)]
    for number in range(count):
        start = warm + number * options.items
        yield [make_item(n) for n in range(start, start + options.items)]
