"""
The near-duplicate index with many items, compared with two libraries.

    python -m tests.bench.bench_dedupe [10000 100000 1000000]

Each text has 300 random shingles from a fixed seed, so that a million texts
need no corpus. Each size runs in its own process, so that the memory figures
are correct. Seconds are CPU seconds, so that other load on the machine counts
less. Then one whole lane is measured (`dedupe_lane.py`). datasketch and rensa
are measured if they are installed (`uv pip install datasketch rensa`), each
with its own hashes of the same shingles. datasketch is measured up to 100,000
items only, where it already takes 23 KB per item.
"""

import importlib.util
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from extractors.similarity.index import NearIndex
from extractors.similarity.shingles import Hashes, Sketch, sketch
from streams.desk.dedupe.timers import AT_ONCE

SHINGLES = 300
QUERIES = 2000
BANDS, ROWS = 64, 2
PAGE = os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    """Print one table of the index, then the lane."""
    if sys.argv[1:2] == ["measure"]:
        print(MEASURES[sys.argv[2]](int(sys.argv[3])), flush=True)
        return
    sizes = [int(size) for size in sys.argv[1:]] or [10**4, 10**5, 10**6]
    print(f"{'index':12}{'items':>10}{'adds/s':>10}{'lookups/s':>11}"
          f"{'bytes/item':>12}{'found':>8}{'worst add':>12}{'expiry':>12}")  # fmt: skip
    for name in MEASURES:
        for size in sizes:
            _measure_in_process(name, size)
    subprocess.run(
        [sys.executable, "-m", "tests.bench.dedupe_lane"], check=True
    )


def _measure_in_process(name: str, size: int) -> None:
    if name != "copydesk" and importlib.util.find_spec(name) is None:
        print(f"{name:12}{size:>10,} not installed: skipped")
        return
    if name == "datasketch" and size > 10**5:
        print(f"{name:12}{size:>10,} 23 KB an item: not run")
        return
    command = [sys.executable, "-m", __spec__.name, "measure", name, str(size)]
    subprocess.run(command, check=True)


def texts(size: int) -> Iterator[Hashes]:
    """Yield the shingle hashes of this number of texts."""
    dice = np.random.default_rng(7)
    for _ in range(size):
        yield np.unique(dice.integers(0, 2**64, SHINGLES, dtype=np.uint64))


def copies(kept: list[tuple[str, Hashes]]) -> Iterator[tuple[str, Hashes]]:
    """Yield copies that keep 60 % of the shingles."""
    dice = np.random.default_rng(8)
    for key, hashes in kept:
        mask = dice.random(len(hashes)) < 0.6
        other = dice.integers(0, 2**64, SHINGLES // 3, dtype=np.uint64)
        yield key, np.unique(np.concatenate([hashes[mask], other]))


def measure(
    name: str,
    size: int,
    prepare: Callable[[Hashes], Any],
    add: Callable[[str, Any], Any],
    find: Callable[[Any], list[str]],
) -> str:
    """Fill an index, look up copies and other texts; return a table row."""
    before, spent, worst = _resident(), 0.0, 0.0
    kept: list[tuple[str, Hashes]] = []
    for place, hashes in enumerate(texts(size)):
        key = f"https://www.example.org/2026/01/{place:012}.html"
        prepared = prepare(hashes)
        begin = time.process_time()
        add(key, prepared)
        took = time.process_time() - begin
        spent, worst = spent + took, max(worst, took)
        if place % max(1, size // QUERIES) == 0:
            kept.append((key, hashes))
    of_queries = sum(hashes.nbytes for _, hashes in kept)
    memory = (_resident() - before - of_queries) / size
    queries = [(key, prepare(hashes)) for key, hashes in copies(kept)]
    strangers = [prepare(hashes) for hashes in texts(QUERIES * 2)][QUERIES:]
    begin = time.process_time()
    for stranger in strangers:
        find(stranger)
    lookups = len(strangers) / (time.process_time() - begin)
    recall = sum(key in find(query) for key, query in queries) / len(queries)
    return (f"{name:12}{size:>10,}{size / spent:>10,.0f}{lookups:>11,.0f}"
            f"{memory:>12,.0f}{recall:>8.3f}{worst * 1000:>9.1f} ms")  # fmt: skip


def copydesk(size: int) -> str:
    """Measure `NearIndex`."""
    index = NearIndex()

    def add(key: str, text: Sketch) -> None:
        index.add(key, text, 0.0)

    def find(text: Sketch) -> list[str]:
        return [candidate.key for candidate in index.candidates(text, 3)]

    row = measure("copydesk", size, sketch, add, find)
    return f"{row}{_longest_expiry(index) * 1000:>9.1f} ms"


def _longest_expiry(index: NearIndex) -> float:
    """Expire all items as ticks do; return the longest step in seconds."""
    worst = 0.0
    while True:
        begin = time.process_time()
        old = index.oldest(1.0, AT_ONCE)
        for key in old:
            index.remove(key)
        worst = max(worst, time.process_time() - begin)
        if not old:
            return worst


def datasketch(size: int) -> str:
    """Measure datasketch's MinHashLSH, 64 bands of 2."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415

    index = MinHashLSH(num_perm=BANDS * ROWS, params=(BANDS, ROWS))

    def prepare(hashes: Hashes) -> Any:
        minhash = MinHash(num_perm=BANDS * ROWS, hashfunc=_first_32)
        minhash.update_batch([value.tobytes() for value in hashes])
        return minhash

    return measure("datasketch", size, prepare, index.insert, index.query)


def rensa(size: int) -> str:
    """Measure rensa's LSH, 64 bands of 2."""
    from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415

    index = RMinHashLSH(threshold=0.5, num_perm=BANDS * ROWS, num_bands=BANDS)
    keys: list[str] = []

    def prepare(hashes: Hashes) -> Any:
        minhash = RMinHash(num_perm=BANDS * ROWS, seed=1)
        minhash.update([str(value) for value in hashes.tolist()])
        return minhash

    def add(key: str, minhash: Any) -> None:
        index.insert(len(keys), minhash)
        keys.append(key)

    def find(minhash: Any) -> list[str]:
        return [keys[number] for number in index.query(minhash)]

    return measure("rensa", size, prepare, add, find)


def _first_32(data: bytes) -> int:
    return int.from_bytes(data[:4], "little")


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE


MEASURES: dict[str, Callable[[int], str]] = {
    "copydesk": copydesk, "datasketch": datasketch, "rensa": rensa,
}  # fmt: skip

if __name__ == "__main__":
    main()
