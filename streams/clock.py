"""The only clock: everything else is handed a time."""

import time
from datetime import UTC, datetime

__all__ = ["now", "seconds"]


def now() -> datetime:
    """Return this instant, in UTC, with its zone."""
    return datetime.now(UTC)


def seconds() -> float:
    """Return a clock that never goes back, for durations only; seconds."""
    return time.perf_counter()
