"""
A desk whose processes hang, crash or eat memory on marked documents.

    python -m tests.kafka.poisoned_desk desk

Real documents of these kinds are mended when they are found. All other code
is the desk's own.
"""

import ctypes
import sys
from itertools import repeat

from extractors.model.raw import RawItem
from extractors.pipeline.clean import Cleaned, clean
from streams.cli.main import main
from streams.desk.clean import step

__all__ = ["CRASH", "HANG", "MEMORY", "NATIVE_HANG"]

HANG = b"poison: hang"
NATIVE_HANG = b"poison: native hang"
CRASH = b"poison: crash"
MEMORY = b"poison: memory"


def _eat_memory() -> None:
    kept = []
    while True:
        kept.append(bytearray(16 * 1024 * 1024))


def poisoned_clean(raw: RawItem, max_text: int) -> Cleaned:
    """Clean a raw item, unless it is marked."""
    while HANG in raw.body:
        continue
    if NATIVE_HANG in raw.body:
        sum(repeat(1))  # one call of a C function
    if CRASH in raw.body:
        ctypes.string_at(0)
    if MEMORY in raw.body:
        _eat_memory()
    return clean(raw, max_text)


vars(step)["clean"] = poisoned_clean

if __name__ == "__main__":
    sys.argv[0] = "copydesk"
    main()
