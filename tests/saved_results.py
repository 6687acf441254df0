"""Results of benches, faults, fuzzers and attacks in files of JSON."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

__all__ = ["MAKE", "Named", "merged", "read_saved", "save"]

MAKE = Path(__file__).parents[1] / ".make"
"""Where the last runs are, which are not committed."""
T = TypeVar("T")


class Named(Protocol):
    """A result of one target, fault or attack."""

    @property
    def name(self) -> str:
        """Its name, one of a list."""


N = TypeVar("N", bound=Named)


def read_saved(path: Path, kind: type[T], empty: T) -> T:
    """Return the results of a file; the empty ones if it does not exist."""
    if not path.exists():
        return empty
    return msgspec.json.decode(path.read_bytes(), type=kind)


def merged(
    saved: Iterable[N], new: Iterable[N], order: Iterable[str]
) -> tuple[N, ...]:
    """
    Return saved results with new ones in their place.

    Args:
        order: the names that there are; results of others are left out.
    """
    named = {result.name: result for result in [*saved, *new]}
    return tuple(named[name] for name in order if name in named)


def save(path: Path, results: object) -> None:
    """Write results, so that equal results give equal bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = msgspec.json.encode(results, order="sorted")
    path.write_bytes(msgspec.json.format(text, indent=2) + b"\n")
