"""
Pages per second of the whole clean step, compared with trafilatura alone.

    python -m tests.bench.bench_clean [pages]

Both read each page in turn in the same run, so that other load on the machine
slows both equally.
"""

import logging
import sys
from time import process_time

import trafilatura

from tests.quality import corpora
from tests.quality.extraction import clean_page

PAGES = 60


def main(count: int = PAGES) -> float:
    """Print pages/s of both; return their ratio."""
    logging.disable(logging.CRITICAL)
    all_pages = corpora.fundus() + corpora.aeb()
    pages = all_pages[:: max(1, len(all_pages) // count)][:count]
    spent = {"clean": 0.0, "trafilatura": 0.0}
    for page in pages:  # the first use of a language builds its tables
        clean_page(page)
    for page in pages:
        start = process_time()
        clean_page(page)
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
