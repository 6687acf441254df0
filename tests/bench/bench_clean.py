"""
Pages a second of the whole clean step, beside trafilatura alone.

    python -m tests.bench.bench_clean [pages]

Both read the same pages in the same run, turn about, so that a busy machine
slows both alike.
"""

import logging
import sys
from time import process_time

import trafilatura

from tests.quality import corpora
from tests.quality.extraction import cleaned

PAGES = 60


def main(count: int = PAGES) -> float:
    """Print pages/s of both; give their ratio."""
    logging.disable(logging.CRITICAL)
    every = corpora.fundus() + corpora.aeb()
    pages = every[:: max(1, len(every) // count)][:count]
    spent = {"clean": 0.0, "trafilatura": 0.0}
    for page in pages:  # tables are built on the first use of a language
        cleaned(page)
    for page in pages:
        start = process_time()
        cleaned(page)
        middle = process_time()
        trafilatura.bare_extraction(
            page.html, url=page.url or None, with_metadata=True
        )
        spent["clean"] += middle - start
        spent["trafilatura"] += process_time() - middle
    for name, seconds in spent.items():
        print(f"{name:12} {len(pages) / seconds:7.1f} pages/s")
    ratio = spent["trafilatura"] / spent["clean"]
    print(f"{'ratio':12} {ratio:7.2f}  (at least 0.80)")
    return ratio


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
