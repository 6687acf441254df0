"""
The only clock of `streams`.

Other modules call it or get the time as an argument.
"""

import time
from datetime import UTC, datetime

__all__ = ["now", "seconds", "sleep"]


def now() -> datetime:
    """Return the current time in UTC, with its time zone."""
    return datetime.now(UTC)


def seconds() -> float:
    """Return a monotonic time in seconds; only for durations."""
    return time.perf_counter()


def sleep(duration: float) -> None:
    """Block the calling thread for a number of seconds."""
    time.sleep(duration)
