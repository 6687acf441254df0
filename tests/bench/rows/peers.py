"""
The whole desk beside other programs that read news pages.

``make bench-peers`` installs them. A program that is not installed has a row
that says so.
"""

from tests.bench.pages.page_files import peer_python
from tests.bench.pages.page_rounds import PageReader, PageRounds, measure_pages
from tests.bench.table.options import Options, ratios, total
from tests.bench.table.results import Bar, Result

__all__ = ["measure"]

BARS = {"newspaper4k": Bar(4.0), "news-please": Bar(7.0)}
ENVIRONMENT = "peers-pages"


async def measure(options: Options) -> list[Result]:
    """Return one row for each program."""
    python = peer_python(ENVIRONMENT)
    readers = [PageReader(name, python) for name in BARS]
    if not python.exists():
        return [_row(reader, None) for reader in readers]
    rounds = await measure_pages(options, readers)
    return [_row(reader, rounds) for reader in readers]


def _row(reader: PageReader, rounds: PageRounds | None) -> Result:
    name = reader.name
    title = f"peers, {name}"
    if rounds is None:
        return Result(
            title, f"{name}, same pages", "ratio", bar=BARS[name],
            note=f"{name} is not installed: make bench-peers",
        )  # fmt: skip
    others = rounds.readers[reader]
    return Result(
        title, f"{name}, same pages", "ratio", ratios(rounds.desk, others),
        BARS[name], total(rounds.desk), total(others),
    )  # fmt: skip
