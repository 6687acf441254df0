"""Rounds of real pages through a desk and through other programs."""

import asyncio
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import msgspec

from streams.local.embedded_broker import embedded_broker
from tests.bench.pages.page_files import read_with_peer, write_pages
from tests.bench.pages.page_sample import page_rounds, raw_page
from tests.bench.running.desk_run import running_desk
from tests.bench.table.options import Options, total
from tests.bench.table.results import Side
from tests.quality.corpora import Page

__all__ = ["PageReader", "PageRounds", "measure_pages"]

WARM = 60


@dataclass(frozen=True, slots=True)
class PageReader:
    """
    Another program.

    Attributes:
        python: its interpreter, None for this one.
        processes: of it that share the pages, at the same time.
    """

    name: str
    python: Path | None = None
    processes: int = 1


@dataclass(slots=True)
class PageRounds:
    """What the desk and each other program took, round by round."""

    desk: list[Side] = field(default_factory=list)
    readers: dict[PageReader, list[Side]] = field(default_factory=dict)


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
    measured = PageRounds(readers={other: [] for other in others})
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
            for pages in rounds:
                raw = [raw_page(page, next(numbers)) for page in pages]
                measured.desk.append(await desk.take("desk", raw))
                for other in others:
                    measured.readers[other].append(
                        await _read(other, files, pages)
                    )
    return measured


async def _read(
    reader: PageReader, files: Path, pages: Sequence[Page]
) -> Side:
    """Let the processes of a program read the pages, each its share."""
    with tempfile.TemporaryDirectory(dir=files) as home:
        shares = [Path(home) / f"{n}" for n in range(reader.processes)]
        for number, share in enumerate(shares):
            write_pages(share, pages[number :: reader.processes])
        sides = await asyncio.gather(
            *(
                read_with_peer(
                    reader.name, files / "warm", share, reader.python
                )
                for share in shares
            )
        )
    side = total(sides)
    return msgspec.structs.replace(
        side, clock=max(side.clock for side in sides)
    )
