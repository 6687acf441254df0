"""
Enrichment: words a second on one core, memory and load time by engine.

Run it as ``python -m tests.bench.bench_enrich``.
"""

import resource
import sys
import time
from collections.abc import Callable

from extractors.entities import Engine, wire_engine
from tests.quality.entities import marked

PARAGRAPH = (
    "LIMA - Finance Minister Carla Rojas Benavides said on Tuesday that the "
    "Andean Bank of Commerce would lend Peru $2.5 billion over three years, "
    "3 percent less than in 2019. Rojas spoke in Arequipa after she met "
    "Tomas Lindqvist, chief economist at Northern Pulp Holdings Ltd, and "
    "officials of the European Union. The Ministry of Mines and Energy "
    "declined to comment. Farmers in the valley said that rain had come "
    "late, and that nobody had told them when the road would be mended.\n\n"
)
DOCUMENT = PARAGRAPH * 6


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(name: str, build: Callable[[], Engine], rounds: int) -> float:
    """Print one line for an engine; give its words a second of CPU."""
    before, start = megabytes(), time.process_time()
    engine = build()
    marked(DOCUMENT, engine)
    loaded = time.process_time() - start
    start = time.process_time()
    for _ in range(rounds):
        marked(DOCUMENT, engine)
    rate = rounds * len(DOCUMENT.split()) / (time.process_time() - start)
    print(
        f"{name:6} {rate:9,.0f} words/s  load {loaded:5.2f} s  "
        f"+{megabytes() - before:4.0f} MB"
    )
    return rate


def main() -> None:
    measure("wire", wire_engine, 60)
    try:
        from extractors.entities.spacy_engine import (  # noqa: PLC0415
            spacy_engine,  # an extra, which may be missing
        )
    except ImportError:
        print("spacy  not installed", file=sys.stderr)
    else:
        measure("spacy", spacy_engine, 10)


if __name__ == "__main__":
    main()
