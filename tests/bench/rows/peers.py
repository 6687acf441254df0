"""
The whole desk beside other programs that read news pages.

``make bench-peers`` installs them. A program that is not installed has a row
that says so.
"""

from collections.abc import Sequence

from tests.bench.pages.page_files import peer_python
from tests.bench.pages.page_rounds import PageReader, measure_pages
from tests.bench.table.options import Options, ratios, total
from tests.bench.table.results import Bar, Result, Side

__all__ = ["measure"]

BARS = {"newspaper4k": Bar(4.0), "news-please": Bar(7.0)}
ENVIRONMENT = "peers-pages"


async def measure(options: Options) -> list[Result]:
    """Return one row for each program."""
    python = peer_python(ENVIRONMENT)
    if not python.exists():
        return [_row(name) for name in BARS]
    readers = {name: PageReader(name, python) for name in BARS}
    rounds = await measure_pages(options, readers.values())
    return [
        _row(name, rounds.desk, rounds.readers[reader.title])
        for name, reader in readers.items()
    ]


def _row(
    name: str, desk: Sequence[Side] = (), others: Sequence[Side] = ()
) -> Result:
    title = f"peers, {name}"
    if not desk:
        return Result(
            title, f"{name}, same pages", "ratio", bar=BARS[name],
            note=f"{name} is not installed: make bench-peers",
        )  # fmt: skip
    return Result(
        title, f"{name}, same pages", "ratio", ratios(desk, others),
        BARS[name], total(desk), total(others),
    )  # fmt: skip
