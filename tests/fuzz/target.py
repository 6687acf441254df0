"""
What is fuzzed, and how an input of the fuzzer becomes its bytes.

The first byte of an input says how the rest is read: as it is, or as a unit
to repeat, which finds functions whose time is not linear. The second byte
selects a function or a format.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

__all__ = [
    "LIMIT",
    "REPEATED",
    "SEPARATOR",
    "Bytes",
    "Target",
    "expand",
    "plain",
    "seconds_of",
]

REPEATED = 100_000
"""Bytes of an input whose unit is repeated."""
LIMIT = 1.0
"""CPU seconds for `REPEATED` bytes; more is a failure."""
SEPARATOR = b"\xff\xff"
"""Between head, unit and tail."""
REPEATS_FROM = 240
"""First bytes that stand for a repeated unit."""


class Bytes(NamedTuple):
    """What a target gets: bytes, and a number to select by."""

    body: bytes
    choice: int


@dataclass(frozen=True, slots=True)
class Target:
    """
    One function, or a few that are alike, with any bytes as input.

    Attributes:
        run: raises an error of `errors`, or none.
        errors: the documented errors.
        seeds: makes inputs to begin with.
        repeats: repeated units are tried; False where each input takes long.
    """

    name: str
    run: Callable[[Bytes], object]
    errors: tuple[type[Exception], ...] = ()
    seeds: Callable[[], list[Bytes]] = list
    repeats: bool = True

    def attempt(self, data: bytes, size: int = REPEATED) -> None:
        """
        Run one input.

        Args:
            size: bytes of an input whose unit is repeated.

        Raises:
            Exception: an error that is not documented.
        """
        try:
            self.run(expand(data, size))
        except self.errors:
            return


def expand(data: bytes, size: int = REPEATED) -> Bytes:
    """Return the bytes that an input of the fuzzer stands for."""
    if len(data) < 2:
        return Bytes(b"", 0)
    first, choice, rest = data[0], data[1], data[2:]
    if first < REPEATS_FROM:
        return Bytes(rest, choice)
    head, _, rest = rest.partition(SEPARATOR)
    unit, _, tail = rest.partition(SEPARATOR)
    count = size // len(unit) if unit else 0
    return Bytes(head + unit * count + tail, choice)


def plain(parts: Bytes) -> bytes:
    """Return the input of the fuzzer that stands for these bytes."""
    return bytes((0, parts.choice)) + parts.body


def seconds_of(target: Target, data: bytes, size: int = REPEATED) -> float:
    """Return the CPU seconds of one input, whatever it raises."""
    begin = time.process_time()
    try:
        target.attempt(data, size)
    except Exception:  # noqa: BLE001 - only its time is asked for
        return time.process_time() - begin
    return time.process_time() - begin
