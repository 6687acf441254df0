"""Rounds of real pages through a desk and through other programs."""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from streams.local.embedded_broker import embedded_broker
from tests.bench.pages.page_files import read_with_peer, write_pages
from tests.bench.pages.page_sample import page_rounds, raw_page
from tests.bench.running.desk_run import running_desk
from tests.bench.table.options import Options
from tests.bench.table.results import Side

__all__ = ["PageReader", "PageRounds", "measure_pages"]

WARM = 60


@dataclass(frozen=True, slots=True)
class PageReader:
    """Another program; ``python`` is its interpreter, None for this one."""

    name: str
    python: Path | None = None


@dataclass(slots=True)
class PageRounds:
    """What the desk and each other program took, round by round."""

    desk: list[Side] = field(default_factory=list)
    readers: dict[str, list[Side]] = field(default_factory=dict)


async def measure_pages(
    options: Options, readers: Iterable[PageReader]
) -> PageRounds:
    """
    Let a desk worker, then each reader, take the pages of each round.

    All were warmed with other pages. No page comes twice, because a desk
    folds repeats.
    """
    warm, rounds = page_rounds(options.rounds, options.pages, WARM)
    others = list(readers)
    measured = PageRounds(readers={other.name: [] for other in others})
    numbers = count()
    with (
        embedded_broker() as address,
        tempfile.TemporaryDirectory() as home,
    ):
        files = Path(home)
        write_pages(files / "warm", warm)
        async with running_desk(address, options.extra) as desk:
            await desk.take(
                "warm", [raw_page(page, next(numbers)) for page in warm]
            )
            for number, pages in enumerate(rounds):
                of_round = files / f"{number}"
                write_pages(of_round, pages)
                raw = [raw_page(page, next(numbers)) for page in pages]
                measured.desk.append(await desk.take("desk", raw))
                for other in others:
                    side = await read_with_peer(
                        other.name, files / "warm", of_round, other.python
                    )
                    measured.readers[other.name].append(side)
    return measured
