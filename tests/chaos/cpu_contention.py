"""Measure how much CPU time a thread gets on this machine."""

import threading
import time
from typing import Self

__all__ = ["CpuContention"]

BURST = 0.02
EVERY = 1.0


class CpuContention:
    """
    Mean ratio of wall time to CPU time of a thread that never waits.

    It is 1 on an idle machine, and below 2 if two cores run one test and
    nothing else. On a busy machine it is the number of threads per core.
    """

    def __init__(self) -> None:
        self._ended = threading.Event()
        self._wall = self._cpu = 0.0
        self._thread = threading.Thread(target=self._measure, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    @property
    def factor(self) -> float:
        """The mean until now; at least 1."""
        return max(1.0, self._wall / (self._cpu or 1.0))

    def _measure(self) -> None:
        while not self._ended.wait(EVERY):
            wall, cpu = time.monotonic(), time.thread_time()
            while time.thread_time() - cpu < BURST:
                pass
            self._wall += time.monotonic() - wall
            self._cpu += time.thread_time() - cpu
