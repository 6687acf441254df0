"""
Real pages from ``wire.raw`` to ``wire.items``, beside bare trafilatura.

A desk worker with its processes takes the pages of each round; then
trafilatura reads the same pages in its own process. Both were warmed with
other pages. No page comes twice, because a desk folds repeats.
"""

import tempfile
from itertools import count
from pathlib import Path

from streams.local.embedded_broker import embedded_broker
from tests.bench.desk_run import running_desk
from tests.bench.options import Options, ratios, total
from tests.bench.page_files import read_with_peer, write_pages
from tests.bench.page_sample import page_rounds, raw_page
from tests.bench.results import Bar, Result, Side

__all__ = ["measure"]

WARM = 60
BAR = Bar(0.80)


async def measure(options: Options) -> list[Result]:
    """Return the ratio of both rates per CPU second."""
    warm, rounds = page_rounds(options.rounds, options.pages, WARM)
    ours: list[Side] = []
    others: list[Side] = []
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
                write_pages(files / f"{number}", pages)
                raw = [raw_page(page, next(numbers)) for page in pages]
                ours.append(await desk.take("desk", raw))
                others.append(
                    await read_with_peer(
                        "trafilatura", files / "warm", files / f"{number}"
                    )
                )
    return [
        Result(
            "end-to-end pages", "trafilatura, bare", "ratio",
            ratios(ours, others), BAR, total(ours), total(others),
        )
    ]  # fmt: skip
