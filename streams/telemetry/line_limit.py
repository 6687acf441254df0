"""
Limit how many log lines the libraries write.

aiokafka logs each failed attempt to connect: with the broker away, a worker
wrote up to 185 lines a second. So libraries may write few lines a minute; the
rest are counted.
"""

import logging
import threading
from collections.abc import Container
from dataclasses import dataclass, field

from streams import clock

__all__ = ["LineLimit", "limit_lines", "take_left_out"]

MOST = 2
"""Lines with one key in `PERIOD`."""
PERIOD = 60.0
CLIENT = "aiokafka"
"""Its lines count together: one cause makes lines in many places."""


@dataclass(slots=True)
class LineLimit:
    """
    Counts the lines of each key.

    Attributes:
        left_out: number of lines that were not written.
    """

    left_out: int = 0
    _written: dict[str, list[float]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def admit(self, key: str, now: float) -> bool:
        """Return whether a line may be written, and count it."""
        with self._lock:
            recent = [
                time
                for time in self._written.get(key, ())
                if now - time < PERIOD
            ]
            if len(recent) < MOST:
                self._written[key] = [*recent, now]
                return True
            self.left_out += 1
            return False

    def take_left_out(self) -> int:
        """Return how many lines were left out since the last call."""
        with self._lock:
            count, self.left_out = self.left_out, 0
            return count


def _key(record: logging.LogRecord) -> str:
    """
    Return what a record counts as: a client, or a place in the code.

    An exception counts by its place, so that lines about connections never
    hide it.
    """
    client = record.name.partition(".")[0] == CLIENT
    if client and not record.exc_info:
        return CLIENT
    return f"{record.pathname}:{record.lineno}"


_LIMIT = LineLimit()
"""Log lines belong to the process, and so does their limit."""


def limit_lines(handler: logging.Handler, libraries: Container[str]) -> None:
    """Limit the lines of some libraries that a handler writes."""

    def admit(record: logging.LogRecord) -> bool:
        is_limited = record.name.partition(".")[0] in libraries
        return not is_limited or _LIMIT.admit(_key(record), clock.seconds())

    handler.addFilter(admit)


def take_left_out() -> int:
    """Return how many lines of libraries were left out since last time."""
    return _LIMIT.take_left_out()
