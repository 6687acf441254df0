"""Real pages from ``wire.raw`` to ``wire.items``, beside bare trafilatura."""

from tests.bench.pages.page_rounds import PageReader, measure_pages
from tests.bench.table.options import Options, ratios, total
from tests.bench.table.results import Bar, Result

__all__ = ["measure"]

BAR = Bar(0.80)
ALONE = PageReader("trafilatura")
TOGETHER = PageReader("trafilatura", processes=2)
"""As busy as the desk keeps two cores: on cores that share a cache or a clock,
the same page then takes more CPU time."""


async def measure(options: Options) -> list[Result]:
    """Return the ratios of the rates per CPU second."""
    rounds = await measure_pages(options, [ALONE, TOGETHER])
    alone = rounds.readers[ALONE]
    together = rounds.readers[TOGETHER]
    return [
        Result(
            "end-to-end pages", "trafilatura, bare", "ratio",
            ratios(rounds.desk, alone), BAR, total(rounds.desk),
            total(alone),
        ),
        Result(
            "end-to-end pages, as busy", "trafilatura, bare, in two processes",
            "ratio", ratios(rounds.desk, together), None, total(rounds.desk),
            total(together),
        ),
    ]  # fmt: skip
