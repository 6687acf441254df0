"""
A desk whose processes hang, crash or eat memory on marked documents.

    python -m tests.kafka.poisoned_desk desk

Real documents of these kinds are mended when they are found. All other code
is the desk's own.
"""

import ctypes
import sys
import time

from extractors.model.raw import RawItem
from extractors.pipeline.clean import Cleaned, clean
from streams.cli.main import main
from streams.desk.clean import step

__all__ = ["CRASH", "HANG", "MEMORY"]

HANG = b"poison: hang"
CRASH = b"poison: crash"
MEMORY = b"poison: memory"


def _eat_memory() -> None:
    kept = []
    while True:
        kept.append(bytearray(16 * 1024 * 1024))


def poisoned_clean(raw: RawItem, max_text: int) -> Cleaned:
    """Clean a raw item, unless it is marked."""
    if HANG in raw.body:
        time.sleep(3600)
    if CRASH in raw.body:
        ctypes.string_at(0)
    if MEMORY in raw.body:
        _eat_memory()
    return clean(raw, max_text)


vars(step)["clean"] = poisoned_clean

if __name__ == "__main__":
    sys.argv[0] = "copydesk"
    main()
