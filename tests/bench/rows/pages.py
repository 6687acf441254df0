"""Real pages from ``wire.raw`` to ``wire.items``, beside bare trafilatura."""

from tests.bench.pages.page_rounds import PageReader, measure_pages
from tests.bench.table.options import Options, ratios, total
from tests.bench.table.results import Bar, Result

__all__ = ["measure"]

BAR = Bar(0.80)
TRAFILATURA = "trafilatura"


async def measure(options: Options) -> list[Result]:
    """Return the ratio of both rates per CPU second."""
    rounds = await measure_pages(options, [PageReader(TRAFILATURA)])
    others = rounds.readers[TRAFILATURA]
    return [
        Result(
            "end-to-end pages", "trafilatura, bare", "ratio",
            ratios(rounds.desk, others), BAR, total(rounds.desk),
            total(others),
        )
    ]  # fmt: skip
