"""
The only clock of `streams`.

Other modules call it or get the time as an argument.
"""

import time
from datetime import UTC, datetime

__all__ = [
    "now",
    "seconds",
    "seconds_since_boot",
    "sleep",
    "thread_cpu_seconds",
]

_BOOT_CLOCK: int | None = getattr(time, "CLOCK_BOOTTIME", None)


def now() -> datetime:
    """Return the current time in UTC, with its time zone."""
    return datetime.now(UTC)


def seconds() -> float:
    """Return a monotonic time in seconds; only for durations."""
    return time.perf_counter()


def seconds_since_boot() -> float:
    """
    Return a monotonic time in seconds that never pauses.

    It also counts while the machine is suspended (``CLOCK_BOOTTIME``, Linux).
    Systems without that clock have their usual monotonic time.
    """
    if _BOOT_CLOCK is None:
        return time.monotonic()
    return time.clock_gettime(_BOOT_CLOCK)


def thread_cpu_seconds() -> float:
    """Return the CPU time of the calling thread; only for durations."""
    return time.thread_time()


def sleep(duration: float) -> None:
    """Block the calling thread for a number of seconds."""
    time.sleep(duration)
