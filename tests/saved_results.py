"""Results of benches, faults, fuzzers and attacks in files of JSON."""

from pathlib import Path
from typing import TypeVar

import msgspec

__all__ = ["MAKE", "read_saved", "save"]

MAKE = Path(__file__).parents[1] / ".make"
"""Where the last runs are, which are not committed."""
T = TypeVar("T")


def read_saved(path: Path, kind: type[T], empty: T) -> T:
    """Return the results of a file; the empty ones if it does not exist."""
    if not path.exists():
        return empty
    return msgspec.json.decode(path.read_bytes(), type=kind)


def save(path: Path, results: object) -> None:
    """Write results, so that equal results give equal bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = msgspec.json.encode(results, order="sorted")
    path.write_bytes(msgspec.json.format(text, indent=2) + b"\n")
